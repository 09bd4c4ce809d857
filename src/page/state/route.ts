// Where in the page one is: kept in the address after the #, so that a link or a test can open it.
import { computed, signal } from '@preact/signals'

/** A place in the page. */
export type Route =
  | { readonly view: 'messages'; readonly number?: string; readonly message?: string }
  | { readonly view: 'journal'; readonly exchange?: string }
  | { readonly view: 'faults' }
  | { readonly view: 'scenarios' }

const hash = signal(location.hash)
addEventListener('hashchange', () => (hash.value = location.hash))

/** The place of the address; an address that is none shows the messages. */
export const route = computed(() => parse(hash.value))

/** Goes to an address such as `#/journal`. */
export function go(address: string): void {
  location.hash = address
}

/** The address of a number's thread. */
export function numberAddress(number: string): string {
  return `#/number/${number}`
}

/** An address of the page for another browser: with the token that this one was opened with. */
export function shareable(address: string): string {
  return location.origin + location.pathname + location.search + address
}

/** The address of one message. */
export function messageAddress(id: string): string {
  return `#/message/${encodeURIComponent(id)}`
}

/** The address of one exchange. */
export function exchangeAddress(id: string): string {
  return `#/journal/${encodeURIComponent(id)}`
}

function parse(address: string): Route {
  const [, view, rest] = address.split('/')
  const name = rest === undefined || rest === '' ? undefined : decoded(rest)
  if (view === 'number' && name) return { view: 'messages', number: name }
  if (view === 'message' && name) return { view: 'messages', message: name }
  if (view === 'journal') return name ? { view, exchange: name } : { view }
  if (view === 'faults' || view === 'scenarios') return { view }
  return { view: 'messages' }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
