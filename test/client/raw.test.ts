// openapi-fetch on the client's transport: typed, with the same auth, retries and safe errors.
import { expect, expectTypeOf, test, vi } from 'vitest'
import { createRawClient, createTransport, type TwoFactorOptions } from '../../src/index.js'
import { from, json, rejection, scripted, sentMessage, socketError, to, verified, type Step } from './stub.js'

function raw(steps: Step[], options: TwoFactorOptions = {}) {
  const { mfa, sent } = scripted(steps, options)
  return { client: createRawClient(mfa), sent }
}

const params = { path: { accountId: '9900000' } }
const body = { to, from, applicationId: 'app', message: '{CODE}', digits: 6 }
const messaging = '/accounts/{accountId}/code/messaging'
const verify = '/accounts/{accountId}/code/verify'

test('a call carries the auth of the client, and its data is typed', async () => {
  const { client, sent } = raw([sentMessage()], { baseUrl: 'http://127.0.0.1:4010/api/v1/' })
  const { data, response } = await client.POST(messaging, { params, body })
  expectTypeOf(data).toEqualTypeOf<{ messageId: string } | undefined>()
  expect(data).toEqual({ messageId: 'message-1' })
  expect(response.status).toBe(200)
  expect(sent[0]?.url).toBe('http://127.0.0.1:4010/api/v1/accounts/9900000/code/messaging')
  expect(sent[0]?.header('authorization')).toBe(`Basic ${btoa('api-user:open:sesame')}`)
  expect(sent[0]?.header('content-type')).toBe('application/json')
  expect(sent[0]?.body).toEqual(body)
})

test('an answer of 4xx or 5xx is returned as openapi-fetch does, headers included', async () => {
  const { client } = raw([json(429, { error: 'slow down', requestId: 'r' }, { 'Retry-After': '7' })])
  const { error, response } = await client.POST(messaging, { params, body })
  expect(error).toEqual({ error: 'slow down', requestId: 'r' })
  expect(response.headers.get('Retry-After')).toBe('7')
})

test('an Idempotency-Key that is empty makes no repeat safe', async () => {
  for (const key of ['', ' ']) {
    const { client, sent } = raw([json(503, {})])
    expect(
      (await client.POST(messaging, { params: { ...params, header: { 'Idempotency-Key': key } }, body })).response
        .status,
    ).toBe(503)
    expect(sent).toHaveLength(1)
  }
})

test('what is thrown is a TwoFactorError', async () => {
  const { client } = raw([
    socketError('ECONNRESET'),
    new Response('<html>', { status: 200 }),
    new Response(null, { status: 302 }),
  ])
  const call = () => rejection(client.POST(messaging, { params, body }))
  expect(await call()).toMatchObject({ name: 'TwoFactorConnectionError', operationId: 'generateMessagingCode' })
  expect(await call()).toMatchObject({ name: 'TwoFactorResponseError', status: 200 })
  expect(await call()).toMatchObject({ name: 'TwoFactorResponseError', status: 302 })
})

test('retries keep the rules of the operation: a verification when invited, a send only with its key', async () => {
  vi.useFakeTimers()
  try {
    const invited = () => json(503, {}, { 'Retry-After': '1' })
    const { client, sent } = raw([invited(), verified(), invited(), invited(), sentMessage()])
    const play = async <T>(call: Promise<T>) => {
      await vi.runAllTimersAsync()
      return call
    }
    expect(
      await play(client.POST(verify, { params, body: { to, code: '123456', expirationTimeInMinutes: 5 } })),
    ).toMatchObject({ data: { valid: true } })
    expect((await play(client.POST(messaging, { params, body }))).response.status).toBe(503)
    const keyed = { ...params, header: { 'Idempotency-Key': 'key-1' } }
    expect(await play(client.POST(messaging, { params: keyed, body }))).toMatchObject({
      data: { messageId: 'message-1' },
    })
    expect(sent.map((one) => one.header('idempotency-key'))).toEqual([null, null, null, 'key-1', 'key-1'])
  } finally {
    vi.useRealTimers()
  }
})

test('an abort rejects with its reason', async () => {
  const { client } = raw([() => new Promise(() => {})])
  const controller = new AbortController()
  const failed = rejection(client.POST(messaging, { params, body, signal: controller.signal }))
  controller.abort('enough')
  expect(await failed).toBe('enough')
})

test('without auth, nothing is sent', async () => {
  const { client, sent } = raw([], { auth: {} as never }) // what no TypeScript lets pass
  expect(await rejection(client.POST(messaging, { params, body }))).toMatchObject({
    name: 'TwoFactorInputError',
    problems: [{ field: 'auth' }],
  })
  expect(sent).toEqual([])
})

test.each([
  'http://evil.test',
  'https://mfa.example.evil.test/api/v1',
  'https://mfa.example:8443/api/v1',
  'http://mfa.example/api/v1',
  'https://mfa.example/api/v1evil',
  'https://mfa.example/api/v1/../v2',
])('the credentials go to nothing but what is below baseUrl, so not to %s', async (baseUrl) => {
  const { client, sent } = raw([sentMessage()], { baseUrl: 'https://mfa.example/api/v1' })
  const error = await rejection(client.POST(messaging, { baseUrl, params, body }))
  expect(error).toMatchObject({
    name: 'TwoFactorInputError',
    message: 'the URL must be below baseUrl: nothing else gets the credentials',
  })
  expect(sent).toEqual([])
})

test('a base URL may be written in any way that means the same', async () => {
  const { client, sent } = raw([sentMessage()], { baseUrl: 'HTTPS://MFA.Example:443/api/./v1/' })
  await client.POST(messaging, { params, body })
  expect(sent[0]?.url).toBe('https://mfa.example/api/v1/accounts/9900000/code/messaging')
})

/** A transport on a script. */
function transport(steps: Step[]) {
  const { mfa, sent } = scripted(steps, { baseUrl: 'https://mfa.example' })
  return { ...createTransport(mfa), sent }
}

test('a GET has no body, and one that others write as text is sent as it is', async () => {
  const { fetch, sent } = transport([json(200, {}), json(200, {})])
  expect(await (await fetch(new Request('https://mfa.example/health'))).json()).toEqual({})
  await fetch(new Request('https://mfa.example/x', { method: 'PUT', body: '\ufeffpässwörd ✓' }))
  expect(sent.map(({ init }) => [init.method, init.body])).toEqual([
    ['GET', null],
    ['PUT', '\ufeffpässwörd ✓'],
  ])
})

test('a body that is not text is refused, and not sent mangled', async () => {
  const { fetch, sent } = transport([])
  const error = await rejection(
    fetch(new Request('https://mfa.example/x', { method: 'POST', body: new Uint8Array([0xff, 0]) })),
  )
  expect(error).toMatchObject({ name: 'TwoFactorInputError', message: 'the body must be text in UTF-8' })
  expect(sent).toEqual([])
})

test.each([
  ['/accounts/9900000/code/verify', 'verifyCode'],
  ['/accounts/9900000/code/verify/', 'verifyCode'],
  ['/accounts/9900000/code/verify?x=1', 'verifyCode'],
  ['/accounts/9900000/code/voice/?', 'generateVoiceCode'],
  ['/accounts/9900000/verify', undefined],
  ['/x/accounts/9900000/code/verify', undefined],
  ['/accounts/9900000/code/verify/more', undefined],
  ['/other?/accounts/9900000/code/verify', undefined],
])('a POST to %s is the operation %s', async (path, operationId) => {
  const { fetch } = transport([socketError('ECONNRESET')])
  expect(
    (await rejection(fetch(new Request(`https://mfa.example${path}`, { method: 'POST', body: '{}' })))).operationId,
  ).toBe(operationId)
})

test.each(['/accounts/9900000/code/verify/', '/accounts/9900000/code/verify?x=1', '/accounts/9900000/code/other'])(
  'a key does not make it safe to repeat %s',
  async (path) => {
    const { fetch, sent } = transport([json(500, {}), json(200, {})])
    const request = new Request(`https://mfa.example${path}`, {
      method: 'POST',
      body: '{}',
      headers: { 'Idempotency-Key': 'key-1' },
    })
    expect((await fetch(request)).status).toBe(500)
    expect(sent).toHaveLength(1)
  },
)
