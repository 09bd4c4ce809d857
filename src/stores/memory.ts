// A store in the memory of one process: fast, and empty again after a restart.
import type { Change, Store, StoredRecord } from './store.js'

/** Options of `memoryStore`. */
export interface MemoryStoreOptions {
  /** Epoch milliseconds; `Date.now` when absent. */
  readonly now?: () => number
}

// Two looks for each write outrun the writes, so what has expired is gone after at most one walk over the map, without a timer for each key.
const looksPerUpdate = 2

/** A store that forgets everything when its process ends. It holds as many records as there are unexpired ones. */
export function memoryStore({ now = Date.now }: MemoryStoreOptions = {}): Store {
  const records = new Map<string, StoredRecord>()
  let walk = records.entries()

  function forgetExpired(): void {
    for (let look = 0; look < looksPerUpdate; look += 1) {
      const next = walk.next()
      if (next.done) {
        walk = records.entries()
        return
      }
      const [key, { expiresAt }] = next.value
      if (expiresAt <= now()) records.delete(key)
    }
  }

  return {
    async update<Stored extends StoredRecord, Outcome>(key: string, change: Change<Stored, Outcome>) {
      forgetExpired()
      // A key holds one kind of record, and the caller knows which.
      const held = records.get(key) as Stored | undefined
      const { record, outcome } = change(held && held.expiresAt > now() ? held : undefined)
      if (record) records.set(key, record)
      else records.delete(key)
      return outcome
    },
    async close() {
      records.clear()
    },
  }
}
