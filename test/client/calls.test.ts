// The three helpers: what they send, and what they give back.
import { expect, test } from 'vitest'
import { account, from, json, scripted, sentMessage, to, verified } from './stub.js'

test('sendCode posts the whole body, with the defaults filled in', async () => {
  const { mfa, sent } = scripted([sentMessage()])
  expect(await mfa.sendCode({ to })).toEqual({ messageId: 'message-1' })
  expect(sent).toHaveLength(1)
  expect(sent[0]?.url).toBe('https://mfa.bandwidth.com/api/v1/accounts/9900000/code/messaging')
  expect(sent[0]?.init.method).toBe('POST')
  expect(sent[0]?.header('content-type')).toBe('application/json')
  expect(sent[0]?.header('idempotency-key')).toBeNull()
  expect(sent[0]?.body).toEqual({
    to,
    from,
    applicationId: 'app-messaging',
    message: 'Your {NAME} {SCOPE} code is {CODE}',
    digits: 6,
  })
})

test('sendVoiceCode posts to voice with the voice application', async () => {
  const { mfa, sent } = scripted([json(200, { callId: 'c-1' })])
  expect(await mfa.sendVoiceCode({ to })).toEqual({ callId: 'c-1' })
  expect(sent[0]?.url).toMatch(/\/code\/voice$/)
  expect(sent[0]?.body).toMatchObject({ to, applicationId: 'app-voice' })
})

test.each([true, false])('verifyCode resolves with %s, as the service says', async (valid) => {
  const { mfa, sent } = scripted([verified(valid)])
  expect(await mfa.verifyCode({ to, code: '012345' })).toBe(valid)
  expect(sent[0]?.url).toMatch(/\/code\/verify$/)
  expect(sent[0]?.body).toEqual({ to, code: '012345', expirationTimeInMinutes: 5 })
})

test('a field of the call wins over the same option', async () => {
  const { mfa, sent } = scripted([sentMessage(), sentMessage()], { scope: 'sign-in', digits: 4, message: 'Say {CODE}' })
  await mfa.sendCode({ to })
  await mfa.sendCode({ to, scope: 'pay', digits: 8, message: '{CODE}!', from: '+19195550199', applicationId: 'other' })
  expect(sent[0]?.body).toMatchObject({ scope: 'sign-in', digits: 4, message: 'Say {CODE}' })
  expect(sent[1]?.body).toEqual({
    to,
    scope: 'pay',
    digits: 8,
    message: '{CODE}!',
    from: '+19195550199',
    applicationId: 'other',
  })
})

test('null means none, whatever the option says, and undefined means the option', async () => {
  const { mfa, sent } = scripted([sentMessage(), sentMessage()], { scope: 'sign-in' })
  await mfa.sendCode({ to, scope: null })
  await mfa.sendCode({ to, scope: undefined })
  expect(sent[0]?.body).not.toHaveProperty('scope')
  expect(sent[1]?.body).toHaveProperty('scope', 'sign-in')
})

test('callbackUrl may be a text or a URL, and an empty one is none', async () => {
  const { mfa, sent } = scripted([sentMessage(), sentMessage(), sentMessage()])
  await mfa.sendCode({ to, callbackUrl: 'https://example.com/a' })
  await mfa.sendCode({ to, callbackUrl: new URL('https://example.com/b') })
  await mfa.sendCode({ to, callbackUrl: '' })
  expect(sent.map(({ body }) => body['callbackUrl'])).toEqual([
    'https://example.com/a',
    'https://example.com/b',
    undefined,
  ])
})

test('only fields of the document leave', async () => {
  const { mfa, sent } = scripted([sentMessage()])
  const signal = new AbortController().signal
  await mfa.sendCode({ to, idempotencyKey: 'key-1', signal })
  expect(Object.keys(sent[0]?.body ?? {}).sort()).toEqual(['applicationId', 'digits', 'from', 'message', 'to'])
  expect(sent[0]?.header('idempotency-key')).toBe('key-1')
})

test('withResponse adds the response, headers included', async () => {
  const { mfa } = scripted([json(200, { messageId: 'message-1' }, { 'X-Request-Id': 'request-1' })])
  const { data, response } = await mfa.sendCode({ to }).withResponse()
  expect(data).toEqual({ messageId: 'message-1' })
  expect(response.headers.get('X-Request-Id')).toBe('request-1')
})

test('a failing call that is only read through withResponse leaves no unhandled rejection', async () => {
  const unhandled: unknown[] = []
  const note = (reason: unknown) => unhandled.push(reason)
  process.on('unhandledRejection', note)
  try {
    const { mfa } = scripted([json(500, {})])
    await expect(mfa.sendCode({ to }).withResponse()).rejects.toMatchObject({ name: 'TwoFactorApiError' })
    // Node reports once the microtasks are done.
    await new Promise((resolve) => setImmediate(resolve))
    expect(unhandled).toEqual([])
  } finally {
    process.off('unhandledRejection', note)
  }
})

test('fields that the document does not know are ignored in an answer', async () => {
  const { mfa } = scripted([json(200, { valid: true, later: 'more' })])
  expect(await mfa.verifyCode({ to, code: '123456' })).toBe(true)
})

test.each([
  ['https://mfa.example.com', 'https://mfa.example.com/accounts/'],
  ['https://mfa.example.com/', 'https://mfa.example.com/accounts/'],
  ['https://mfa.example.com/api/v1///', 'https://mfa.example.com/api/v1/accounts/'],
  ['http://127.0.0.1:4010/api/v1', 'http://127.0.0.1:4010/api/v1/accounts/'],
])('base URL %s leads to %s', async (baseUrl, start) => {
  const { mfa, sent } = scripted([sentMessage()], { baseUrl })
  await mfa.sendCode({ to })
  expect(sent[0]?.url).toBe(`${start}9900000/code/messaging`)
})

test('the account id cannot leave its place in the path', async () => {
  const { mfa, sent } = scripted([sentMessage()], { ...account, accountId: 'a/../b?c#d' })
  await mfa.sendCode({ to })
  expect(sent[0]?.url).toBe('https://mfa.bandwidth.com/api/v1/accounts/a%2F..%2Fb%3Fc%23d/code/messaging')
})

test('a Response whose methods cannot be written to, as servers make their own, is read like any other', async () => {
  class Fixed extends Response {}
  for (const name of ['text', 'json'] as const)
    Object.defineProperty(Fixed.prototype, name, { value: Response.prototype[name], writable: false })
  const { mfa } = scripted([new Fixed('{"messageId":"message-1"}', { status: 200 })])
  expect(await mfa.sendCode({ to }).withResponse()).toMatchObject({ data: { messageId: 'message-1' } })
})
