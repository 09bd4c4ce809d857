// The stream of events: everything that happens, in order, and again from where a reader left.
import { get, type IncomingMessage } from 'node:http'
import { describe, expect, onTestFinished, test } from 'vitest'
import { strictFetch, validate } from '../../src/contract/index.js'
import { type Event, sandboxContract, sandboxOperations } from '../../src/contract/sandbox.js'
import { eventStream } from '../../src/sandbox/http/event-stream.js'
import { listen } from '../../src/server/listen.js'
import { streamBody } from '../../src/server/stream.js'
import { createEvents } from '../../src/sandbox/journal/events.js'
import { createSandbox } from '../../src/sandbox/index.js'
import { onPort, origin, stage, to } from './stage.js'

interface Told {
  readonly id: number
  readonly event: string
  readonly data: Event
}

/** Follows the events; `next` resolves with the next `count` of them. */
async function follow(fetch: typeof globalThis.fetch, base: string, headers: Record<string, string> = {}) {
  const leaving = new AbortController()
  onTestFinished(() => leaving.abort())
  const response = await strictFetch(fetch, { document: sandboxContract })(`${base}/sandbox/events`, {
    headers,
    signal: leaving.signal,
  })
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  return {
    async next(count: number): Promise<Told[]> {
      const told: Told[] = []
      while (told.length < count) {
        const end = text.indexOf('\n\n')
        if (end < 0) {
          const { value, done } = await reader.read()
          if (done) throw new Error(`the stream ended after ${told.length}`)
          text += value
          continue
        }
        const block = text.slice(0, end)
        text = text.slice(end + 2)
        const fields = /^id: (\d+)\nevent: (\S+)\ndata: (.+)$/.exec(block)
        // Comments are for the connection alone. What is told is judged by the document below.
        if (fields) told.push({ id: Number(fields[1]), event: fields[2]!, data: JSON.parse(fields[3]!) as Event })
        else expect(block).toMatch(/^:/)
      }
      for (const { event, data } of told)
        expect(validate(sandboxOperations.streamEvents.output, data), event).toEqual([])
      return told
    },
    ended: async () => {
      for (;;) if ((await reader.read()).done) return true
    },
  }
}

describe.each([
  ['in process', async () => ({ ...stage(), url: origin, fetch: undefined })],
  ['on a port', async () => ({ ...(await onPort()), fetch })],
] as const)('%s', (_, open) => {
  test('everything that happens is told in order, as the document shows it', async () => {
    const { sandbox, url, fetch: over, send, verify, call, newest } = await open()
    const stream = await follow(over ?? sandbox.fetch, url)
    await sandbox.clock.set(Date.UTC(2026, 0, 1))
    await send()
    await sandbox.clock.advance({ seconds: 1 })
    await verify('none')
    await verify(newest()!.code)
    await call('PUT', '/faults', { faults: [{ count: 1, delaySeconds: 0 }] })
    await send({ to: '+19195550113' })
    await sandbox.clock.advance({ seconds: 0 })
    await call('DELETE', '/messages?to=%2B19195550113')
    await call('POST', '/reset', { to })
    await call('POST', '/reset')

    const told = await stream.next(19)
    expect(told.map(({ id }) => id)).toEqual(told.map((__, index) => told[0]!.id + index))
    expect(told.map(({ event }) => event).filter((event) => event !== 'clock')).toEqual([
      'message',
      'exchange',
      'message.updated',
      'exchange',
      'message.updated',
      'exchange',
      'faults',
      'faults',
      'message',
      'exchange',
      'messages.deleted',
      'faults',
      'reset',
      'faults',
      'reset',
    ])
    for (const { event, data } of told) expect(data.type).toBe(event)
    expect(told[1]!.data).toMatchObject({ at: '2026-01-01T00:00:00.000Z', message: { to, status: 'delivered' } })
    const resets = told.filter(({ event }) => event === 'reset').map(({ data }) => data)
    expect(resets).toMatchObject([{ to }, { to: null }])
  })

  test('a reader who comes back with Last-Event-ID gets what it missed, once', async () => {
    const { sandbox, url, fetch: over, call } = await open()
    const first = await follow(over ?? sandbox.fetch, url)
    for (const seconds of [1, 2, 3]) await call('POST', '/clock', { advanceSeconds: seconds })
    const [, second, third] = await first.next(3)
    const back = await follow(over ?? sandbox.fetch, url, { 'last-event-id': String(second!.id) })
    await call('POST', '/clock', { advanceSeconds: 4 })
    expect((await back.next(2)).map(({ id }) => id)).toEqual([third!.id, third!.id + 1])
  })

  test('the stream ends with the sandbox', async () => {
    const { sandbox, url, fetch: over } = await open()
    const stream = await follow(over ?? sandbox.fetch, url)
    await sandbox.close()
    await stream.ended().catch((error: unknown) => expect(String(error)).toMatch(/terminated/))
  })
})

test('a message that was forgotten does not come back when its receipt does', async () => {
  const { sandbox, send, call } = stage()
  const stream = await follow(sandbox.fetch, origin)
  const late = sandbox.scenarios.find(({ name }) => name === 'delayed-receipt')?.numbers[0]
  await send({ to: late })
  await call('DELETE', '/messages')
  await sandbox.clock.advance({ minutes: 2 })
  expect((await stream.next(4)).map(({ event }) => event)).toEqual(['message', 'exchange', 'messages.deleted', 'clock'])
})

test('a reader who never saw an event of this sandbox, but of one before it, gets all that is kept', () => {
  const events = createEvents(() => 0, { capacity: 3 })
  for (let count = 0; count < 5; count += 1) events.publish('reset', () => ({ to: null }))
  const seenAfter = (lastId?: number) => {
    const ids: number[] = []
    events.subscribe(({ id }) => ids.push(id), lastId)()
    return ids
  }
  expect(seenAfter()).toEqual([])
  expect(seenAfter(4)).toEqual([5])
  expect(seenAfter(0)).toEqual([3, 4, 5])
  expect(seenAfter(500)).toEqual([3, 4, 5])
})

test('a reader who comes back after a restart gets everything that the later sandbox told, however much that is', async () => {
  let now = Date.UTC(2026, 0, 1)
  const told = async (lastId?: string) => {
    const sandbox = createSandbox({ now: () => now })
    const first = lastId === undefined ? await follow(sandbox.fetch, origin) : undefined
    for (let time = 0; time < 8; time += 1) sandbox.clock.run()
    const stream = first ?? (await follow(sandbox.fetch, origin, { 'last-event-id': lastId! }))
    return stream.next(8)
  }
  const before = await told()
  now += 1_000
  expect(await told(String(before[4]!.id))).toHaveLength(8)
})

describe('a reader that does not read', () => {
  /** A stream of events of a kilobyte each, whose reader reads only when it is asked to. */
  function unread(capacity: number) {
    const events = createEvents(() => 0, { capacity })
    const reader = streamBody(eventStream(events, undefined, new AbortController().signal)).getReader()
    let pending: ReturnType<typeof reader.read> | undefined
    return {
      async happen(count: number) {
        for (let time = 0; time < count; time += 1) events.publish('clock', () => ({ text: 'x'.repeat(1_000) }))
        // What one turn publishes leaves at its end.
        await new Promise((resolve) => setImmediate(resolve))
      },
      /** Reads what is there; resolves with how many bytes that was. */
      async read() {
        let bytes = 0
        for (;;) {
          // One that nothing came for goes on the next time.
          pending ??= reader.read()
          const nothing = new Promise<undefined>((resolve) =>
            setImmediate(() => setImmediate(() => resolve(undefined))),
          )
          const part = await Promise.race([pending, nothing])
          if (!part?.value) return bytes
          pending = undefined
          bytes += part.value.length
        }
      },
    }
  }

  test('costs at most a megabyte, and is told what it missed once it reads again', async () => {
    const { happen, read } = unread(10_000)
    for (let turn = 0; turn < 50; turn += 1) await happen(100)
    const bytes = await read()
    expect(bytes).toBeGreaterThan(5_000 * 1_000)
    for (let turn = 0; turn < 5; turn += 1) await happen(1)
    expect(await read()).toBeGreaterThan(5 * 1_000)
  })

  test('is hung up on when what it missed is kept no more', async () => {
    const { happen, read } = unread(1_000)
    for (let turn = 0; turn < 15; turn += 1) await happen(100)
    for (let turn = 0; turn < 15; turn += 1) await happen(100)
    await expect(read()).rejects.toThrow('terminated')
  })
})

test('on a port, a reader that stops reading is hung up on, socket and all', async () => {
  const events = createEvents(() => 0)
  const stream = eventStream(events, undefined, new AbortController().signal)
  const listening = await listen({ reply: async () => ({ status: 200, headers: {}, text: '', stream }) }, { port: 0 })
  onTestFinished(() => listening.close())
  const response = await new Promise<IncomingMessage>((resolve) => get(listening.url, resolve))
  // What the two ends of the connection hold for it fills first, which is some megabytes.
  for (let turn = 0; turn < 500; turn += 1) {
    for (let time = 0; time < 100; time += 1) events.publish('clock', () => ({ text: 'x'.repeat(1_000) }))
    await new Promise((resolve) => setImmediate(resolve))
  }
  let bytes = 0
  const closed = new Promise<void>((resolve) => response.on('close', resolve).on('error', () => undefined))
  response.on('data', (chunk: Buffer) => (bytes += chunk.length))
  await closed
  // 50 MB were to be told.
  expect(bytes).toBeGreaterThan(0)
  expect(bytes).toBeLessThan(25_000_000)
})

test('whoever left is told nothing more', () => {
  const events = createEvents(() => 0)
  const told: string[] = []
  const leave = events.subscribe(({ type }) => told.push(type))
  events.publish('clock', () => ({}))
  leave()
  events.publish('clock', () => ({}))
  expect(told).toEqual(['clock'])
})

test('wrong codes and a lock are told of messages whose code was used and has expired as well', async () => {
  const { sandbox, send, verify, newest } = stage()
  await send()
  await verify(newest()!.code)
  await sandbox.clock.advance({ minutes: 16 })
  const { next } = await follow(sandbox.fetch, origin)
  for (let time = 0; time < 5; time += 1) await verify('none')
  const updates = (await next(10)).flatMap(({ data }) => (data.type === 'message.updated' ? [data.message] : []))
  expect(updates.map(({ attemptsLeft, lockedUntil }) => [attemptsLeft, lockedUntil !== null])).toEqual([
    [4, false],
    [3, false],
    [2, false],
    [1, false],
    [5, true],
  ])
})
