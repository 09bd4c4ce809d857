// When the store or delivery fails: nobody gets in, no text is sent twice, and nothing leaks.
import { describe, expect, test } from 'vitest'
import type { Delivery } from '../../src/delivery/delivery.js'
import { createServer } from '../../src/server/server.js'
import { memoryStore } from '../../src/stores/memory.js'
import { type Store, StoreUnavailableError } from '../../src/stores/store.js'
import { otherThan, service, to } from '../support/service.js'

const requestId = expect.stringMatching(/^[0-9a-f-]{36}$/)
const unavailable: Store = {
  update: () => Promise.reject(new StoreUnavailableError('ECONNREFUSED 10.0.0.1')),
  close: async () => {},
}

test.each(['accounts', 'store', 'delivery'] as const)(
  'a server without %s is refused when it is made, not with every answer',
  (name) => {
    // What plain JavaScript may pass.
    for (const none of [undefined, null])
      expect(() => service({ [name]: none as never })).toThrow(new TypeError(`${name} is missing`))
    expect(() => createServer(undefined as never)).toThrow(new TypeError('accounts is missing'))
  },
)

describe('when the store cannot be reached', () => {
  test.each([
    ['messaging', {}],
    ['voice', {}],
    ['messaging', { 'idempotency-key': 'k' }],
  ])('a send by %s with %j is 503 with Retry-After, and nothing is delivered', async (channel, headers) => {
    const { send, sent, entries } = service({ store: unavailable })
    const answer = await send({}, { path: `/accounts/9900000/code/${channel}`, headers })
    expect([answer.status, answer.body]).toEqual([
      503,
      { error: 'The store cannot be reached; nothing was sent or verified, please wait 1 second', requestId },
    ])
    expect(answer.headers.get('retry-after')).toBe('1')
    expect(sent).toEqual([])
    expect(entries).toHaveLength(1)
  })

  test('a verify is 503, never true', async () => {
    const answer = await service({ store: unavailable }).verify('123456')
    expect(answer).toMatchObject({ status: 503, body: { error: expect.any(String), requestId } })
    expect(answer.headers.get('retry-after')).toBe('1')
  })

  test('a send that fails between limit and code delivers nothing', async () => {
    const memory = memoryStore()
    const store: Store = {
      ...memory,
      update: (name, change) =>
        name.includes('/to/') ? unavailable.update(name, change) : memory.update(name, change),
    }
    const { send, sent } = service({ store, now: Date.now })
    expect((await send()).status).toBe(503)
    expect(sent).toEqual([])
  })
})

describe('when delivery refuses', () => {
  const refusing: Delivery = { deliver: async () => ({ status: 'refused', reason: 'the carrier refuses this number' }) }

  test('the send is 400 with its reason', async () => {
    const { send } = service({ delivery: refusing })
    expect(await send()).toMatchObject({ status: 400, body: { error: 'the carrier refuses this number', requestId } })
  })

  test('the code is taken back, codes that were sent before stay, and wrong guesses stay counted', async () => {
    const codes: string[] = []
    const delivery: Delivery = {
      async deliver({ code }) {
        codes.push(code)
        return codes.length === 2 ? { status: 'refused', reason: 'no' } : { status: 'accepted' }
      },
    }
    const { send, verify } = service({ delivery })
    await send()
    const [first = ''] = codes
    for (let time = 0; time < 3; time += 1) await verify(otherThan(first))
    await send()
    expect((await verify(codes[1] ?? '')).body).toEqual({ valid: false })
    expect((await verify(first)).body).toEqual({ valid: true })
  })

  test('nothing else is undone: the send counts', async () => {
    const { send } = service({ delivery: refusing })
    for (let time = 0; time < 5; time += 1) expect((await send()).status).toBe(400)
    expect((await send()).status).toBe(429)
  })
})

describe('when delivery fails so that nobody knows', () => {
  test('the send is 500 with the request id, and the code verifies', async () => {
    let code = ''
    const delivery: Delivery = {
      deliver(message) {
        code = message.code
        return Promise.reject(new Error(`timed out after POST /messages with ${message.text}`))
      },
    }
    const { send, verify } = service({ delivery })
    const answer = await send()
    expect([answer.status, answer.body]).toEqual([
      500,
      { error: 'Something failed that should not; a message may or may not have been sent', requestId },
    ])
    expect(answer.headers.get('x-request-id')).toBe((answer.body as { requestId: string }).requestId)
    expect((await verify(code)).body).toEqual({ valid: true })
  })
})

test('a delivery that resolves with a status that there is not leaves a doubt: 500, and the code verifies', async () => {
  let code = ''
  const { send, verify } = service({
    delivery: {
      async deliver(message) {
        code = message.code
        return { status: 'queued' } as never // what plain JavaScript may resolve with
      },
    },
  })
  expect(await send()).toMatchObject({ status: 500, body: { error: expect.any(String), requestId } })
  expect((await verify(code)).body).toEqual({ valid: true })
})

describe('an error that nobody expected', () => {
  const secret = 's3cret 048291'
  class Surprise extends Error {
    override readonly name = 'Surprise'
  }
  const store: Store = {
    update: () => Promise.reject(new Surprise(`${secret}\n    at ${to}`, { cause: secret })),
    close: async () => {},
  }

  test.each([
    ['in a handler', {}],
    ['before one', { 'idempotency-key': 'k' }],
  ])('%s becomes a bare 500, is logged once and leaks nothing', async (_, headers) => {
    const { send, entries } = service({ store })
    const { status, body } = await send({}, { headers })
    expect([status, body]).toEqual([500, { error: expect.not.stringContaining('s3cret'), requestId }])
    expect(entries).toEqual([
      expect.objectContaining({
        status: 500,
        requestId: (body as { requestId: string }).requestId,
        error: expect.stringMatching(/^Surprise\n\s+at /),
      }),
    ])
    expect(JSON.stringify([body, entries])).not.toMatch(/s3cret|048291|19195550112/)
  })

  test('is 500 too when it is not an Error, or comes from the accounts', async () => {
    const odd: Store = { update: () => Promise.reject('s3cret'), close: async () => {} }
    const accounts = {
      owner() {
        throw new Error('s3cret')
      },
      acceptsAnyToken: false,
      application: () => undefined,
    }
    for (const one of [service({ store: odd }), service({ accounts })]) {
      const { status, body } = await one.send()
      expect(status).toBe(500)
      expect(one.entries).toHaveLength(1)
      expect(JSON.stringify([body, one.entries])).not.toContain('s3cret')
    }
  })

  test('in the log changes no answer', async () => {
    const { send } = service({
      log() {
        throw new Error('disk full')
      },
    })
    expect((await send()).status).toBe(200)
    expect((await send({ to: 1 })).status).toBe(400)
  })
})

describe('many requests at once', () => {
  test('of parallel verifies of one code exactly one is true', async () => {
    const { send, verify, code } = service()
    await send()
    const right = code()
    const answers = await Promise.all(Array.from({ length: 200 }, () => verify(right)))
    expect(answers.filter(({ body }) => (body as { valid?: boolean }).valid === true)).toHaveLength(1)
  })

  test('of parallel wrong guesses exactly five are false, the rest 429', async () => {
    const { verify } = service()
    const answers = await Promise.all(Array.from({ length: 200 }, () => verify('0000')))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(5)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(195)
  })

  test('of parallel sends exactly as many as allowed are delivered', async () => {
    const { send, sent } = service()
    const answers = await Promise.all(Array.from({ length: 50 }, () => send()))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(5)
    expect(sent).toHaveLength(5)
  })
})
