// What each answer amounts to: the error, what it says, and what can be read from it.
import { expect, test, vi } from 'vitest'
import { TwoFactorApiError, TwoFactorError, TwoFactorResponseError } from '../../src/index.js'
import { json, rejection, scripted, to } from './stub.js'

async function failure(response: Response, code = '123456') {
  const { mfa } = scripted([response], { maxRetries: 0 })
  return rejection(mfa.verifyCode({ to, code }))
}

test.each([400, 401, 402, 403, 404, 405, 409, 413, 418, 422, 429, 451, 499, 500, 501, 502, 503, 599])(
  '%i is a TwoFactorApiError with what is known',
  async (status) => {
    const error = await failure(json(status, { error: 'told why', requestId: 'request-1' }))
    expect(error).toBeInstanceOf(TwoFactorApiError)
    expect(error).toBeInstanceOf(TwoFactorError)
    expect(error).toBeInstanceOf(Error)
    expect(error).toMatchObject({
      name: 'TwoFactorApiError',
      status,
      requestId: 'request-1',
      operationId: 'verifyCode',
      attempts: 1,
    })
    expect(error.message).toContain(`POST …/code/verify answered ${status}: told why (request request-1)`)
    expect(error.stack).toMatch(/^TwoFactorApiError: /)
  },
)

test.each([
  ['error', { error: 'told why' }],
  ['message', { message: 'told why' }],
  ['Message', { Message: 'told why' }],
  ['two of them', { message: 'told why', Message: 'told why' }],
  ['the one that says anything', { error: '', message: 5, Message: 'told why' }],
])('what the server says is found under %s', async (_, body) => {
  expect((await failure(json(400, body))).reason).toBe('told why')
})

test('a server that says what in one of them and why in another is heard in full', async () => {
  const error = await failure(json(429, { error: 'Too Many Requests', message: 'please wait 2 minutes' }))
  expect(error.reason).toBe('Too Many Requests; please wait 2 minutes')
  expect(error.retryAfterMs).toBe(120_000)
})

test.each([
  ['nothing', ''],
  ['HTML', '<html><body>Bad gateway</body></html>'],
  ['truncated JSON', '{"error": "to'],
  ['a list', '["to"]'],
  ['null', 'null'],
  ['texts that are none', '{"error": 5, "message": {"a": 1}, "requestId": 7}'],
])('an error with %s for a body is still an error of its status', async (_, body) => {
  const error = await failure(new Response(body, { status: 502 }))
  expect(error).toMatchObject({ name: 'TwoFactorApiError', status: 502 })
  expect(error.message).toBe('POST …/code/verify answered 502 without a reason')
  expect(error).not.toHaveProperty('reason')
  expect(error).not.toHaveProperty('requestId')
  expect(error).not.toHaveProperty('retryAfterMs')
})

test.each([
  [
    401,
    /\. Bandwidth's hosted service ended Basic on 2 December 2026: use clientId and clientSecret \(BW_CLIENT_ID and BW_CLIENT_SECRET\)$/,
  ],
  [
    403,
    /\. Check auth \(BW_CLIENT_ID and BW_CLIENT_SECRET, or .*\), and that the account is activated for two-factor authentication$/,
  ],
  [404, /\. Check baseUrl \(BW_MFA_URL\)$/],
])('%i says what to do', async (status, advice) => {
  expect((await failure(json(status, {}))).message).toMatch(advice)
})

test.each([
  ['an empty body', new Response('', { status: 200 })],
  ['HTML', new Response('<html></html>', { status: 200 })],
  ['truncated JSON', new Response('{"valid": tr', { status: 200 })],
  ['a missing field', json(200, {})],
  ['a mistyped field', json(200, { valid: 'true' })],
  ['null', json(200, null)],
  ['a list', json(200, [{ valid: true }])],
  ['201', json(201, { valid: true })],
  ['204', new Response(null, { status: 204 })],
  ['a redirect', new Response(null, { status: 302, headers: { location: 'https://evil.example/' } })],
  ['304', new Response(null, { status: 304 })],
  ['a redirect in a browser', Object.defineProperty(new Response(null), 'status', { value: 0 })],
  ['a permanent redirect', new Response(null, { status: 308, headers: { location: 'https://evil.example/' } })],
])('%s is a TwoFactorResponseError, not a result', async (_, response) => {
  const { status } = response
  const error = await failure(response)
  expect(error).toBeInstanceOf(TwoFactorResponseError)
  expect(error).toMatchObject({ name: 'TwoFactorResponseError', status, operationId: 'verifyCode', attempts: 1 })
  if (status === 200)
    expect(error.message).toMatch(
      /^POST …\/code\/verify answered 200, but (it is not JSON\. Check baseUrl \(BW_MFA_URL\)|.* must be .*|.* is required)$/,
    )
  else
    expect(error.message).toBe(
      `POST …/code/verify answered ${status}, ${(status > 199 && status < 300) || status === 304 ? 'not 200' : 'a redirect, which is not followed. Check baseUrl (BW_MFA_URL)'}`,
    )
})

test('429 says how long to wait, and 401 of another service than the hosted one what to check', async () => {
  expect((await failure(json(429, { error: 'slow down' }, { 'Retry-After': '90' }))).message).toBe(
    'POST …/code/verify answered 429: slow down. Wait 90 s before the next try',
  )
  const { mfa } = scripted([json(401, { message: 'Unauthorized' })], { baseUrl: 'http://127.0.0.1:4010' })
  expect((await rejection(mfa.sendCode({ to }))).message).toBe(
    'POST …/code/messaging answered 401: Unauthorized. Check auth (BW_CLIENT_ID and BW_CLIENT_SECRET, or BW_USERNAME and BW_PASSWORD)',
  )
})

test('a status of a custom fetch that is no number is not shown', async () => {
  const response = Object.defineProperty(json(200, { valid: true }), 'status', { value: '+19195550112' })
  expect(await failure(response)).toMatchObject({ name: 'TwoFactorResponseError', status: 0 })
})

test('a reason beyond 1,000 characters is left out', async () => {
  const error = await failure(json(400, { error: 'x'.repeat(1_001) }))
  expect(error).not.toHaveProperty('reason')
  expect(error.message).toBe('POST …/code/verify answered 400 without a reason')
  expect((await failure(json(400, { error: 'x'.repeat(1_000) }))).reason).toHaveLength(1_000)
})

test('a redirect is not followed', async () => {
  const { mfa, sent } = scripted([new Response(null, { status: 307, headers: { location: 'https://evil.example/' } })])
  await rejection(mfa.sendCode({ to }))
  expect(sent).toHaveLength(1)
  expect(sent[0]?.init.redirect).toBe('manual')
})

test('the error of a mistyped field names it', async () => {
  expect((await failure(json(200, { valid: 'true' }))).message).toContain('valid must be a boolean')
})

test.each([
  ['30', 30_000],
  ['0', 0],
  ['Wed, 21 Oct 2026 07:28:30 GMT', 30_000],
  ['Wed, 21 Oct 2020 07:28:00 GMT', 0],
  ['soon', undefined],
  ['-5', undefined],
  ['garbage 5', undefined],
  ['1, 2', undefined],
  ['Infinity', undefined],
  ['0x10', undefined],
  ['1e3', undefined],
  ['9'.repeat(400), undefined],
])('Retry-After %j is %s milliseconds', async (header, expected) => {
  vi.useFakeTimers({ now: new Date('2026-10-21T07:28:00Z') })
  try {
    const error = await failure(json(429, { error: 'slow down' }, { 'Retry-After': header }))
    expect(error.retryAfterMs).toBe(expected)
  } finally {
    vi.useRealTimers()
  }
})

test.each([
  ['This number has exceeded verification attempts, please wait 2 minutes', 120_000],
  ['please wait 1 minute', 60_000],
  ['Please wait 45 seconds.', 45_000],
  ['please wait 3 hours', 10_800_000],
  ['please wait a while', undefined],
  ['please wait 500 milliseconds', undefined],
])('without a header, the text %j is %s milliseconds', async (text, expected) => {
  expect((await failure(json(429, { error: text }))).retryAfterMs).toBe(expected)
})

test('a header that is nonsense leaves it to the text', async () => {
  expect((await failure(json(429, { error: 'please wait 2 minutes' }, { 'Retry-After': '-5' }))).retryAfterMs).toBe(
    120_000,
  )
})

test('the header wins over the text', async () => {
  expect((await failure(json(429, { error: 'please wait 2 minutes' }, { 'Retry-After': '5' }))).retryAfterMs).toBe(5000)
})

test('the request id is taken from the header when the body has none', async () => {
  expect((await failure(json(500, {}, { 'X-Request-Id': 'header-1' }))).requestId).toBe('header-1')
  expect((await failure(json(500, { requestId: 'body-1' }, { 'X-Request-Id': 'header-1' }))).requestId).toBe('body-1')
})

test('what is no id is no request id', async () => {
  expect((await failure(json(500, { requestId: 'two words' }))).requestId).toBeUndefined()
  expect((await failure(json(500, { requestId: 'x'.repeat(65) }))).requestId).toBeUndefined()
})

/** A body of `chunk` without end, and how much of it was asked for. */
function endless(chunk: string) {
  const asked = { chunks: 0, cancelled: false }
  const pull = (controller: ReadableStreamDefaultController<Uint8Array>) => (
    asked.chunks++,
    controller.enqueue(new TextEncoder().encode(chunk))
  )
  return { asked, body: new ReadableStream({ pull, cancel: () => void (asked.cancelled = true) }) }
}

test.each([
  [200, 'TwoFactorResponseError'],
  [400, 'TwoFactorApiError'],
])('an answer of %i without end is read for 64 KiB, and then is a %s', async (status, name) => {
  const { asked, body } = endless(' '.repeat(4096))
  expect(await failure(new Response(body, { status }))).toMatchObject({ name, status })
  expect(asked.cancelled).toBe(true)
  expect(asked.chunks).toBeLessThan(25)
})

test('a documented answer with more than 64 KiB behind it is refused', async () => {
  expect((await failure(json(200, `{"valid":true}${' '.repeat(70_000)}`))).name).toBe('TwoFactorResponseError')
})

test('a Retry-After that is a date is measured by the Date of the answer, whatever the clock here says', async () => {
  const headers = { 'Retry-After': 'Wed, 01 Jan 2031 00:00:02 GMT', Date: 'Wed, 01 Jan 2031 00:00:00 GMT' }
  expect((await failure(json(429, {}, headers))).retryAfterMs).toBe(2_000)
})

test('an answer without a stream, as stubs and React Native have it, is read as text', async () => {
  const bare = { status: 200, headers: new Headers(), text: async () => '{"valid":true}' } as Response // what such a runtime gives
  const { mfa } = scripted([bare])
  expect(await mfa.verifyCode({ to, code: '123456' })).toBe(true)
})
