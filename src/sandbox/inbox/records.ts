// What the service remembers in a sandbox, and how to make it forget one number.
import { rememberedMs } from '../../rules/idempotency.js'
import { type SendWindow, uncountSend } from '../../rules/limits.js'
import type { Policy } from '../../rules/policy.js'
import type { Recipient } from '../../rules/recipient.js'
import { idempotencyKey, prefixKey, recipientKey } from '../../server/keys.js'
import { memoryStore } from '../../stores/memory.js'
import type { Store } from '../../stores/store.js'

/** The service's store, with a way back. */
export interface Records extends Store {
  /** Notes that this account may have a record of this number, under this Idempotency-Key too when there is one. */
  note(accountId: string, to: string, key?: string): void
  /** Makes the store as if this number had never been called; what others of its prefix have sent still counts. */
  forget(to: string): Promise<void>
  /** Empties the store. */
  clear(): void
}

/** An empty store that goes by `now`. It knows the keys of every number for as long as it keeps their records. */
export function createRecords(now: () => number, policy: Policy): Records {
  let store = memoryStore({ now })
  /** Few: a record of any number can only be one of theirs. */
  const accounts = new Set<string>()
  /** By the store's key, the one noted longest ago first. */
  const idempotent = new Map<string, { readonly to: string; readonly endsAt: number }>()

  function take<Record extends { readonly expiresAt: number }>(key: string): Promise<Record | undefined> {
    return store.update(key, (record: Record | undefined) => ({ record: undefined, outcome: record }))
  }

  return {
    now,
    update: (key, change) => store.update(key, change),
    close: () => store.close(),
    note(accountId, to, key) {
      accounts.add(accountId)
      if (key === undefined) return
      for (const [oldest, { endsAt }] of idempotent) {
        if (endsAt > now()) break
        idempotent.delete(oldest)
      }
      const storeKey = idempotencyKey(accountId, key)
      if (!idempotent.has(storeKey)) idempotent.set(storeKey, { to, endsAt: now() + rememberedMs })
    },
    async forget(to) {
      for (const accountId of accounts) {
        const recipient = await take<Recipient>(recipientKey(accountId, to))
        for (const sentAt of recipient?.sends ?? []) {
          await store.update(prefixKey(accountId, to), (window: SendWindow | undefined) =>
            uncountSend(window, policy.sendsPerPrefix, sentAt),
          )
        }
      }
      for (const [storeKey, known] of idempotent) {
        if (known.to !== to) continue
        idempotent.delete(storeKey)
        await take(storeKey)
      }
    },
    clear() {
      store = memoryStore({ now })
      accounts.clear()
      idempotent.clear()
    },
  }
}
