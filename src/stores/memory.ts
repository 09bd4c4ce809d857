// A store in the memory of one process: fast, and empty again after a restart.
import { endOf, pack, unpack } from './packed.js'
import type { Change, Store, StoredRecord } from './store.js'

/** Options of `memoryStore`. */
export interface MemoryStoreOptions {
  /** Epoch milliseconds; `Date.now` when absent. A service with this store goes by it too. */
  readonly now?: (() => number) | undefined
}

// The keys that came last keep their records as they are; those of the others are kept as text, which takes half the memory of the objects that a record consists of.
const keptAsObjects = 10_000
// Two looks for each write outrun the writes, so what has expired is gone after at most one walk over the map, without a timer for each key.
const looksPerUpdate = 2

/** A store that forgets everything when its process ends. It holds as many records as there are unexpired ones. */
export function memoryStore({ now = Date.now }: MemoryStoreOptions = {}): Store {
  /** In the order in which their keys came. */
  const recent = new Map<string, StoredRecord>()
  const older = new Map<string, string>()
  let walk = older.entries()

  function forgetExpired(at: number): void {
    for (let look = 0; look < looksPerUpdate; look += 1) {
      const next = walk.next()
      if (next.done) {
        walk = older.entries()
        return
      }
      const [key, text] = next.value
      if (endOf(text) <= at) older.delete(key)
    }
  }

  function find(key: string): StoredRecord | undefined {
    const text = older.get(key)
    return text === undefined ? recent.get(key) : unpack(text)
  }

  function keep(key: string, record: StoredRecord, at: number): void {
    recent.set(key, record)
    if (recent.size <= keptAsObjects) return
    const [oldest] = recent
    if (!oldest) return
    recent.delete(oldest[0])
    if (oldest[1].expiresAt > at) older.set(oldest[0], pack(oldest[1]))
  }

  return {
    now,
    async update<Stored extends StoredRecord, Outcome>(key: string, change: Change<Stored, Outcome>) {
      const at = now()
      forgetExpired(at)
      // A key holds one kind of record, and the caller knows which.
      const held = find(key) as Stored | undefined
      const { record, outcome } = change(held && held.expiresAt > at ? held : undefined)
      older.delete(key)
      if (record) keep(key, record, at)
      else recent.delete(key)
      return outcome
    },
    async close() {
      recent.clear()
      older.clear()
    },
  }
}
