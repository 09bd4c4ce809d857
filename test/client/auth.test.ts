// Basic, tokens of the client credentials grant, tokens of the caller's own.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createTwoFactorClient, type TwoFactorAuth } from '../../src/index.js'
import { account, json, rejection, scripted, sentMessage, socketError, to, verified, type Sent } from './stub.js'

beforeEach(() => void vi.useFakeTimers({ now: 0 }))
afterEach(() => void vi.useRealTimers())

const oauth = { clientId: 'api-1234', clientSecret: 'kept-to-itself', tokenUrl: 'https://auth.example/token' } as const
const basicOf = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`

/** A service with a token endpoint: tokens are numbered, and those in `revoked` are refused. */
function service(
  options: {
    expiresIn?: number
    token?: () => Response | Promise<Response>
    auth?: TwoFactorAuth
    baseUrl?: string
  } = {},
) {
  const revoked = new Set<string>()
  const tokens: Sent[] = []
  const calls: string[] = []
  const fetch = async (url: string, init: RequestInit): Promise<Response> => {
    const header = (name: string) => new Headers(init.headers).get(name)
    if (url.includes('/token')) {
      tokens.push({ url, init, body: {}, header })
      return (
        options.token?.() ??
        json(200, {
          access_token: `token-${tokens.length}`,
          token_type: 'Bearer',
          expires_in: options.expiresIn ?? 3600,
        })
      )
    }
    calls.push(header('authorization') ?? '')
    return revoked.has(header('authorization') ?? '') ? json(401, { message: 'Unauthorized' }) : verified()
  }
  const mfa = createTwoFactorClient({ ...account, auth: options.auth ?? oauth, fetch, baseUrl: options.baseUrl })
  return { verify: (signal?: AbortSignal) => mfa.verifyCode({ to, code: '123456', signal }), tokens, calls, revoked }
}

test.each(['open:sesame', 'pässwörd ✓', ''.padEnd(500, 'x')])(
  'Basic carries the password %j in UTF-8',
  async (password) => {
    const { mfa, sent } = scripted([sentMessage()], { auth: { username: 'user', password } })
    await mfa.sendCode({ to })
    expect(sent[0]?.header('authorization')).toBe(basicOf(`user:${password}`))
  },
)

test('a token is asked for as RFC 6749 says, and then used', async () => {
  const { verify, tokens, calls } = service()
  await verify()
  expect(tokens[0]?.url).toBe('https://auth.example/token')
  expect(tokens[0]?.init).toMatchObject({ method: 'POST', body: 'grant_type=client_credentials', redirect: 'manual' })
  expect(tokens[0]?.header('authorization')).toBe(basicOf('api-1234:kept-to-itself'))
  expect(tokens[0]?.header('content-type')).toBe('application/x-www-form-urlencoded')
  expect(calls).toEqual(['Bearer token-1'])
})

test('without tokenUrl, tokens come from Bandwidth', async () => {
  const { verify, tokens } = service({ auth: { clientId: 'c', clientSecret: 's' } })
  await verify()
  expect(tokens[0]?.url).toBe('https://api.bandwidth.com/api/v1/oauth2/token')
})

test.each([
  ['http://127.0.0.1:4010/api/v1', 'http://127.0.0.1:4010/api/v1/oauth2/token'],
  ['https://mfa.example/prefix', 'https://mfa.example/api/v1/oauth2/token'],
  ['https://mfa.bandwidth.com/api/v1/', 'https://api.bandwidth.com/api/v1/oauth2/token'],
])('without tokenUrl, the secret for %s goes to the token endpoint of that service', async (baseUrl, url) => {
  const { verify, tokens } = service({ auth: { clientId: 'c', clientSecret: 's' }, baseUrl })
  await verify()
  expect(tokens[0]?.url).toBe(url)
})

test('BW_TOKEN_URL says where tokens come from, unless auth does', async () => {
  vi.stubEnv('BW_TOKEN_URL', 'https://tokens.example/token')
  const ofEnvironment = service({ auth: { clientId: 'c', clientSecret: 's' } })
  await ofEnvironment.verify()
  expect(ofEnvironment.tokens[0]?.url).toBe('https://tokens.example/token')
  const ofOption = service()
  await ofOption.verify()
  expect(ofOption.tokens[0]?.url).toBe('https://auth.example/token')
  vi.stubEnv('BW_TOKEN_URL', 'tokens.example')
  expect(() => service()).toThrow('BW_TOKEN_URL must be an http or https URL without credentials')
  vi.unstubAllEnvs()
})

test('with both kinds of credentials in the environment, a token is fetched', async () => {
  for (const [name, value] of Object.entries({
    BW_USERNAME: 'user',
    BW_PASSWORD: 'password',
    BW_CLIENT_ID: 'client-1',
    BW_CLIENT_SECRET: 'client-secret',
  }))
    vi.stubEnv(name, value)
  const { auth: _, ...others } = account
  const authorizations: (string | null)[] = []
  const mfa = createTwoFactorClient({
    ...others,
    async fetch(url, { headers }) {
      authorizations.push(new Headers(headers).get('authorization'))
      return url.endsWith('/token') ? json(200, { access_token: 'token-1' }) : verified()
    },
  })
  await mfa.verifyCode({ to, code: '123456' })
  expect(authorizations).toEqual([basicOf('client-1:client-secret'), 'Bearer token-1'])
  vi.unstubAllEnvs()
})

test('a token is kept for later calls, and fetched once for parallel ones', async () => {
  const { verify, tokens, calls } = service()
  await Promise.all([verify(), verify(), verify()])
  await verify()
  expect(tokens).toHaveLength(1)
  expect(new Set(calls)).toEqual(new Set(['Bearer token-1']))
})

test.each([
  [3600, 60_000],
  [100, 10_000],
])('a token for %i s is renewed %i ms before its end', async (expiresIn, earlyMs) => {
  const { verify, tokens } = service({ expiresIn })
  await verify()
  vi.setSystemTime(expiresIn * 1000 - earlyMs - 1)
  await verify()
  expect(tokens).toHaveLength(1)
  vi.setSystemTime(expiresIn * 1000 - earlyMs)
  await verify()
  expect(tokens).toHaveLength(2)
})

test('a token that a 401 refuses is renewed once, for all calls that it was refused to', async () => {
  const { verify, tokens, calls, revoked } = service()
  await verify()
  revoked.add('Bearer token-1')
  expect(await Promise.all([verify(), verify()])).toEqual([true, true])
  expect(tokens).toHaveLength(2)
  expect(calls.slice(-2)).toEqual(['Bearer token-2', 'Bearer token-2'])
})

test('a 401 that comes late does not renew a token that is new already', async () => {
  const token = vi.fn(() => json(200, { access_token: `token-${token.mock.calls.length}`, expires_in: 3600 }))
  let late = (_: Response) => {}
  const first = new Promise<Response>((resolve) => (late = resolve))
  const answers = [first, json(401, {}), verified(), verified()]
  const fetch = async (url: string) => (url.includes('/token') ? token() : (answers.shift() ?? json(500, {})))
  const mfa = createTwoFactorClient({ ...account, auth: oauth, fetch })
  const slow = mfa.verifyCode({ to, code: '1111' })
  await vi.advanceTimersByTimeAsync(0)
  expect(await mfa.verifyCode({ to, code: '2222' })).toBe(true)
  late(json(401, {}))
  expect(await slow).toBe(true)
  expect(token).toHaveBeenCalledTimes(2)
})

test('a renewal does not take the place of a retry', async () => {
  const { mfa, sent } = scripted(
    [
      json(200, { access_token: 'a', expires_in: 9 }),
      json(401, {}),
      json(200, { access_token: 'b', expires_in: 9 }),
      socketError('ECONNREFUSED'),
      sentMessage(),
    ],
    {
      auth: oauth,
      maxRetries: 1,
    },
  )
  const call = mfa.sendCode({ to })
  await vi.runAllTimersAsync()
  expect(await call).toEqual({ messageId: 'message-1' })
  expect(sent).toHaveLength(5)
})

test('a renewed token that is refused too is an error, not a loop', async () => {
  const { verify, tokens, calls, revoked } = service()
  for (const n of [1, 2, 3]) revoked.add(`Bearer token-${n}`)
  expect(await rejection(verify())).toMatchObject({ name: 'TwoFactorApiError', status: 401, attempts: 2 })
  expect({ tokens: tokens.length, calls: calls.length }).toEqual({ tokens: 2, calls: 2 })
})

test('a send is repeated with the renewed token, even with no retries left to it', async () => {
  const { mfa, sent } = scripted(
    [
      json(200, { access_token: 'a', expires_in: 9 }),
      json(401, {}),
      json(200, { access_token: 'b', expires_in: 9 }),
      sentMessage(),
    ],
    {
      auth: oauth,
      maxRetries: 0,
    },
  )
  expect(await mfa.sendCode({ to })).toEqual({ messageId: 'message-1' })
  expect(sent[3]?.header('authorization')).toBe('Bearer b')
})

test('Basic credentials that are refused are not tried again', async () => {
  const { mfa, sent } = scripted([json(401, {}), sentMessage()])
  await rejection(mfa.sendCode({ to }))
  expect(sent).toHaveLength(1)
})

test('an abort by one caller leaves the token to the others', async () => {
  let give = (_: Response) => {}
  const { verify, tokens } = service({ token: () => new Promise((resolve) => (give = resolve)) })
  const controller = new AbortController()
  const aborted = rejection(verify(controller.signal))
  const other = verify()
  await vi.advanceTimersByTimeAsync(0)
  controller.abort('mine alone')
  expect(await aborted).toBe('mine alone')
  expect(tokens[0]?.init.signal?.aborted).toBe(false)
  give(json(200, { access_token: 't', expires_in: 60 }))
  expect(await other).toBe(true)
  expect(tokens).toHaveLength(1)
})

test.each([
  [
    '401',
    () => json(401, { error: 'invalid_client' }),
    'TwoFactorApiError',
    'The token endpoint at https://auth.example answered 401: invalid_client. Check auth (BW_CLIENT_ID and BW_CLIENT_SECRET)',
  ],
  [
    '400',
    () => json(400, {}),
    'TwoFactorApiError',
    'The token endpoint at https://auth.example answered 400 without a reason. Check auth (BW_CLIENT_ID and BW_CLIENT_SECRET)',
  ],
  [
    '403',
    () => json(403, {}),
    'TwoFactorApiError',
    'The token endpoint at https://auth.example answered 403 without a reason. Check auth (BW_CLIENT_ID and BW_CLIENT_SECRET)',
  ],
  [
    '404',
    () => json(404, {}),
    'TwoFactorApiError',
    'The token endpoint at https://auth.example answered 404 without a reason. Check auth.tokenUrl (BW_TOKEN_URL)',
  ],
  [
    '418',
    () => json(418, {}),
    'TwoFactorApiError',
    'The token endpoint at https://auth.example answered 418 without a reason',
  ],
  [
    'a redirect',
    () => new Response(null, { status: 302 }),
    'TwoFactorResponseError',
    'The token endpoint at https://auth.example answered 302, a redirect, which is not followed. Check auth.tokenUrl (BW_TOKEN_URL)',
  ],
  [
    'HTML',
    () => new Response('<html></html>'),
    'TwoFactorResponseError',
    'The token endpoint at https://auth.example answered 200, but it is not JSON. Check auth.tokenUrl (BW_TOKEN_URL)',
  ],
  ['no token', () => json(200, { expires_in: 5 }), 'TwoFactorResponseError', 'access_token is required'],
  [
    'an empty token',
    () => json(200, { access_token: '', expires_in: 5 }),
    'TwoFactorResponseError',
    'access_token must be visible ASCII characters',
  ],
  [
    'a token that no header carries',
    () => json(200, { access_token: 'secret\ntoken', expires_in: 5 }),
    'TwoFactorResponseError',
    'access_token must be visible ASCII characters',
  ],
] as const)(
  '%s from the token endpoint is an error that says so, and nothing is sent',
  async (_, token, name, message) => {
    const { verify, calls } = service({ token })
    const failed = rejection(verify())
    await vi.runAllTimersAsync()
    const error = await failed
    expect(error).toMatchObject({ name, operationId: 'verifyCode' })
    expect(error).toMatchObject({ peer: 'token endpoint' })
    expect(error.message).toContain(message)
    if (message.startsWith('The')) expect(error.message).toBe(message)
    expect(error.message).not.toMatch(/secret|SOON/)
    expect(calls).toEqual([])
  },
)

test('a token endpoint out of reach is an error that says so', async () => {
  const { verify } = service({ token: () => Promise.reject(socketError('ECONNRESET')) })
  const failed = rejection(verify())
  await vi.runAllTimersAsync()
  expect((await failed).message).toBe('No token from https://auth.example (ECONNRESET); nothing was sent')
})

test('a token endpoint that hangs is a time-out that says so', async () => {
  const { verify, tokens } = service({ token: () => new Promise(() => {}) })
  const failed = rejection(verify())
  await vi.runAllTimersAsync()
  expect(await failed).toMatchObject({
    name: 'TwoFactorTimeoutError',
    message: expect.stringMatching(
      /^No token from https:\/\/auth\.example within 30000 ms \(total\); nothing was sent$/,
    ),
  })
  expect(tokens[0]?.init.signal?.aborted).toBe(true)
})

test('before anything was sent, a passing failure of the token endpoint may be repeated', async () => {
  const answers = [json(503, {}), json(200, { access_token: 't', expires_in: 60 })]
  const { verify, tokens, calls } = service({ token: () => answers.shift() ?? json(500, {}) })
  const call = verify()
  await vi.runAllTimersAsync()
  expect(await call).toBe(true)
  expect({ tokens: tokens.length, calls: calls.length }).toEqual({ tokens: 2, calls: 1 })
})

test('a failed request for a token is not kept', async () => {
  const answers = [json(401, {})]
  const { verify } = service({ token: () => answers.shift() ?? json(200, { access_token: 't', expires_in: 60 }) })
  await rejection(verify())
  expect(await verify()).toBe(true)
})

test('a function gives the token of each attempt, and of another after a 401', async () => {
  const tokens = ['old', 'new', 'new']
  const token = vi.fn(async () => tokens.shift() ?? '')
  const { verify, calls, revoked } = service({ auth: { token } })
  revoked.add('Bearer old')
  expect(await verify()).toBe(true)
  await verify()
  expect(calls).toEqual(['Bearer old', 'Bearer new', 'Bearer new'])
})

test('a function may answer at once', async () => {
  const { verify, calls } = service({ auth: { token: () => 'plain' } })
  await verify()
  expect(calls).toEqual(['Bearer plain'])
})

test.each([
  ['throws', () => Promise.reject(new Error('vault is sealed, key hunter2')), ''],
  [
    'throws at once',
    () => {
      throw new RangeError('hunter2')
    },
    '',
  ],
  ['cannot reach its vault', () => Promise.reject(socketError('ECONNREFUSED')), ' (ECONNREFUSED)'],
] as [string, () => string | Promise<string>, string][])(
  'a token function that %s is asked once, and is an error that says so',
  async (_, fail, reason) => {
    const token = vi.fn(fail)
    const { mfa, sent } = scripted([], { auth: { token } })
    for (const call of [
      () => mfa.verifyCode({ to, code: '123456' }),
      () => mfa.sendCode({ to, idempotencyKey: 'key-1' }),
    ]) {
      const failed = rejection(call())
      await vi.runAllTimersAsync()
      const error = await failed
      expect(error).toMatchObject({ name: 'TwoFactorConnectionError', attempts: 1 })
      expect(error.message).toBe(`No token from the token function${reason}; nothing was sent`)
    }
    expect(token).toHaveBeenCalledTimes(2)
    expect(sent).toEqual([])
  },
)

test.each([
  ['nothing', () => ''],
  ['no text', () => undefined as unknown as string],
  ['lines', () => 'hunter2\nhunter2'],
  ['letters beyond ASCII', () => 'hunter2ž'],
] as [string, () => string][])('a token function that gives %s is asked once, and nothing is sent', async (_, give) => {
  const token = vi.fn(give)
  const { mfa, sent } = scripted([], { auth: { token } })
  const failed = rejection(mfa.sendCode({ to, idempotencyKey: 'key-1' }))
  await vi.runAllTimersAsync()
  expect(await failed).toMatchObject({
    name: 'TwoFactorInputError',
    message: 'auth.token must return visible ASCII characters',
  })
  expect(token).toHaveBeenCalledTimes(1)
  expect(sent).toEqual([])
})

test.each([
  ['3600', 3_540_000],
  [3600, 3_540_000],
  ['soon', 0],
])('a token for expires_in %j is used for %i ms', async (expires_in, ms) => {
  const token = () => json(200, { access_token: 'token-1', expires_in })
  const { verify, tokens } = service({ token })
  await verify()
  vi.setSystemTime(Math.max(0, ms - 1))
  if (ms > 0) await verify()
  expect(tokens).toHaveLength(1)
  vi.setSystemTime(ms)
  await verify()
  expect(tokens).toHaveLength(2)
})

test('a token without an end is used until a 401', async () => {
  const { mfa, sent } = scripted(
    [
      json(200, { access_token: 'a' }),
      sentMessage(),
      sentMessage(),
      json(401, {}),
      json(200, { access_token: 'b' }),
      sentMessage(),
    ],
    { auth: oauth },
  )
  await mfa.sendCode({ to })
  vi.setSystemTime(Date.now() + 100 * 86_400_000)
  await mfa.sendCode({ to })
  await mfa.sendCode({ to })
  expect(sent.map((one) => one.header('authorization')).filter((value) => value?.startsWith('Bearer'))).toEqual([
    'Bearer a',
    'Bearer a',
    'Bearer a',
    'Bearer b',
  ])
})

test('a token function that fails for the token after a 401 is asked no third time', async () => {
  const token = vi.fn(() => (token.mock.calls.length === 1 ? 'old' : Promise.reject(new Error('sealed'))))
  const { mfa, sent } = scripted([json(401, {})], { auth: { token } })
  const failed = rejection(mfa.sendCode({ to, idempotencyKey: 'key-1' }))
  await vi.runAllTimersAsync()
  expect((await failed).message).toBe('No token from the token function; nothing was sent')
  expect({ asked: token.mock.calls.length, sent: sent.length }).toEqual({ asked: 2, sent: 1 })
})
