// What every store must do, as tests to run for each of them.
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Change, Store, StoredRecord } from '../../src/stores/store.js'

interface Count {
  readonly expiresAt: number
  readonly count: number
}

/**
 * Declares the tests. `create` makes an empty store that goes by the clock it is given, epoch milliseconds. Clocks begin at the real time, since some stores
 * keep real time beside it, and go only forward.
 */
export function storeConformance(name: string, create: (now: () => number) => Store | Promise<Store>): void {
  describe(`${name} as a store`, () => {
    const minuteMs = 60_000

    async function open() {
      const clock = { now: Date.now() }
      const store = await create(() => clock.now)
      onTestFinished(() => store.close())
      const put = <Record extends StoredRecord>(key: string, record: Record) =>
        store.update(key, () => ({ record, outcome: undefined }))
      const get = (key: string) => store.update(key, (record) => ({ record, outcome: record }))
      return { store, clock, put, get }
    }
    const increment =
      (expiresAt: number): Change<Count, number> =>
      (held) => ({ record: { expiresAt, count: (held?.count ?? 0) + 1 }, outcome: (held?.count ?? 0) + 1 })

    test('a record that was never made is absent', async () => {
      const { get } = await open()
      expect(await get('a')).toBeUndefined()
    })

    test('a record is there for the next change, exactly as it was made', async () => {
      const { clock, put, get } = await open()
      const record = {
        expiresAt: clock.now + minuteMs,
        text: 'Ünï 🔐 "quoted" \\ \n \u0000 {"expiresAt":0}',
        numbers: [0, -1, 1.5, Number.MAX_SAFE_INTEGER],
        nothing: null,
        flag: false,
        empty: { list: [], object: {}, text: '' },
      }
      await put('a', record)
      expect(await get('a')).toEqual(record)
    })

    test('a record can be kept for ever', async () => {
      const { clock, put, get } = await open()
      await put('a', { expiresAt: Number.MAX_SAFE_INTEGER })
      clock.now += 100 * 365 * 24 * 60 * minuteMs
      expect(await get('a')).toEqual({ expiresAt: Number.MAX_SAFE_INTEGER })
    })

    test('a record is absent from the millisecond of its expiresAt on', async () => {
      const { clock, put, get } = await open()
      const expiresAt = clock.now + minuteMs
      await put('a', { expiresAt })
      // Others, so that a store that tidies up as it goes is not just there.
      for (let index = 0; index < 40; index += 1) await put(`other ${index}`, { expiresAt: expiresAt + minuteMs })
      clock.now = expiresAt - 1
      expect(await get('a')).toEqual({ expiresAt })
      clock.now = expiresAt
      expect(await get('a')).toBeUndefined()
      clock.now = expiresAt + 1
      expect(await get('a')).toBeUndefined()
    })

    test('a later expiresAt keeps a record longer', async () => {
      const { clock, store } = await open()
      const start = clock.now
      await store.update('a', increment(start + 10))
      await store.update('a', increment(start + minuteMs))
      clock.now = start + 11
      expect(await store.update('a', increment(start + minuteMs))).toBe(3)
    })

    test('a change that returns no record deletes it', async () => {
      const { store, clock, put, get } = await open()
      await put('a', { expiresAt: clock.now + minuteMs })
      expect(await store.update('a', () => ({ record: undefined, outcome: 'deleted' }))).toBe('deleted')
      expect(await get('a')).toBeUndefined()
    })

    test('an outcome comes back as it is', async () => {
      const { store } = await open()
      const outcome = { kind: 'first', list: [1, undefined] }
      expect(await store.update('a', () => ({ record: undefined, outcome }))).toBe(outcome)
    })

    test('a change that throws rejects with what it threw and leaves the record alone', async () => {
      const { store, clock, put, get } = await open()
      const record = { expiresAt: clock.now + minuteMs, count: 1 }
      const thrown = new Error('no')
      await put('a', record)
      await expect(
        store.update('a', () => {
          throw thrown
        }),
      ).rejects.toBe(thrown)
      expect(await get('a')).toEqual(record)
    })

    test('keys do not touch each other, however alike', async () => {
      const { store, clock } = await open()
      const keys = [
        'a',
        'A',
        'a ',
        ' a',
        'a/b',
        'a%2Fb',
        'a/',
        'a*',
        'a:b',
        '{a}',
        '__proto__',
        'ä',
        'a\u0308',
        'x'.repeat(300),
      ]
      for (const [index, key] of keys.entries())
        for (let time = 0; time <= index; time += 1) await store.update(key, increment(clock.now + minuteMs))
      const counts = []
      for (const key of keys) counts.push((await store.update(key, increment(clock.now + minuteMs))) - 1)
      expect(counts).toEqual(keys.map((_, index) => index + 1))
    })

    test('of a thousand parallel changes of one record none is lost', async () => {
      const { store, clock } = await open()
      const outcomes = await Promise.all(
        Array.from({ length: 1_000 }, () => store.update('a', increment(clock.now + minuteMs))),
      )
      expect(new Set(outcomes).size).toBe(1_000)
      expect(await store.update('a', increment(clock.now + minuteMs))).toBe(1_001)
    })

    test('of parallel changes that each take the record exactly one gets it', async () => {
      const { store, clock, put } = await open()
      await put('a', { expiresAt: clock.now + minuteMs })
      const took = await Promise.all(
        Array.from({ length: 200 }, () =>
          store.update('a', (held) => ({ record: undefined, outcome: held !== undefined })),
        ),
      )
      expect(took.filter(Boolean)).toHaveLength(1)
    })

    test('parallel changes of many records do not mix them up', async () => {
      const { store, clock } = await open()
      const keys = Array.from({ length: 50 }, (_, index) => `key ${index}`)
      const outcomes = await Promise.all(
        Array.from({ length: 20 }, () => keys.map((key) => store.update(key, increment(clock.now + minuteMs)))).flat(),
      )
      expect(outcomes.filter((count) => count === 20)).toHaveLength(keys.length)
    })

    test('a record of a hundred kilobytes comes back whole', async () => {
      const { clock, put, get } = await open()
      const record = { expiresAt: clock.now + minuteMs, text: 'ä1"'.repeat(25_000) }
      await put('a', record)
      expect(await get('a')).toEqual(record)
    })

    test('each of ten thousand records is found again', async () => {
      const { store, clock, put } = await open()
      const keys = Array.from({ length: 10_000 }, (_, index) => `key ${index}`)
      await Promise.all(keys.map((key, index) => put(key, { expiresAt: clock.now + minuteMs, index })))
      const found = await Promise.all(
        keys.map((key) =>
          store.update(key, (held: { index: number; expiresAt: number } | undefined) => ({
            record: held,
            outcome: held?.index,
          })),
        ),
      )
      expect(found).toEqual(keys.map((_, index) => index))
    })

    test('it goes by the clock that it was given and no other', async () => {
      const { store, clock, put, get } = await open()
      expect(store.now?.()).toBe(clock.now)
      await put('a', { expiresAt: clock.now + minuteMs })
      clock.now += minuteMs
      expect(store.now?.()).toBe(clock.now)
      expect(await get('a')).toBeUndefined()
    })

    test('a change that throws takes none of those beside it with it', async () => {
      const { store, clock } = await open()
      const outcomes = await Promise.allSettled([
        store.update('a', increment(clock.now + minuteMs)),
        store.update('a', () => {
          throw new Error('no')
        }),
        store.update('a', increment(clock.now + minuteMs)),
      ])
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
      expect(await store.update('a', increment(clock.now + minuteMs))).toBe(3)
    })

    test('changes that were asked for before it is closed are made', async () => {
      const { store, clock } = await open()
      const outcome = store.update('a', increment(clock.now + minuteMs))
      await store.close()
      expect(await outcome).toBe(1)
    })
  })
}
