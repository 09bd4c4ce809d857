// Which codes are good no more although nobody used them.
import { computed } from '@preact/signals'
import type { Message } from '../../../contract/sandbox.js'
import { messages } from './inbox.js'

/** Codes of a number and scope that are good at once: the newest ones. */
const goodAtOnce = 3

/** The ids of the messages whose codes went when another one was used, or when newer ones took their place. */
export const spent = computed<ReadonlySet<string>>(() => {
  const usedAt = new Map<string, string>()
  for (const message of messages.value) {
    const { verifiedAt } = message
    // Times are of one form, RFC 3339 in UTC to the millisecond, so they sort as text.
    if (verifiedAt !== null && verifiedAt > (usedAt.get(keyOf(message)) ?? '')) usedAt.set(keyOf(message), verifiedAt)
  }
  const ids = new Set<string>()
  const newer = new Map<string, number>()
  for (const message of messages.value) {
    const { id, createdAt, verifiedAt } = message
    const key = keyOf(message)
    const count = newer.get(key) ?? 0
    if (verifiedAt === null && (count >= goodAtOnce || createdAt < (usedAt.get(key) ?? ''))) ids.add(id)
    // One that was used took all older ones along.
    newer.set(key, verifiedAt === null ? count + 1 : goodAtOnce)
  }
  return ids
})

function keyOf({ accountId, to, scope }: Message): string {
  return `${accountId} ${to} ${scope}`
}
