// Keys that work among the messages, anywhere but in a field: `/` searches, `v` goes to the code, `c` copies the newest code shown.

const targets: Readonly<Record<string, string>> = { '/': '#search', v: '#code', c: '[data-testid=copy-code]' }

/** Listens for the keys. */
export function listenForShortcuts(): void {
  addEventListener('keydown', (event) => {
    const { target, key } = event
    if (
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      (target instanceof HTMLElement && target.matches('input, textarea, select'))
    )
      return
    const selector = targets[key]
    const element = selector === undefined ? null : document.querySelector<HTMLElement>(selector)
    if (!element) return
    event.preventDefault()
    element.focus()
    if (key === 'c') element.click()
  })
}
