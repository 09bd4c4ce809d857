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
  const records = new Map<string, string>()
  let walk = records.entries()

  function forgetExpired(at: number): void {
    for (let look = 0; look < looksPerUpdate; look += 1) {
      const next = walk.next()
      if (next.done) {
        walk = records.entries()
        return
      }
      const [key, text] = next.value
      if (endOf(text) <= at) records.delete(key)
    }
  }

  return {
    async update<Stored extends StoredRecord, Outcome>(key: string, change: Change<Stored, Outcome>) {
      const at = now()
      forgetExpired(at)
      const text = records.get(key)
      const { record, outcome } = change(text !== undefined && endOf(text) > at ? unpack<Stored>(text) : undefined)
      if (record) records.set(key, pack(record))
      else records.delete(key)
      return outcome
    },
    async close() {
      records.clear()
    },
  }
}

// As text, a record takes half the memory of the objects that it consists of. Its end stands first, so that it can be read alone. Joined, because V8 would keep
// a concatenation as a tree of its parts.
function pack(record: StoredRecord): string {
  return [record.expiresAt, JSON.stringify(record)].join(' ')
}

function unpack<Stored extends StoredRecord>(text: string): Stored {
  // `pack` wrote it, and a key holds one kind of record, which the caller knows.
  return JSON.parse(text.slice(text.indexOf(' '))) as Stored
}

function endOf(text: string): number {
  return Number.parseInt(text, 10)
}
