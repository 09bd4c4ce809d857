// `mfa.api`: openapi-fetch typed by the document, with the auth, retries and errors of the client.
import { expect, expectTypeOf, test, vi } from 'vitest'
import type { TwoFactorOptions } from '../../src/index.js'
import { from, json, rejection, scripted, sentMessage, socketError, to, verified, type Step } from './stub.js'

function api(steps: Step[], options: TwoFactorOptions = {}) {
  const { mfa, sent } = scripted(steps, options)
  return { client: mfa.api, sent }
}

const params = { path: { accountId: '9900000' } }
const body = { to, from, applicationId: 'app', message: '{CODE}', digits: 6 }
const messaging = '/accounts/{accountId}/code/messaging'
const verify = '/accounts/{accountId}/code/verify'

test('a call carries the auth of the client, and its data is typed', async () => {
  const { client, sent } = api([sentMessage()], { baseUrl: 'http://127.0.0.1:4010/api/v1/' })
  const { data, response } = await client.POST(messaging, { params, body })
  expectTypeOf(data).toEqualTypeOf<{ messageId: string } | undefined>()
  expect(data).toEqual({ messageId: 'message-1' })
  expect(response.status).toBe(200)
  expect(sent[0]?.url).toBe('http://127.0.0.1:4010/api/v1/accounts/9900000/code/messaging')
  expect(sent[0]?.header('authorization')).toBe(`Basic ${btoa('api-user:open:sesame')}`)
  expect(sent[0]?.header('content-type')).toBe('application/json')
  expect(sent[0]?.body).toEqual(body)
})

test('an answer of 4xx or 5xx is thrown, as the helpers throw it', async () => {
  const { client } = api([json(429, { error: 'slow down', requestId: 'r' }, { 'Retry-After': '7' })])
  expect(await rejection(client.POST(messaging, { params, body }))).toMatchObject({
    name: 'TwoFactorApiError',
    operationId: 'generateMessagingCode',
    reason: 'slow down',
    requestId: 'r',
    retryAfterMs: 7000,
  })
})

test('an Idempotency-Key that is empty makes no repeat safe', async () => {
  for (const key of ['', ' ']) {
    const { client, sent } = api([json(503, {})])
    const keyed = { ...params, header: { 'Idempotency-Key': key } }
    expect(await rejection(client.POST(messaging, { params: keyed, body }))).toMatchObject({ status: 503 })
    expect(sent).toHaveLength(1)
  }
})

test('what is thrown is a TwoFactorError', async () => {
  const { client } = api([
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
    const { client, sent } = api([invited(), verified(), invited(), invited(), sentMessage()])
    const play = async <T>(call: Promise<T>) => {
      await vi.runAllTimersAsync()
      return call
    }
    expect(
      await play(client.POST(verify, { params, body: { to, code: '123456', expirationTimeInMinutes: 5 } })),
    ).toMatchObject({ data: { valid: true } })
    expect(await play(rejection(client.POST(messaging, { params, body })))).toMatchObject({ status: 503 })
    const keyed = { ...params, header: { 'Idempotency-Key': 'key-1' } }
    expect(await play(client.POST(messaging, { params: keyed, body }))).toMatchObject({
      data: { messageId: 'message-1' },
    })
    expect(sent.map((one) => one.header('idempotency-key'))).toEqual([null, null, null, 'key-1', 'key-1'])
  } finally {
    vi.useRealTimers()
  }
})

test.each(['enough', 0, '', null])('an abort rejects with its reason, %j', async (reason) => {
  const { client } = api([() => new Promise(() => {})])
  const controller = new AbortController()
  const failed = rejection(client.POST(messaging, { params, body, signal: controller.signal }))
  controller.abort(reason)
  expect(await failed).toBe(reason)
})

test('without auth, nothing is sent', async () => {
  const { client, sent } = api([], { auth: {} as never }) // what no TypeScript lets pass
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
])('the credentials go to the service of the client alone, so not to %s', async (baseUrl) => {
  const { client, sent } = api([sentMessage()], { baseUrl: 'https://mfa.example/api/v1' })
  const error = await rejection(client.POST(messaging, { baseUrl, params, body }))
  expect(error).toMatchObject({
    name: 'TwoFactorInputError',
    message: 'baseUrl must be that of the client: nothing else gets the credentials',
  })
  expect(sent).toEqual([])
})

test('a base URL may be written in any way that means the same', async () => {
  const { client, sent } = api([sentMessage()], { baseUrl: 'HTTPS://MFA.Example:443/api/./v1/' })
  await client.POST(messaging, { params, body })
  expect(sent[0]?.url).toBe('https://mfa.example/api/v1/accounts/9900000/code/messaging')
})

test('what the document does not know is refused, and not sent', async () => {
  const { client, sent } = api([])
  const post = client.POST as unknown as (path: string, init: object) => Promise<unknown> // from JavaScript
  const get = client.GET as unknown as typeof post
  for (const call of [
    post('/accounts/{accountId}/code/other', { params, body }),
    post('/accounts/9900000/code/verify', { body }),
    get(verify, { params }),
  ])
    expect(await rejection(call)).toMatchObject({
      name: 'TwoFactorInputError',
      message: 'the path must be one of the document',
    })
  for (const input of [{ params }, { params, body, bodySerializer: () => new Uint8Array([0xff]) }])
    expect((await rejection(post(verify, input))).message).toBe('the body must be there, as JSON')
  expect(sent).toEqual([])
})

test('an account id that is a step in the path leads nowhere else', async () => {
  const { client, sent } = api([json(404, {})], { baseUrl: 'https://mfa.example/api/v1' })
  await rejection(client.POST(messaging, { params: { path: { accountId: '../../x' } }, body }))
  expect(sent[0]?.url).toBe('https://mfa.example/api/v1/accounts/..%2F..%2Fx/code/messaging')
})
