// Receipts on their way: tried again as documented, and only where they may go.
import { expect, test } from 'vitest'
import { loopbackAnd } from '../../src/callbacks/egress.js'
import { type Attempt, createOutbox, type OutboxOptions } from '../../src/callbacks/outbox.js'
import type { DeliveryReceipt } from '../../src/contract/models.js'
import { createClock } from '../../src/sandbox/clock/clock.js'
import { receiver, signal } from '../sandbox/stage.js'
import { collectGarbage } from '../support/garbage.js'

const start = Date.parse('2026-01-31T09:30:00Z')
const url = 'http://127.0.0.1:9/receipts'
const to = '+19195550112'
const receipt: DeliveryReceipt = {
  type: 'message-delivered',
  time: '2026-01-31T09:30:00Z',
  description: 'ok',
  platform: 'NorthAmericaSMS',
  message: { id: '1769851800000abcdefghijklmnop' },
}

async function setUp(
  answer: (tries: number, init: RequestInit) => number | Error,
  options: Partial<OutboxOptions> = {},
) {
  const clock = createClock(
    () => start,
    () => undefined,
  )
  await clock.set(start)
  const attempts: Attempt[] = []
  const calls: { url: string; init: RequestInit }[] = []
  const outbox = createOutbox({
    schedule: clock,
    egress: loopbackAnd(['app.test:8443']),
    // The middle: waits are as documented, neither shorter nor longer.
    random: () => 200,
    fetch: async (input, init = {}) => {
      calls.push({ url: String(input), init })
      const status = answer(calls.length, init)
      if (status instanceof Error) throw status
      return new Response(null, { status })
    },
    closed: new AbortController().signal,
    onAttempt: (attempt) => attempts.push(attempt),
    ...options,
  })
  return { clock, outbox, attempts, calls }
}

test('a receipt that is taken goes once, as JSON, in the documented shape', async () => {
  const { clock, outbox, attempts, calls } = await setUp(() => 204)
  outbox.enqueue({ url, to, receipt })
  await clock.advance({ days: 2 })
  expect(attempts).toMatchObject([{ status: 204, refused: null, nextAttemptAt: null }])
  expect(calls[0]).toMatchObject({ url, init: { method: 'POST', body: JSON.stringify(receipt), redirect: 'manual' } })
})

test('a receipt that nobody takes is tried for 24 hours and then given up', async () => {
  const { clock, outbox, attempts } = await setUp((tries) => (tries % 2 ? 500 : new Error('refused')))
  outbox.enqueue({ url, to, receipt })
  await clock.advance({ days: 3 })
  const minute = 60_000
  const waits = [
    5_000,
    30_000,
    2 * minute,
    10 * minute,
    30 * minute,
    60 * minute,
    120 * minute,
    240 * minute,
    480 * minute,
    480 * minute,
  ]
  expect(attempts.map(({ at }) => at).slice(1)).toEqual(
    waits.map((_, index) => start + waits.slice(0, index + 1).reduce((sum, wait) => sum + wait)),
  )
  expect(attempts.map(({ status }) => status)).toEqual([500, null, 500, null, 500, null, 500, null, 500, null, 500])
  expect(attempts.at(-1)?.nextAttemptAt).toBeNull()
})

test('an answer of 410 ends the tries, and so does the first 2xx', async () => {
  for (const last of [410, 200]) {
    const { clock, outbox, attempts } = await setUp((tries) => (tries === 3 ? last : 503))
    outbox.enqueue({ url, to, receipt })
    await clock.advance({ days: 3 })
    expect(attempts.map(({ status }) => status)).toEqual([503, 503, last])
  }
})

test('a receipt of a text outside North America is tried once', async () => {
  const { clock, outbox, attempts } = await setUp(() => 500)
  outbox.enqueue({ url, to, receipt: { ...receipt, platform: 'GlobalSMS' } })
  await clock.advance({ days: 3 })
  expect(attempts).toHaveLength(1)
})

test('a host that is not allowed is not called, the attempt says why, and no other follows', async () => {
  const { clock, outbox, attempts, calls } = await setUp(() => 200)
  outbox.enqueue({ url: 'https://receipts.example/', to, receipt })
  await clock.advance({ days: 3 })
  expect(calls).toHaveLength(0)
  expect(attempts).toMatchObject([
    {
      status: null,
      refused: 'receipts.example is neither this machine nor a host that was allowed',
      nextAttemptAt: null,
    },
  ])
})

test('a server that takes a receipt and never answers is hung up on in time, even when the garbage collector comes by', async () => {
  const taken = signal()
  const { url: deaf } = await receiver(() => (taken.fire(), new Promise(() => undefined)))
  const { outbox, attempts } = await setUp(() => 204, { fetch, timeoutMs: 200 })
  const made = outbox.resend({ url: deaf, to, receipt })
  await taken.fired
  collectGarbage()
  expect(await made).toMatchObject({ status: null, refused: null, failure: 'no answer within 0.2 seconds' })
  expect(attempts).toHaveLength(1)
})

test('at most 64 receivers are called at once, and of 10,000 more that wait the oldest make room, and say so', async () => {
  let inFlight = 0
  let most = 0
  const release = signal()
  const { outbox, attempts } = await setUp(() => 204, {
    fetch: async () => {
      most = Math.max(most, (inFlight += 1))
      await release.fired
      inFlight -= 1
      return new Response(null, { status: 204 })
    },
  })
  const all = Array.from({ length: 64 + 10_000 + 3 }, () => outbox.resend({ url, to, receipt }))
  await Promise.all(all.slice(64, 67))
  expect(attempts).toMatchObject(
    Array.from({ length: 3 }, () => ({
      status: null,
      refused: '10000 newer callbacks waited to be made',
      failure: null,
    })),
  )
  release.fire()
  const made = await Promise.all(all)
  expect(made.filter(({ status }) => status === 204)).toHaveLength(10_064)
  expect(most).toBe(64)
})

test.each([
  ['ECONNREFUSED', 'connection refused (ECONNREFUSED)'],
  ['ENOTFOUND', 'no such host (ENOTFOUND)'],
  ['UND_ERR_SOCKET', 'connection reset (UND_ERR_SOCKET)'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'the certificate or TLS will not do (DEPTH_ZERO_SELF_SIGNED_CERT)'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'the certificate or TLS will not do (UNABLE_TO_VERIFY_LEAF_SIGNATURE)'],
  ['EHOSTUNREACH', 'no answer (EHOSTUNREACH)'],
])('an attempt that ends with %s says why: %s', async (code, failure) => {
  const error = new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code }) })
  const { outbox } = await setUp(() => error)
  expect(await outbox.resend({ url, to, receipt })).toMatchObject({ status: null, refused: null, failure })
})

test('closing ends the try that is under way, and one that begins later is over at once', async () => {
  const { url: deaf, taken } = await receiver(() => new Promise(() => undefined))
  const closing = new AbortController()
  const { outbox } = await setUp(() => 204, { fetch, closed: closing.signal })
  const made = outbox.resend({ url: deaf, to, receipt })
  await expect.poll(() => taken.length).toBe(1)
  closing.abort()
  expect(await made).toMatchObject({ status: null, failure: 'the sandbox was closed' })
  expect(await outbox.resend({ url: deaf, to, receipt })).toMatchObject({ status: null })
  expect(taken).toHaveLength(1)
})

test('one more try on request is one', async () => {
  const { clock, outbox, attempts } = await setUp(() => 500)
  expect(await outbox.resend({ url, to, receipt })).toMatchObject({ status: 500, nextAttemptAt: null })
  await clock.advance({ days: 3 })
  expect(attempts).toHaveLength(1)
})

test.each([
  ['http://127.0.0.1/x', true],
  ['http://localhost:8080/x', true],
  ['http://[::1]:8080/x', true],
  ['http://2130706433/x', true],
  ['http://127.9.9.9/x', true],
  ['https://APP.test:8443/x', true],
  ['https://app.test:8443/x', true],
  ['https://app.test/x', false],
  ['https://tls.test/x', true],
  ['http://tls.test/x', false],
  ['http://plain.test/x', true],
  ['https://plain.test/x', false],
  ['http://127.0.0.1.example/x', false],
  ['http://169.254.169.254/latest', false],
  ['http://0.0.0.0/x', false],
  ['http://[::ffff:10.0.0.1]/x', false],
  ['http://user:password@127.0.0.1/x', false],
  ['ftp://127.0.0.1/x', false],
  ['not a url', false],
])('%s may be called: %s', (target, allowed) => {
  expect(loopbackAnd(['App.test:8443', 'tls.test:443', 'plain.test:80'])(target) === undefined).toBe(allowed)
})
