// The store on disk does what every store must, and more: it is durable, shared by processes, bounded, and tells nobody whom it is about.
import { type ChildProcess, spawn } from 'node:child_process'
import { createSecretKey } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { open } from 'lmdb'
import { expect, onTestFinished, test } from 'vitest'
import { type LmdbStoreOptions, lmdbStore, type StoredRecord } from '../../src/stores/lmdb.js'
import { storeConformance } from './conformance.js'

const minuteMs = 60_000
const key = createSecretKey(Buffer.alloc(32, 'key'))

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'store-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function openStore(options: Partial<LmdbStoreOptions> = {}) {
  const store = await lmdbStore({ folder: newFolder(), key, ...options })
  let isOpen = true
  const close = async () => {
    if (isOpen) await store.close()
    isOpen = false
  }
  onTestFinished(close)
  const put = <Record extends StoredRecord>(name: string, record: Record) =>
    store.update(name, () => ({ record, outcome: undefined }))
  const get = (name: string) => store.update(name, (record) => ({ record, outcome: record }))
  return { ...store, put, get, close }
}

storeConformance('LMDB', async (now) => {
  const folder = newFolder()
  const store = await lmdbStore({ folder, key, now })
  let closed: Promise<void> | undefined
  return { ...store, close: () => (closed ??= store.close()) }
})

test('what was acknowledged is there after the store was closed and opened again', async () => {
  const folder = newFolder()
  const first = await openStore({ folder })
  const record = { expiresAt: Date.now() + minuteMs, text: 'kept' }
  await first.put('a', record)
  await first.close()
  const second = await openStore({ folder })
  expect(await second.get('a')).toEqual(record)
})

test('no name of a record is in its files, and nobody else may read the folder it makes', async () => {
  const folder = join(newFolder(), 'new', 'store')
  const store = await openStore({ folder })
  await store.put('9900000/to/+19195550112', { expiresAt: Date.now() + minuteMs })
  await store.close()
  expect(readFileSync(join(folder, 'data.mdb')).includes('9195550112')).toBe(false)
  expect(statSync(folder).mode & 0o777).toBe(0o700)
})

test('changes of one turn are one transaction, and a change that changes nothing is none', async () => {
  const folder = newFolder()
  const store = await openStore({ folder })
  const record = { expiresAt: Date.now() + minuteMs, count: 1 }
  const watcher = open({ path: folder, noSubdir: false, overlappingSync: false, maxDbs: 2, mapSize: 2 ** 33 })
  onTestFinished(() => watcher.close())
  const transactions = () => (watcher.getStats() as { lastTxnId: number }).lastTxnId
  await store.put('a', record)
  const before = transactions()
  await Promise.all(Array.from({ length: 100 }, (_, index) => store.put(`key ${index}`, record)))
  expect(transactions()).toBe(before + 1)
  await Promise.all(Array.from({ length: 100 }, (_, index) => store.get(`key ${index}`)))
  await store.put('a', { ...record })
  expect(transactions()).toBe(before + 1)
})

test('what has expired is let go of while others are written', async () => {
  const clock = { now: Date.now() }
  const store = await openStore({ now: () => clock.now })
  await Promise.all(
    Array.from({ length: 2_000 }, (_, index) => store.put(`old ${index}`, { expiresAt: clock.now + 1_000 })),
  )
  expect(store.size().records).toBe(2_000)
  clock.now += 1_000
  for (let turn = 0; turn < 20; turn += 1)
    await Promise.all(
      Array.from({ length: 100 }, (_, index) => store.put(`new ${index}`, { expiresAt: clock.now + minuteMs + turn })),
    )
  expect(store.size().records).toBe(100)
})

test('when it is full, new records are refused, those that are there still change, and room comes back', async () => {
  const clock = { now: Date.now() }
  const store = await openStore({ now: () => clock.now, maxBytes: 1_000_000 })
  const record = () => ({ expiresAt: clock.now + minuteMs, text: 'x'.repeat(1_000) })
  await store.put('first', record())
  for (let turn = 0; turn < 70; turn += 1)
    await Promise.allSettled(Array.from({ length: 50 }, (_, index) => store.put(`${turn} ${index}`, record())))
  await expect(store.put('one more', record())).rejects.toMatchObject({ name: 'StoreUnavailableError' })
  expect(store.size().bytes).toBeLessThan(5_000_000)
  await store.put('first', { ...record(), text: 'changed' })
  expect(await store.get('first')).toMatchObject({ text: 'changed' })

  clock.now += minuteMs
  for (let turn = 0; turn < 20; turn += 1)
    await Promise.all(Array.from({ length: 200 }, (_, index) => store.put('first', { ...record(), index })))
  await store.put('one more', record())
})

test('a backup that is made while it is written opens as a store of its own', async () => {
  const store = await openStore()
  await Promise.all(
    Array.from({ length: 100 }, (_, index) => store.put(`${index}`, { expiresAt: Date.now() + minuteMs })),
  )
  const target = join(newFolder(), 'backup')
  const copied = store.backup(target)
  await store.put('later', { expiresAt: Date.now() + minuteMs })
  await copied
  await expect(store.backup(target)).rejects.toMatchObject({ name: 'StoreOpenError' })
  const copy = await openStore({ folder: target })
  expect(copy.size().records).toBeGreaterThanOrEqual(100)
  expect(await copy.get('99')).toBeDefined()
})

test('a folder that is not its own is refused, says why, and stays as it was', async () => {
  const files = newFolder()
  writeFileSync(join(files, 'notes.txt'), 'mine')
  await expect(lmdbStore({ folder: files, key })).rejects.toThrow(/holds files of another program: name an empty/)
  expect(existsSync(join(files, 'data.mdb'))).toBe(false)

  const foreign = newFolder()
  const other = open({ path: foreign, noSubdir: false })
  await other.put('theirs', 1)
  await other.close()
  await expect(lmdbStore({ folder: foreign, key })).rejects.toThrow(/a database of another program/)

  const garbage = newFolder()
  writeFileSync(join(garbage, 'data.mdb'), 'no database'.repeat(2_000))
  await expect(lmdbStore({ folder: garbage, key })).rejects.toThrow(/holds files of another program/)

  const file = join(newFolder(), 'file')
  writeFileSync(file, '')
  await expect(lmdbStore({ folder: file, key })).rejects.toMatchObject({ name: 'StoreOpenError' })

  const newer = newFolder()
  const mark = open<string, string>({ path: newer, noSubdir: false, encoding: 'string', overlappingSync: false })
  await mark.put('bandwidth-2fa', '2 x')
  await mark.close()
  await expect(lmdbStore({ folder: newer, key })).rejects.toThrow(/newer version of bandwidth-2fa \(format 2/)

  const ours = newFolder()
  await (await openStore({ folder: ours })).close()
  const another = createSecretKey(Buffer.alloc(32, 'another'))
  await expect(lmdbStore({ folder: ours, key: another })).rejects.toThrow(/made with another key/)
  await expect(lmdbStore({ folder: ours, key: createSecretKey(Buffer.alloc(31)) })).rejects.toThrow(TypeError)
})

interface Writer {
  readonly child: ChildProcess
  readonly lines: string[]
  go(): void
  readonly ended: Promise<unknown>
}

/** The process of writer.js, ready to write. It uses the package as it is built. */
async function startWriter(folder: string, changes: number | 'forever'): Promise<Writer> {
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('writer.js', import.meta.url)), folder, String(changes)],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  )
  onTestFinished(() => void child.kill('SIGKILL'))
  const lines: string[] = []
  const reader = createInterface(child.stdout)
  const ended = Promise.all([once(reader, 'close'), once(child, 'exit')])
  await new Promise<void>((resolve) => reader.once('line', () => resolve()))
  reader.on('line', (line) => lines.push(line))
  return { child, lines, ended, go: () => void child.stdin.write('go\n') }
}

test('of 1,000 changes of one record by four processes at once none is lost or made twice', async () => {
  const folder = newFolder()
  const writers = await Promise.all([1, 2, 3, 4].map(() => startWriter(folder, 250)))
  for (const { go } of writers) go()
  await Promise.all(writers.map(({ ended }) => ended))
  const counts = writers.flatMap(({ lines }) => lines.map(Number)).sort((one, other) => one - other)
  expect(counts).toEqual(Array.from({ length: 1_000 }, (_, index) => index + 1))
}, 60_000)

test('a process that is killed while it writes loses nothing that it acknowledged, and blocks no other', async () => {
  const folder = newFolder()
  for (let kill = 0; kill < 3; kill += 1) {
    const writer = await startWriter(folder, 'forever')
    writer.go()
    while (writer.lines.length < 200) await new Promise((resolve) => writer.child.stdout?.once('data', resolve))
    writer.child.kill('SIGKILL')
    await writer.ended
    const store = await openStore({ folder })
    const found = await Promise.all(writer.lines.map((name) => store.get(name)))
    expect(found.filter((record) => record === undefined)).toEqual([])
    await store.close()
  }
}, 60_000)
