// A long list of which only the rows in view are drawn.
import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

interface WindowedListProps<Item> {
  readonly label: string
  readonly items: readonly Item[]
  readonly keyOf: (item: Item) => string
  /** Of every row, in pixels. */
  readonly rowHeight: number
  readonly row: (item: Item) => ComponentChildren
  readonly testId: string
}

/** Rows drawn above and below what is in view, so that scrolling shows no gap. */
const margin = 6

/** A list that scrolls. Arrow keys move the focus from row to row. */
export function WindowedList<Item>({ label, items, keyOf, rowHeight, row, testId }: WindowedListProps<Item>) {
  const element = useRef<HTMLDivElement>(null)
  const scrolled = useSignal(0)
  const height = useSignal(800)
  useLayoutEffect(() => {
    const { current } = element
    if (!current) return
    const observer = new ResizeObserver(() => (height.value = current.clientHeight))
    observer.observe(current)
    return () => observer.disconnect()
  }, [])

  const first = Math.max(0, Math.floor(scrolled.value / rowHeight) - margin)
  const last = Math.min(items.length, Math.ceil((scrolled.value + height.value) / rowHeight) + margin)
  return (
    <div
      ref={element}
      class="scroll"
      data-testid={testId}
      onScroll={({ currentTarget }) => (scrolled.value = currentTarget.scrollTop)}
      onKeyDown={moveFocus}
    >
      <ul class="windowed" aria-label={label} style={{ height: `${items.length * rowHeight}px` }}>
        {items.slice(first, last).map((item, index) => (
          <li
            key={keyOf(item)}
            aria-setsize={items.length}
            aria-posinset={first + index + 1}
            style={{ top: `${(first + index) * rowHeight}px`, height: `${rowHeight}px` }}
          >
            {row(item)}
          </li>
        ))}
      </ul>
    </div>
  )
}

function moveFocus(event: KeyboardEvent): void {
  const step =
    event.key === 'ArrowDown' ? 'nextElementSibling' : event.key === 'ArrowUp' ? 'previousElementSibling' : undefined
  const row = document.activeElement?.closest('li')?.[step ?? 'nextElementSibling']
  const target = step && row?.querySelector('a')
  if (!target) return
  event.preventDefault()
  target.focus()
}
