// The exchanges that the sandbox wrote down, newest first.
import { computed, signal } from '@preact/signals'
import type { Exchange, Event as SandboxEvent } from '../../contract/sandbox.js'
import { route } from './route.js'

/** As many as the sandbox keeps. */
const capacity = 1_000

export const exchanges = signal<readonly Exchange[]>([])
/** Shows only exchanges that broke the contract. */
export const brokenOnly = signal(false)
export const brokenCount = computed(() => exchanges.value.filter(({ verdict }) => verdict === 'broken').length)
export const shownExchanges = computed(() =>
  brokenOnly.value ? exchanges.value.filter(({ verdict }) => verdict === 'broken') : exchanges.value,
)

/** The exchange that the address names, or else the newest that is shown. */
export const openExchange = computed(() => {
  const current = route.value
  if (current.view === 'journal' && current.exchange) return exchanges.value.find(({ id }) => id === current.exchange)
  return shownExchanges.value[0]
})

/** What the list is after these events. */
export function applyToJournal(events: readonly SandboxEvent[]): void {
  const known = new Set(exchanges.value.map(({ id }) => id))
  let list: Exchange[] | undefined
  for (const event of events) {
    if (event.type === 'exchange' && !known.has(event.exchange.id))
      (list ??= exchanges.value.toReversed()).push(event.exchange)
    else if (event.type === 'reset')
      list = (list ?? exchanges.value.toReversed()).filter(({ to }) => event.to !== null && to !== event.to)
  }
  if (list) exchanges.value = list.slice(-capacity).reverse()
}
