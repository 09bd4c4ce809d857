// Which codes are good no more because newer ones took their place.
import { computed } from '@preact/signals'
import { messages } from './inbox.js'

/** Codes of a number and scope that are good at once: the newest ones. */
const goodAtOnce = 3

/** The ids of their messages. */
export const pushedOut = computed<ReadonlySet<string>>(() => {
  const ids = new Set<string>()
  const newer = new Map<string, number>()
  for (const { id, accountId, to, scope, spent } of messages.value) {
    // A verified one took along all that there were, so those that came before have gone as well.
    if (spent) continue
    const key = `${accountId} ${to} ${scope}`
    const count = newer.get(key) ?? 0
    if (count >= goodAtOnce) ids.add(id)
    newer.set(key, count + 1)
  }
  return ids
})
