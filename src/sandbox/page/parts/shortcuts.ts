// Keys that work anywhere but in a field: `/` searches, `v` goes to the code, `c` copies the newest code shown.
import { go, route } from '../state/route.js'

/** Listens for the keys. */
export function listenForShortcuts(): void {
  addEventListener('keydown', (event) => {
    const { target, key } = event
    if (event.ctrlKey || event.metaKey || event.altKey || (target instanceof HTMLElement && target.matches('input, textarea, select'))) return
    const selector = { '/': '#search', v: '#code', c: '[data-testid=copy-code]' }[key]
    if (selector === undefined) return
    event.preventDefault()
    if (route.value.view !== 'messages') go('#/')
    // The view that has it is drawn by then.
    setTimeout(() => {
      const element = document.querySelector<HTMLElement>(selector)
      element?.focus()
      if (key === 'c') element?.click()
    })
  })
}
