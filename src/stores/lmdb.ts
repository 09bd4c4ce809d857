// A store in a folder of one machine: durable before it answers, and shared by all processes that open the folder.
import { createHmac, type KeyObject } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers'
import type { Database, RootDatabase } from 'lmdb'
import { endOf, pack, unpack } from './packed.js'
import { type Change, type Store, type StoredRecord, StoreUnavailableError } from './store.js'

export type { Change, Store, StoredRecord } from './store.js'

/** Options of `lmdbStore`. */
export interface LmdbStoreOptions {
  /** Its folder, made when it is missing, for its owner alone. Only one this store made, or an empty one, will do. */
  readonly folder: string
  /** Hashes the names of records, so that no file tells whom they are about; a secret key of at least 32 bytes. A folder is opened with the key that it was made with. */
  readonly key: KeyObject
  /** Epoch milliseconds; `Date.now` when absent. */
  readonly now?: (() => number) | undefined
  /** What records may take on the disk; 4 GiB when absent. Beyond it, new records are refused and those that are there still change. */
  readonly maxBytes?: number | undefined
}

/** A store on disk. */
export interface LmdbStore extends Store {
  /** Copies all that is durable to another folder, which must be new or empty, while the store goes on. */
  backup(folder: string): Promise<void>
  /** How many records there are, expired ones that nobody came across among them, and what they take. */
  size(): { readonly records: number; readonly bytes: number }
}

/** Why a folder cannot be opened: `message` says what is wrong and what would be right. Nothing was changed. */
export class StoreOpenError extends Error {
  override readonly name = 'StoreOpenError'
}

const format = 1
const markName = 'bandwidth-2fa'
const magic = Buffer.from('dec0efbe', 'hex')
const magicAt = 24
const defaultMaxBytes = 4 * 1024 ** 3
// More looks than writes, so what has expired is gone after at most one walk over the records.
const looksPerChange = 2
/** After this many transactions, the size is looked at again. */
const transactionsPerLook = 16

interface Waiting {
  readonly name: Buffer
  readonly change: Change<StoredRecord, unknown>
  resolve(outcome: unknown): void
  reject(reason: unknown): void
}

type Settle = () => void

/**
 * Opens the folder. Every change that waits at the end of a turn of the event loop goes into one transaction, which is on the disk before any of them is answered.
 * Rejects with a StoreOpenError when the folder is another program's, of a newer version, not accessible or made with another key; with a TypeError for a key that is too
 * short; and when the package `lmdb` is not installed.
 */
export async function lmdbStore(options: LmdbStoreOptions): Promise<LmdbStore> {
  const { key, now = Date.now, maxBytes = defaultMaxBytes } = options
  if ((key.symmetricKeySize ?? 0) < 32) throw new TypeError('key must be a secret key of at least 32 bytes')
  const lmdb = await import('lmdb').catch((cause: unknown) => {
    throw new StoreOpenError('the store on disk needs the package lmdb: npm install lmdb@3', { cause })
  })
  const hashed = (name: string) => createHmac('sha256', key).update(name).digest().subarray(0, 16)
  const { root, records } = openFolder(lmdb.open, options, hashed('the key of this folder').toString('hex'))

  let waiting: Waiting[] = []
  let nextToLookAt: Buffer | undefined
  let transactions = 0
  let isFull = false

  /** Everything that waits, in one transaction. */
  function commit(): void {
    const changes = waiting
    waiting = []
    if (changes.length === 0) return
    let settled: readonly Settle[] = []
    try {
      if (transactions++ % transactionsPerLook === 0 || isFull) isFull = sizeOf(records).bytes >= maxBytes
      // Never `transaction`: where the disk is full, its promise ends the process, however it is caught.
      records.transactionSync(() => {
        settled = changes.map(apply)
      })
    } catch (cause) {
      for (const { reject } of changes) reject(unavailable(cause))
      sweepAlone(changes.length)
      return
    }
    for (const settle of settled) settle()
  }

  /** One change inside the transaction, and how its caller hears of it once that is durable. */
  function apply({ name, change, resolve, reject }: Waiting): Settle {
    const at = now()
    const held = records.get(name)
    let decided
    try {
      decided = change(held && endOf(held) > at ? unpack(held) : undefined)
    } catch (thrown) {
      return () => reject(thrown)
    }
    const { record, outcome } = decided
    const next = record && pack(record)
    if (next !== held) sweep(looksPerChange, at)
    if (next && !held && isFull) return () => reject(unavailable(new Error(`the records take ${maxBytes} bytes`)))
    if (next !== held) {
      if (next === undefined) records.removeSync(name)
      else records.putSync(name, next)
    }
    return () => resolve(outcome)
  }

  /** Looks at the next records in their order, and lets go of the expired ones. */
  function sweep(looks: number, at: number): void {
    const expired: Buffer[] = []
    let seen = 0
    for (const { key: name, value } of records.getRange({
      ...(nextToLookAt && { start: nextToLookAt }),
      limit: looks + 1,
    })) {
      nextToLookAt = name
      if (seen++ === looks) break
      if (endOf(value) <= at) expired.push(name)
    }
    if (seen <= looks) nextToLookAt = undefined
    for (const name of expired) records.removeSync(name)
  }

  /** After a transaction that failed, perhaps for want of room, so that room can come back. */
  function sweepAlone(changes: number): void {
    try {
      records.transactionSync(() => sweep(looksPerChange * changes, now()))
    } catch {
      // The next one tries again.
    }
  }

  return {
    now,
    update<Stored extends StoredRecord, Outcome>(name: string, change: Change<Stored, Outcome>) {
      return new Promise<Outcome>((resolve, reject) => {
        if (waiting.length === 0) setImmediate(commit)
        // A key holds one kind of record, and the caller knows which; so it does the outcome.
        waiting.push({ name: hashed(name), change, resolve, reject } as unknown as Waiting)
      })
    },
    async backup(target) {
      if (!isEmpty(target)) throw new StoreOpenError(`${target} is not empty: name a new folder for the backup`)
      mkdirSync(target, { recursive: true, mode: 0o700 })
      await root.backup(target, false)
    },
    size: () => sizeOf(records),
    async close() {
      commit()
      await root.close()
    },
  }
}

type Records = Database<string, Buffer>

function openFolder(
  open: typeof import('lmdb').open,
  { folder, maxBytes = defaultMaxBytes }: LmdbStoreOptions,
  keyCheck: string,
): { root: RootDatabase<string, string>; records: Records } {
  let root: RootDatabase<string, string> | undefined
  try {
    const isNew = isEmpty(folder)
    if (!isNew && !isDatabase(join(folder, 'data.mdb')))
      throw new StoreOpenError(`${folder} holds files of another program: name an empty or a new folder`)
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    root = open<string, string>({
      path: folder,
      noSubdir: false,
      encoding: 'string',
      // Address space, not memory; with room for the pages that a transaction writes anew.
      mapSize: 2 * maxBytes,
      // Durable when the transaction ends, not some time after.
      overlappingSync: false,
      maxDbs: 2,
    })
    claim(root, folder, isNew, keyCheck)
    return {
      root,
      records: root.openDB<string, Buffer>({ name: 'records', keyEncoding: 'binary', encoding: 'string' }),
    }
  } catch (error) {
    void root?.close()
    if (error instanceof StoreOpenError) throw error
    throw new StoreOpenError(`cannot open the store in ${folder}: ${reasonOf(error)}`, { cause: error })
  }
}

/** Marks a new folder as ours; refuses one that is another's, newer, or made with another key. */
function claim(root: RootDatabase<string, string>, folder: string, isNew: boolean, keyCheck: string): void {
  const mark = root.get(markName)
  if (mark === undefined) {
    if (!isNew && [...root.getKeys({ limit: 1 })].length > 0)
      throw new StoreOpenError(`${folder} holds a database of another program: name an empty or a new folder`)
    root.putSync(markName, `${format} ${keyCheck}`)
    return
  }
  const [version = '', check = ''] = mark.split(' ')
  if (version !== String(format))
    throw new StoreOpenError(
      `${folder} was written by a newer version of bandwidth-2fa (format ${version}, this one reads ${format}): use that version`,
    )
  if (check !== keyCheck)
    throw new StoreOpenError(`${folder} was made with another key for its names: give that key, or a new folder`)
}

function isEmpty(folder: string): boolean {
  return !existsSync(folder) || readdirSync(folder).length === 0
}

// What the library is given is mapped into memory and believed: another file would end the process. Its first page has this mark (MDB_MAGIC).
function isDatabase(file: string): boolean {
  if (!existsSync(file)) return false
  const descriptor = openSync(file, 'r')
  try {
    const head = Buffer.alloc(magicAt + magic.length)
    readSync(descriptor, head)
    return head.subarray(magicAt).equals(magic)
  } finally {
    closeSync(descriptor)
  }
}

function sizeOf(records: Records): { records: number; bytes: number } {
  // What lmdb documents for `getStats`, which its types leave open.
  const { pageSize, treeBranchPageCount, treeLeafPageCount, overflowPages, entryCount } = records.getStats() as Record<
    'pageSize' | 'treeBranchPageCount' | 'treeLeafPageCount' | 'overflowPages' | 'entryCount',
    number
  >
  return { records: entryCount, bytes: pageSize * (treeBranchPageCount + treeLeafPageCount + overflowPages) }
}

function unavailable(cause: unknown): StoreUnavailableError {
  return new StoreUnavailableError(`the store on disk did not take the change: ${reasonOf(cause)}`, { cause })
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown reason'
}
