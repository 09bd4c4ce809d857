// Copies a text, and says that it did.
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { Icon, type IconName } from './icon.js'

const shownMs = 1_600

/** A button that copies `text`. `label` says what that is, such as `Copy the code`; `shown` is written on the button, or nothing. */
export function CopyButton({
  text,
  label,
  shown,
  icon = 'copy',
  testId,
}: {
  text: string
  label: string
  shown?: string
  icon?: IconName
  testId: string
}) {
  const outcome = useSignal<'' | 'Copied' | 'Not copied'>('')
  useEffect(() => {
    if (outcome.value === '') return
    const timer = setTimeout(() => (outcome.value = ''), shownMs)
    return () => clearTimeout(timer)
  }, [outcome.value])

  const copy = async () => {
    outcome.value = (await copied(text)) ? 'Copied' : 'Not copied'
  }
  return (
    <button
      type="button"
      class={`quiet copy ${outcome.value === 'Copied' ? 'done' : ''}`}
      aria-label={outcome.value || label}
      title={label}
      data-testid={testId}
      onClick={copy}
    >
      <Icon name={outcome.value === 'Copied' ? 'check' : icon} />
      {shown && <span>{outcome.value || shown}</span>}
    </button>
  )
}

async function copied(text: string): Promise<boolean> {
  // Browsers have this on loopback and https alone; a sandbox may be bound elsewhere.
  const clipboard: Clipboard | undefined = navigator.clipboard
  if (!clipboard) return copiedByEvent(text)
  return clipboard.writeText(text).then(
    () => true,
    () => copiedByEvent(text),
  )
}

function copiedByEvent(text: string): boolean {
  const fill = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
  }
  document.addEventListener('copy', fill, { once: true })
  const isCopied = document.execCommand('copy')
  document.removeEventListener('copy', fill)
  return isCopied
}
