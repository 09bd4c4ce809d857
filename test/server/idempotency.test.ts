// Idempotency-Key: one text, whatever happens between the first request and its repeats.
import { describe, expect, test } from 'vitest'
import type { DeliveryOutcome, OutboundMessage } from '../../src/delivery/delivery.js'
import { anyAccount } from '../../src/server/accounts.js'
import { StoreUnavailableError, type Store } from '../../src/stores/store.js'
import { memoryStore } from '../../src/stores/memory.js'
import { alice, bob, type Read, sendBody, service } from '../support/service.js'
import { pepperOf } from '../support/pepper.js'

const key = { headers: { 'idempotency-key': 'k-1' } }
const hourMs = 3_600_000

/** A service whose delivery answers what `outcomes` says, in turn, then accepts. */
function delivering(...outcomes: (() => Promise<DeliveryOutcome>)[]) {
  const delivered: OutboundMessage[] = []
  const one = service({
    delivery: {
      async deliver(message) {
        delivered.unshift(message)
        return (await outcomes.shift()?.()) ?? { status: 'accepted' }
      },
    },
  })
  return { ...one, delivered }
}
const fails = () => Promise.reject(new Error('connection reset'))
const refuses = async () => ({ status: 'refused', reason: 'the carrier refuses this number' }) as const

describe('a repeat', () => {
  test.each(['messaging', 'voice'])('of a %s request gets the same answer and sends nothing', async (channel) => {
    const { send, sent } = service()
    const path = { ...key, path: `/accounts/9900000/code/${channel}` }
    const first = await send({}, path)
    const repeat = await send({}, path)
    expect(first.status).toBe(200)
    expect([repeat.status, repeat.body]).toEqual([first.status, first.body])
    expect(repeat.headers.get('x-request-id')).not.toBe(first.headers.get('x-request-id'))
    expect(sent).toHaveLength(1)
  })

  test('may write its fields in another order, and come through the other mount', async () => {
    const { call, sent } = service()
    const first = await call(key)
    const reversed = Object.fromEntries(Object.entries(sendBody).reverse())
    expect((await call({ ...key, body: reversed, path: '/accounts/9900000/code/messaging' })).body).toEqual(first.body)
    expect(sent).toHaveLength(1)
  })

  test('may say in words of its own what the first left out', async () => {
    const { send, sent } = service()
    const first = await send({}, key)
    for (const same of [{ scope: null }, { scope: '' }, { scope: '2FA' }, { callbackUrl: null }, { callbackUrl: '' }])
      expect((await send(same, key)).body).toEqual(first.body)
    expect((await send({ scope: 'sign-in' }, key)).status).toBe(422)
    expect(sent).toHaveLength(1)
  })

  test('may hold unknown fields that cannot be put in an order by themselves', async () => {
    const { send, sent } = service()
    const extra = { a: { toString: 1, valueOf: 1 }, b: { toString: 2, valueOf: 2 } }
    expect((await send(extra, key)).status).toBe(200)
    expect((await send(extra, key)).status).toBe(200)
    expect((await send({ ...extra, b: {} }, key)).status).toBe(422)
    expect(sent).toHaveLength(1)
  })

  test('is recognised for 24 hours, then carried out anew', async () => {
    const { send, sent, clock } = service()
    const first = await send({}, key)
    clock.now += 24 * hourMs - 1
    expect((await send({}, key)).body).toEqual(first.body)
    clock.now += 1
    expect((await send({}, key)).body).not.toEqual(first.body)
    expect(sent).toHaveLength(2)
  })

  test('is recognised after the pepper was rotated', async () => {
    const now = () => Date.UTC(2026, 0, 1)
    const store = memoryStore({ now })
    const before = service({ store, now, pepper: pepperOf('1') })
    const after = service({ store, now, pepper: pepperOf('1', '2') })
    const first = await before.send({}, key)
    expect((await after.send({}, key)).body).toEqual(first.body)
    expect(after.sent).toEqual([])
  })

  test('while the first is still being carried out is 409, and after it the same answer', async () => {
    let first: Promise<Read> | undefined
    let accept: (outcome: DeliveryOutcome) => void = () => expect.fail('nothing was delivered yet')
    const arrived = new Promise<ReturnType<typeof delivering>>((arrive) => {
      const one = delivering(() => {
        arrive(one)
        return new Promise((resolve) => (accept = resolve))
      })
      first = one.send({}, key)
    })
    const { send, delivered } = await arrived
    const [one, other] = await Promise.all([send({}, key), send({}, key)])
    for (const { status, body } of [one, other])
      expect([status, body]).toEqual([
        409,
        { error: expect.stringContaining('still being carried out'), requestId: expect.any(String) },
      ])
    accept({ status: 'accepted' })
    expect((await first)?.status).toBe(200)
    expect((await send({}, key)).body).toEqual((await first)?.body)
    expect(delivered).toHaveLength(1)
  })

  test('of a hundred at once, one is carried out', async () => {
    const { send, sent } = service()
    const answers = await Promise.all(Array.from({ length: 100 }, () => send({}, key)))
    expect(sent).toHaveLength(1)
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]))
  })
})

describe('another request with the key', () => {
  test.each([
    ['to another number', { to: '+19195550113' }, key],
    ['with one more field', { scope: 'login' }, key],
    ['for the other operation', {}, { ...key, path: '/accounts/9900000/code/voice' }],
  ])('%s is 422 and sends nothing', async (_, body, rest) => {
    const { send, sent } = service()
    await send({}, key)
    const answer = await send(body, rest)
    expect([answer.status, answer.body]).toEqual([
      422,
      { error: expect.stringContaining('another request'), requestId: expect.any(String) },
    ])
    expect(sent).toHaveLength(1)
  })

  test('of another account is another key', async () => {
    const { send, sent } = service()
    await send({}, { ...key, authorization: alice })
    const other = { ...key, authorization: bob, path: '/accounts/9900001%2Fb%20c/code/messaging' }
    expect((await send({ applicationId: 'app-b', from: '+19195550101' }, other)).status).toBe(200)
    expect(sent).toHaveLength(2)
  })

  test('of an account whose id ends as the key begins is another key', async () => {
    const { send, sent } = service({ accounts: anyAccount({ name: 'Any', accounts: [] }) })
    await send({}, { path: '/accounts/a/code/messaging', headers: { 'idempotency-key': 'x/idempotency/y' } })
    const other = { path: '/accounts/a%2Fidempotency%2Fx/code/messaging', headers: { 'idempotency-key': 'y' } }
    expect((await send({}, other)).status).toBe(200)
    expect(sent).toHaveLength(2)
  })

  test('to verify is not affected: the header means nothing there', async () => {
    const { send, verify, code } = service()
    await send({}, key)
    expect((await verify(code(), {}, key)).body).toEqual({ valid: true })
    expect((await verify(code(), {}, key)).body).toEqual({ valid: false })
  })
})

describe('after an answer that says "not sent" the key is free', () => {
  test('400, because the request was wrong', async () => {
    const { send, sent } = service()
    expect((await send({ applicationId: 'app-x' }, key)).status).toBe(400)
    expect((await send({}, key)).status).toBe(200)
    expect(sent).toHaveLength(1)
  })

  test('400, because delivery refused', async () => {
    const { send } = delivering(refuses)
    expect((await send({}, key)).status).toBe(400)
    expect((await send({}, key)).status).toBe(200)
  })

  test('429', async () => {
    const { send, clock } = service()
    for (let time = 0; time < 5; time += 1) await send()
    expect((await send({}, key)).status).toBe(429)
    expect((await send({}, key)).status).toBe(429)
    clock.now += 600_000
    expect((await send({}, key)).status).toBe(200)
  })

  test('503', async () => {
    const memory = memoryStore()
    let failing = false
    const store: Store = {
      ...memory,
      update: (name, change) =>
        failing && name.includes('/to/')
          ? Promise.reject(new StoreUnavailableError('gone'))
          : memory.update(name, change),
    }
    const { send, sent } = service({ store, now: Date.now })
    failing = true
    expect((await send({}, key)).status).toBe(503)
    failing = false
    expect((await send({}, key)).status).toBe(200)
    expect(sent).toHaveLength(1)
  })
})

describe('after an answer that leaves it open the key is kept', () => {
  test('500: a repeat gets the 500 again and sends nothing', async () => {
    const { send, delivered } = delivering(fails)
    const first = await send({}, key)
    expect(first.status).toBe(500)
    const repeat = await send({}, key)
    expect([repeat.status, repeat.body]).toEqual([500, first.body])
    expect(delivered).toHaveLength(1)
  })

  test('a store of delivery that cannot be reached leaves it as open: the key is kept, and one text is all there is', async () => {
    const { send, delivered } = delivering(async () => {
      throw new StoreUnavailableError('the queue of the carrier')
    })
    expect((await send({}, key)).status).toBe(500)
    expect((await send({}, key)).status).toBe(500)
    expect(delivered).toHaveLength(1)
  })

  test('200 that could not be kept: a repeat is 409 and sends nothing', async () => {
    const memory = memoryStore()
    let uses = 0
    const store: Store = {
      ...memory,
      update: (name, change) =>
        name.includes('/idempotency/') && ++uses === 2
          ? Promise.reject(new Error('gone'))
          : memory.update(name, change),
    }
    const { send, sent } = service({ store, now: Date.now })
    expect((await send({}, key)).status).toBe(200)
    expect((await send({}, key)).status).toBe(409)
    expect(sent).toHaveLength(1)
  })
})

test('after a crash in the middle of a send, a repeat is 409 for a minute and then told that a message may have been sent; nothing is sent again', async () => {
  const store = memoryStore({ now: () => clock.now })
  const crashed = service({ store, now: store.now, delivery: { deliver: () => new Promise(() => {}) } })
  const { clock } = crashed
  void crashed.send({}, key)
  const restarted = service({ store, now: store.now })
  expect((await restarted.send({}, key)).status).toBe(409)
  clock.now += 60_000
  const repeat = await restarted.send({}, key)
  expect([repeat.status, repeat.body]).toMatchObject([
    500,
    { error: expect.stringContaining('may or may not have been sent') },
  ])
  expect(restarted.sent).toHaveLength(0)
})
