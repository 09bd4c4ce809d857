// The exchanges that the sandbox wrote down, newest first.
import { computed, signal } from '@preact/signals'
import type { Exchange, Event as SandboxEvent } from '../../contract/sandbox.js'
import { helperNames } from '../words/operation.js'
import { route } from './route.js'

/** As many as the sandbox keeps. */
const capacity = 1_000

export const exchanges = signal<readonly Exchange[]>([])
/** Shows only exchanges that broke the contract. */
export const brokenOnly = signal(false)
export const brokenCount = computed(() => exchanges.value.filter(({ verdict }) => verdict === 'broken').length)
/** The newest exchange that broke the contract. */
export const newestBroken = computed(() => exchanges.value.find(({ verdict }) => verdict === 'broken'))
export const journalSearch = signal('')

export const shownExchanges = computed(() => {
  const wanted = journalSearch.value.trim().toLowerCase()
  // Digits are found in a number however it is written.
  const digits = /^[+\d\s().-]+$/.test(wanted) ? wanted.replace(/\D/g, '') : ''
  return exchanges.value.filter(
    (exchange) =>
      (!brokenOnly.value || exchange.verdict === 'broken') &&
      (wanted === '' || (digits !== '' && exchange.to?.includes(digits)) || wordsOf(exchange).includes(wanted)),
  )
})

/** What an exchange can be found by, beside its number: what the list and the answer say of it. */
function wordsOf({ operationId, method, path, response, forcedBy }: Exchange): string {
  const name = operationId ? `${helperNames[operationId]} ${operationId}` : ''
  return `${name} ${method} ${path} ${response?.status} ${response?.body} ${forcedBy}`.toLowerCase()
}

/** The exchange that the address names, or else the newest that is shown. */
export const openExchange = computed(() => {
  const current = route.value
  if (current.view === 'journal' && current.exchange) return exchanges.value.find(({ id }) => id === current.exchange)
  return shownExchanges.value[0]
})

/** What the list is after these events. */
export function applyToJournal(events: readonly SandboxEvent[]): void {
  // One that is told again was held, and is held no more.
  const places = new Map(exchanges.value.map(({ id }, index) => [id, exchanges.value.length - 1 - index]))
  let list: Exchange[] | undefined
  for (const event of events) {
    if (event.type === 'exchange') {
      list ??= exchanges.value.toReversed()
      const place = places.get(event.exchange.id) ?? list.length
      places.set(event.exchange.id, place)
      list[place] = event.exchange
    } else if (event.type === 'reset')
      list = (list ?? exchanges.value.toReversed()).filter(({ to }) => event.to !== null && to !== event.to)
  }
  if (list) exchanges.value = list.slice(-capacity).reverse()
}
