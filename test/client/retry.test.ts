// What is repeated, when, and how often. Time is faked: nothing here waits.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { TwoFactorOptions } from '../../src/index.js'
import { json, rejection, scripted, sentMessage, socketError, to, verified, type Step } from './stub.js'

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const hang: Step = () => new Promise<Response>(() => {})
const calls = {
  send: (mfa: ReturnType<typeof scripted>['mfa']) => mfa.sendCode({ to }),
  voice: (mfa: ReturnType<typeof scripted>['mfa']) => mfa.sendVoiceCode({ to }),
  keyed: (mfa: ReturnType<typeof scripted>['mfa']) => mfa.sendCode({ to, idempotencyKey: 'key-1' }),
  verify: (mfa: ReturnType<typeof scripted>['mfa']) => mfa.verifyCode({ to, code: '123456' }),
}

/** Makes a call on a script and lets all its timers run out: how many requests left, and how it ended. */
async function play(call: keyof typeof calls, steps: Step[], options: TwoFactorOptions = {}) {
  const retries: number[] = []
  const { mfa, sent } = scripted(steps, { hooks: { onRetry: ({ delayMs }) => retries.push(delayMs) }, ...options })
  const outcome = calls[call](mfa).then(
    (value) => ({ value, error: undefined }),
    (error: Error) => ({ value: undefined, error }),
  )
  await vi.runAllTimersAsync()
  const { value, error } = await outcome
  expect(vi.getTimerCount()).toBe(0)
  return { requests: sent.length, sent, retries, value, error }
}

const ok = { send: sentMessage, voice: () => json(200, { callId: 'c' }), keyed: sentMessage, verify: verified }
const kinds = ['send', 'voice', 'keyed', 'verify'] as const

test.each(
  kinds.flatMap((kind) =>
    ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'].map((code) => [kind, code] as const),
  ),
)('%s is repeated after %s: nothing had left', async (kind, code) => {
  const { requests, value } = await play(kind, [socketError(code), ok[kind]()])
  expect(requests).toBe(2)
  expect(value).toBeDefined()
})

test('a refusal by every address of a host counts as a refusal', async () => {
  // As Node has it: the code of the first.
  const all = Object.assign(new AggregateError([socketError('ECONNREFUSED'), socketError('ECONNREFUSED')]), {
    code: 'ECONNREFUSED',
  })
  const refused = new TypeError('fetch failed', { cause: all })
  expect((await play('send', [refused, sentMessage()])).requests).toBe(2)
})

test.each([
  ['acme-connect', 'a password', 'ECONNREFUSED'],
  ['lost-and-found', 'a password', 'ENOTFOUND'],
  ['user', 'pässwort', 'ECONNREFUSED'],
  ['u', 'p', 'EAI_AGAIN'],
])('whatever letters the credentials have (%s, %s), %s is told, and tried again', async (username, password, code) => {
  const auth = { username, password }
  expect((await play('send', [socketError(code), sentMessage()], { auth })).value).toEqual({ messageId: 'message-1' })
  const { error } = await play('send', [socketError(code)], { auth, maxRetries: 0 })
  expect(error?.message).toBe(`No answer from https://mfa.bandwidth.com (${code}); nothing was sent`)
})

const broken = () =>
  new Response(new ReadableStream({ pull: (controller) => controller.error(socketError('ECONNREFUSED')) }))

const ambiguous: [string, () => Step][] = [
  ['an answer whose body ends in a refusal', broken],
  ['a time-out', () => hang],
  ['a reset', () => socketError('ECONNRESET')],
  ['a closed socket', () => socketError('UND_ERR_SOCKET')],
  ['a failure without a code', () => new TypeError('fetch failed')],
  ['500', () => json(500, {})],
  ['502', () => json(502, {})],
  ['503', () => json(503, {})],
  ['503 with Retry-After', () => json(503, {}, { 'Retry-After': '1' })],
  ['429 with Retry-After', () => json(429, {}, { 'Retry-After': '1' })],
  ['a truncated body', () => new Response('{"messageId": "m', { status: 200 })],
  ['HTML', () => new Response('<html></html>', { status: 200 })],
  ['JSON without what the document asks for', () => json(200, {})],
]

test.each(ambiguous)('a send without a key is never repeated after %s', async (_, step) => {
  for (const kind of ['send', 'voice'] as const) {
    const { requests, error } = await play(kind, [step(), ok[kind]()])
    expect(requests).toBe(1)
    expect(error).toBeInstanceOf(Error)
  }
})

test.each(ambiguous)('a send with a key is repeated after %s, with the same key and body', async (_, step) => {
  const { requests, sent, value } = await play('keyed', [step(), step(), sentMessage()])
  expect(requests).toBe(3)
  expect(value).toEqual({ messageId: 'message-1' })
  expect(new Set(sent.map((one) => one.header('idempotency-key')))).toEqual(new Set(['key-1']))
  expect(new Set(sent.map((one) => one.init.body)).size).toBe(1)
})

test.each([...ambiguous, ['409', () => json(409, {})] as const])(
  'a token is asked for again after %s of its endpoint: nothing was sent',
  async (_, step) => {
    const auth = { clientId: 'client', clientSecret: 'secret' }
    for (const kind of kinds) {
      const { requests, value } = await play(
        kind,
        [step(), json(200, { access_token: 'token-1', expires_in: 60 }), ok[kind]()],
        { auth },
      )
      expect(requests).toBe(3)
      expect(value).toBeDefined()
    }
  },
)

test.each([400, 401, 403, 404, 422])('after %i of its endpoint a token is not asked for again', async (status) => {
  const { requests, error } = await play('send', [json(status, {})], {
    auth: { clientId: 'client', clientSecret: 'secret' },
  })
  expect(requests).toBe(1)
  expect(error).toMatchObject({ status })
})

test('a send with a key waits for its first attempt, that answers 409', async () => {
  expect(await play('keyed', [hang, json(409, {}), sentMessage()])).toMatchObject({
    requests: 3,
    value: { messageId: 'message-1' },
  })
})

test.each([400, 401, 403, 404, 413, 422])('%i is never repeated', async (status) => {
  for (const kind of kinds)
    expect((await play(kind, [json(status, {}, { 'Retry-After': '1' }), ok[kind]()])).requests).toBe(1)
})

test('once an answer begins, the error never says that nothing was sent', async () => {
  const { error } = await play('send', [broken()])
  expect(error?.message).toBe(
    'No answer from https://mfa.bandwidth.com (ECONNREFUSED); the request may have been processed',
  )
})

test('409 is not repeated without a key', async () => {
  expect((await play('send', [json(409, {}), sentMessage()])).requests).toBe(1)
})

test.each(ambiguous.filter(([name]) => !name.includes('Retry-After')))(
  'a verification is never repeated after %s',
  async (_, step) => {
    expect((await play('verify', [step(), verified()])).requests).toBe(1)
  },
)

test.each([429, 503])('a verification is repeated after %i when Retry-After invites it', async (status) => {
  const { requests, retries, value } = await play('verify', [json(status, {}, { 'Retry-After': '3' }), verified()])
  expect({ requests, value }).toEqual({ requests: 2, value: true })
  expect(retries[0]).toBeGreaterThanOrEqual(3000)
})

test('a wait that only the text names is the caller’s to decide', async () => {
  const { requests, error } = await play('verify', [json(429, { error: 'please wait 5 seconds' }), verified()])
  expect(requests).toBe(1)
  expect(error).toMatchObject({ retryAfterMs: 5000 })
})

test('a wait that does not fit in the budget is not begun: the error comes at once and says how long', async () => {
  const begin = Date.now()
  const { requests, error } = await play('verify', [json(429, {}, { 'Retry-After': '30' }), verified()])
  expect(requests).toBe(1)
  expect(error).toMatchObject({ name: 'TwoFactorApiError', retryAfterMs: 30_000 })
  expect(Date.now() - begin).toBe(0)
})

test('maxRetries counts the attempts after the first, and the error says how many were made', async () => {
  const refused = Array.from({ length: 9 }, () => socketError('ECONNREFUSED'))
  for (const [maxRetries, requests] of [
    [undefined, 3],
    [0, 1],
    [5, 6],
  ] as const) {
    const played = await play('send', refused, { maxRetries })
    expect(played.requests).toBe(requests)
    expect(played.error).toMatchObject({
      name: 'TwoFactorConnectionError',
      attempts: requests,
      code: 'ECONNREFUSED',
    })
  }
})

test('waits double up to a ceiling, of which the jitter takes a part', async () => {
  const refused = Array.from({ length: 9 }, () => socketError('ECONNREFUSED'))
  expect((await play('send', refused, { maxRetries: 8, totalTimeoutMs: 60_000 })).retries).toEqual([
    125, 250, 500, 1000, 2000, 4000, 4000, 4000,
  ])
})

test('the jitter is full: a wait may be nothing, and is never more than its ceiling', async () => {
  for (const [random, wait] of [
    [0, 0],
    [0.999, 249.75],
  ] as const) {
    vi.mocked(Math.random).mockReturnValue(random)
    expect((await play('send', [socketError('ECONNREFUSED'), sentMessage()])).retries).toEqual([wait])
  }
})

test('the total budget ends the attempts of a call', async () => {
  const begin = Date.now()
  const { requests, error } = await play('keyed', [hang, hang, hang, hang], {
    timeoutMs: 4000,
    totalTimeoutMs: 10_000,
    maxRetries: 9,
  })
  expect(error).toMatchObject({ name: 'TwoFactorTimeoutError', limit: 'total', attempts: 3 })
  expect(requests).toBe(3)
  expect(Date.now() - begin).toBe(10_000)
})

test('a repeat within the budget may be a shorter one', async () => {
  expect((await rejectionOf({ timeoutMs: 5000, totalTimeoutMs: 3000 })).message).toBe(
    'No answer from https://mfa.bandwidth.com within 3000 ms (total); the request may have been processed',
  )
})

async function rejectionOf(options: TwoFactorOptions) {
  const { mfa } = scripted([hang], options)
  const error = rejection(mfa.sendCode({ to }))
  await vi.runAllTimersAsync()
  return error
}
