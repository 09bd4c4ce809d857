// No error, hook or log of one shows a credential, a token, a number, a message or a code, in any form, whatever the server or the runtime says.
import { inspect } from 'node:util'
import { expect, test, vi } from 'vitest'
import { createTwoFactorClient, parseCallback, type TwoFactorAuth } from '../../src/index.js'
import { json, rejection, type Step } from './stub.js'

const secrets = {
  username: 'MARKED-username',
  password: 'MARKED-pass:word',
  clientId: 'MARKED-client',
  clientSecret: 'MARKED-secret',
  token: 'MARKED.token.value',
  to: '+19195550142',
  from: '+19195550143',
  message: 'MARKED "message"\nsays {CODE}',
  code: '48291375',
  idempotencyKey: 'MARKED-key',
  callbackUrl: 'https://example.com/?MARKED=callback',
}
const basic = (user: string, secret: string) => Buffer.from(`${user}:${secret}`).toString('base64')
const base64 = [basic(secrets.username, secrets.password), basic(secrets.clientId, secrets.clientSecret)]

/** What may appear nowhere: the secrets raw, or the digits of a number or a code, with punctuation or without. */
const marks = /MARKED|555\D?014[23]|4829\D?1375/

function forms(value: unknown): string[] {
  const error = value instanceof Error ? [String(value), value.message, value.stack ?? '', JSON.stringify(value.cause) ?? '', inspect(value.cause, { showHidden: true, depth: Infinity })] : []
  return [...error, JSON.stringify(value), inspect(value, { showHidden: true, depth: Infinity, getters: true })]
}

function expectClean(value: unknown) {
  for (const form of forms(value)) {
    expect(form).not.toMatch(marks)
    for (const encoded of base64) expect(form).not.toContain(encoded)
  }
}

const auths: [string, TwoFactorAuth][] = [
  ['Basic', { username: secrets.username, password: secrets.password }],
  ['client credentials', { clientId: secrets.clientId, clientSecret: secrets.clientSecret, tokenUrl: 'https://auth.example/token' }],
  ['a token function', { token: () => secrets.token }],
]

const { to, from, message, code, idempotencyKey, callbackUrl } = secrets
const numbers = [to, to.slice(1), '+1 (919) 555-0142', from, code, '4829-1375']

let turn = 0

/** All that a request holds, quoted back in one text: headers whole, in parts and decoded, the body, its values. A long text is cut, so each time another part comes first. */
function echo(init: RequestInit): string {
  const headers = Object.values(init.headers ?? {}).flatMap((value: string) => [value, ...value.split(' '), Buffer.from(value.replace(/.* /, ''), 'base64').toString()])
  const body = String(init.body)
  const values = body.startsWith('{') ? Object.values<unknown>(JSON.parse(body)).map(String) : []
  const parts = [...headers, body, ...values, ...numbers].filter((part) => /^[ -~\n]+$/.test(part))
  const first = turn++ % parts.length
  return [...parts.slice(first), ...parts.slice(0, first)].join(' | ')
}

/** A foreign error that carries the request, as those of HTTP libraries do. */
function foreign(init: RequestInit): Error {
  const cause = Object.assign(new Error(echo(init)), { code: 'ECONNRESET', config: init, headers: init.headers })
  return Object.assign(new TypeError(echo(init), { cause }), { request: init, name: `Error-${to.slice(1)}`, toJSON: () => init })
}

const steps: [string, (init: RequestInit) => Response | Promise<Response>][] = [
  ...[400, 401, 403, 404, 409, 418, 422, 429, 500, 503].flatMap((status): typeof steps => [
    [`${status} that quotes all as error`, (init) => json(status, { error: echo(init), requestId: echo(init) })],
    [`${status} that quotes all as Message`, (init) => json(status, { Message: echo(init) }, { 'X-Request-Id': to.slice(1) })],
  ]),
  ['an HTML page that quotes all', (init) => new Response(`<html>${echo(init)}</html>`, { status: 500 })],
  ['a 200 that quotes all', (init) => new Response(echo(init), { status: 200 })],
  ['a 200 with truncated JSON', (init) => new Response(`{"messageId": ${JSON.stringify(echo(init)).slice(0, 40)}`, { status: 200 })],
  ['a 200 with quotes in the wrong fields', (init) => json(200, { [echo(init)]: echo(init), messageId: 5, callId: {}, valid: echo(init) })],
  ['a redirect that quotes all', (init) => new Response(null, { status: 302, headers: { location: `https://x.example/?${encodeURIComponent(echo(init))}` } })],
  ['an id that holds the number', () => json(500, { requestId: `id-${to.slice(1)}` }, { 'X-Request-Id': to.slice(1) })],
  ['a foreign error with the request', (init) => Promise.reject(foreign(init))],
  ['a foreign error whose code is a secret', () => Promise.reject(Object.assign(new Error('x'), { code: to.slice(1), name: to.slice(1) }))],
  ['a thrown text', (init) => Promise.reject(echo(init))],
  ['a body that breaks off', (init) => new Response(new ReadableStream({ pull: (controller) => controller.error(foreign(init)) }))],
  ['no answer', () => new Promise(() => {})],
]

/** Which of the two hosts a step plays: the API itself, or the endpoint that tokens come from. */
const stages = ['api', 'token endpoint'] as const

test.each(auths.flatMap(([auth, options]) => stages.filter((stage) => stage === 'api' || auth === 'client credentials').map((stage) => [auth, stage, options] as const)))(
  'with %s, no failure of the %s shows a secret',
  async (_, stage, auth) => {
    vi.useFakeTimers()
    try {
      for (const [name, step] of steps) {
        const seen: unknown[] = []
        const hook = (event: unknown) => void seen.push(event)
        const fetch = async (url: string, init: RequestInit) => {
          const forToken = url.includes('/token')
          if (forToken && stage === 'api') return json(200, { access_token: secrets.token, token_type: 'Bearer', expires_in: 3600 })
          return step(init)
        }
        const mfa = createTwoFactorClient({
          accountId: '1',
          auth,
          fetch,
          from: secrets.from,
          applicationId: 'app',
          voiceApplicationId: 'app',
          hooks: { onRequest: hook, onResponse: hook, onRetry: hook, onError: hook },
        })
        for (const call of [
          () => mfa.sendCode({ to, message, idempotencyKey, callbackUrl }),
          () => mfa.sendVoiceCode({ to, message }),
          () => mfa.verifyCode({ to, code }),
        ]) {
          const failed = rejection(call())
          await vi.runAllTimersAsync()
          const error = await failed
          expect(error.name, name).toMatch(/^TwoFactor(Api|Connection|Timeout|Response)Error$/)
          expectClean(error)
        }
        expectClean(seen)
      }
    } finally {
      vi.useRealTimers()
    }
  },
)

const withheld = 'The two-factor API answered 400: (confidential).'

const template = 'MARKED\nhello "{NAME}": {CODE}  MARKED end. OK {SCOPE}MARKED'
const rendered = template.replace('{NAME}', 'Shop').replace('{CODE}', secrets.code).replace('{SCOPE}', 'login')

test.each([
  ['as it was sent', template, rendered],
  ['in JSON', template, JSON.stringify(rendered)],
  ['among other words', template, `too long: ${rendered}!`],
  ['in small letters, on one line', template, rendered.toLowerCase().replace(/\s+/g, ' ')],
  ['in HTML', template, rendered.replaceAll('"', '&quot;')],
  ['up to its first placeholder', 'MARKED is what it says: {CODE}', 'cannot send "MARKED is what it says: "'],
  ['up to where the server cut it off', 'MARKED is what it says, and more: {CODE}', 'blocked: "MARKED is what it says, an…'],
  ['in JSON of ASCII only', 'Voilà MARKED: {CODE}', 'bad: Voil\\u00e0 MARKED: {CODE}'],
  ['in one word', 'Welcome {CODE}', 'text: Welcome 123'],
  ['in letters of another script', 'Ваш код MARKED: {CODE}', 'bad: Ваш код MARKED: 1'],
  ['whatever its length', `Dear MARKED, ${'it is confidential, '.repeat(80)}{CODE}`, `too long: Dear MARKED, ${'it is confidential, '.repeat(80)}`],
])('a server that quotes the text %s shows not a word of it', async (_, message, quoted) => {
  const mfa = createTwoFactorClient({ accountId: '1', auth: auths[0]![1], from, applicationId: 'app', voiceApplicationId: 'app', fetch: async () => json(400, { error: quoted, requestId: 'r' }) })
  for (const call of [() => mfa.sendCode({ to, message }), () => mfa.sendVoiceCode({ to, message })]) {
    const error = await rejection(call())
    expect(error.message).toBe(withheld)
    expectClean(error)
  }
})

test('a failing token function shows nothing of its error', async () => {
  vi.useFakeTimers()
  try {
    const token = () => Promise.reject(Object.assign(new Error(secrets.token), { code: 'EVAULT', secret: secrets.token }))
    const mfa = createTwoFactorClient({ accountId: '1', auth: { token }, fetch: async () => json(200, {}) })
    const failed = rejection(mfa.verifyCode({ to: secrets.to, code: secrets.code }))
    await vi.runAllTimersAsync()
    const error = await failed
    expect(error.cause).toMatchObject({ code: 'EVAULT' })
    expectClean(error)
  } finally {
    vi.useRealTimers()
  }
})

test('input that is refused is not shown', async () => {
  const mfa = createTwoFactorClient({ accountId: '1', auth: { token: () => secrets.token }, fetch: async () => json(200, {}) })
  const wrong = { to: secrets.to.slice(1), code: `${secrets.code}-${secrets.code}`, scope: secrets.password + secrets.message }
  expectClean(await rejection(mfa.verifyCode(wrong)))
  expectClean(await rejection(mfa.sendCode({ ...wrong, from: 'MARKED', applicationId: secrets.message.repeat(3), message: 'MARKED', idempotencyKey: 'MARKED key' })))
})

test('options and callbacks that are refused are not shown', () => {
  const thrown = (act: () => unknown): unknown => {
    try {
      act()
    } catch (error) {
      return error
    }
    return expect.unreachable('it must throw')
  }
  expectClean(thrown(() => createTwoFactorClient({ baseUrl: `https://${secrets.username}:${secrets.password}@example.com` })))
  expectClean(thrown(() => createTwoFactorClient({ auth: { username: `${secrets.username}:x`, password: secrets.password } })))
  expectClean(thrown(() => parseCallback(`{"to": "${secrets.to}", "message": {"text": "${secrets.message}"`)))
  expectClean(thrown(() => parseCallback({ to: secrets.to, type: secrets.message, message: { text: secrets.message, to: secrets.to } })))
})

test('a client, printed, shows no credential', () => {
  for (const [, auth] of auths) expectClean(createTwoFactorClient({ auth, from: secrets.from }))
})

test('an error still says what the server said, but for the secrets', async () => {
  const step: Step = json(400, { error: `application abc may not send to ${secrets.to}` })
  const mfa = createTwoFactorClient({ accountId: '1', auth: { token: () => secrets.token }, from: secrets.from, applicationId: 'app', fetch: async () => step })
  expect((await rejection(mfa.sendCode({ to: secrets.to }))).message).toBe('The two-factor API answered 400: application abc may not send to ….')
})

const written = [to.slice(2), to.slice(-7), '919-555-0142', '919.555.01.42', `id-${to}`.replace('+', ''), code, '4829-1375']

test.each(written)('the id %s, which shows a number or a code, is shown nowhere, nor as the name or the code of a cause', async (id) => {
  const ids: unknown[] = []
  const hooks = { onResponse: (event: { requestId: string | undefined }) => void ids.push(event.requestId) }
  const answers = [() => json(500, { requestId: id }), () => json(500, {}, { 'X-Request-Id': id }), () => Promise.reject(Object.assign(new Error('x'), { name: id, code: id }))]
  for (const answer of answers) {
    const mfa = createTwoFactorClient({ accountId: '1', auth: auths[0]![1], hooks, fetch: async () => answer() })
    const error = await rejection(mfa.verifyCode({ to, code }))
    expect(error).not.toHaveProperty('requestId')
    expect(inspect(error, { showHidden: true })).not.toContain(id)
  }
  expect(ids).toEqual([undefined, undefined])
})

test('an id with digits of its own is shown', async () => {
  const mfa = createTwoFactorClient({ accountId: '1', auth: { username: 'user-2024', password: 'x' }, fetch: async () => json(500, { requestId: '2024-11-24-1589228074636lm4k2je7j7jklbn2' }) })
  expect((await rejection(mfa.verifyCode({ to, code }))).requestId).toBe('2024-11-24-1589228074636lm4k2je7j7jklbn2')
})

const password = `p&w "r'd \\ <é>/+\u{1F511}`
const html = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll("'", '&#39;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

test.each([
  ['as it is', password],
  ['in a URL', encodeURIComponent(password)],
  ['in a whole URL', encodeURI(password)],
  ['in JSON', JSON.stringify(password)],
  ['in JSON of ASCII only', JSON.stringify(password).replace('é', '\\u00e9')],
  ['in HTML', html(password)],
  ['in capitals', password.toUpperCase()],
])('a password that a server quotes %s is not shown, nor what stands around it', async (_, writing) => {
  const mfa = createTwoFactorClient({ accountId: '1', auth: { username: 'api-7041', password }, fetch: async () => json(400, { error: `got ${writing}!` }) })
  expect((await rejection(mfa.verifyCode({ to, code }))).message).toBe(withheld)
})

test.each([
  ['the half of a password', 'open-sesa…'],
  ['its end', '***me-street'],
  ['the header without its end', basic('api-7041', 'open-sesame-street').slice(0, -9)],
  ['the user name', 'no user "API-7041" here'],
])('%s is not shown either', async (_, words) => {
  const mfa = createTwoFactorClient({ accountId: '1', auth: { username: 'api-7041', password: 'open-sesame-street' }, fetch: async () => json(400, { error: words, requestId: words }) })
  const error = await rejection(mfa.verifyCode({ to, code }))
  expect(error.message).toBe(withheld)
  expect(error).not.toHaveProperty('requestId')
})

test.each([
  ['client-9f', 'invalid_client'],
  ['number-pool', 'to number is required'],
  ['service-account', 'Forbidden: the credentials are wrong or not for this account'],
  ['verify-prod', 'This number has exceeded verification attempts'],
])('the user name %s does not hide the words "%s"', async (username, words) => {
  const mfa = createTwoFactorClient({ accountId: '1', auth: { username, password: 'open-sesame-street' }, fetch: async () => json(400, { error: words }) })
  expect((await rejection(mfa.verifyCode({ to, code }))).message).toBe(`The two-factor API answered 400: ${words}.`)
})

test('a password with letters beyond ASCII leaves ids alone', async () => {
  const mfa = createTwoFactorClient({ accountId: '1', auth: { username: 'api-7041', password: 'Zürich-2024!' }, fetch: async () => json(400, { error: 'no', requestId: '5334c4ca-cc5c-4704-ba52-dabbb349f67a' }) })
  expect(await rejection(mfa.verifyCode({ to, code }))).toMatchObject({ message: 'The two-factor API answered 400: no.', requestId: '5334c4ca-cc5c-4704-ba52-dabbb349f67a' })
})

test.each([
  ['пароль', encodeURIComponent('пароль')],
  ['пароль', 'пароль'],
  ['Zürich', 'Z%C3%BCrich'],
  ['987', '987'],
  ['x7', 'x7'],
])('the password %s, quoted as %s, is not shown, whatever its letters and length', async (password, words) => {
  for (const auth of [{ username: 'api-7041', password }, { username: password, password: 'open-sesame-street' }]) {
    const mfa = createTwoFactorClient({ accountId: '1', auth, fetch: async () => json(400, { error: `bad: ${words}` }) })
    expect((await rejection(mfa.verifyCode({ to, code }))).message).toBe(withheld)
  }
})

test.each(['abcdef', '48O293', 'A1b2'])('the code %s, which is not of digits, is shown neither in words nor in an id', async (letters) => {
  const mfa = createTwoFactorClient({ accountId: '1', auth: { username: 'api-7041', password: 'open-sesame-street' }, fetch: async () => json(400, { error: `code ${letters} is wrong`, requestId: `r-${letters}` }) })
  const error = await rejection(mfa.verifyCode({ to, code: letters }))
  expect(error.message).toBe(withheld)
  expect(error).not.toHaveProperty('requestId')
})

test('words that others would say as well are shown, though the message and the callback URL have them', async () => {
  const words = 'Your account is not verified: the code is too long, use https and wait 2 minutes'
  const mfa = createTwoFactorClient({ accountId: '1', auth: { username: 'api-7041', password: 'open-sesame-street' }, from, applicationId: 'app', fetch: async () => json(400, { error: words }) })
  for (const message of [undefined, 'Your verification code is {CODE}, good for 5 minutes', '**** {CODE} ****']) {
    const call = mfa.sendCode({ to, message, callbackUrl: 'https://example.com/receipts' })
    expect((await rejection(call)).message).toBe(`The two-factor API answered 400: ${words}.`)
  }
})

test('an error as JSON says its name, its message and what is known', async () => {
  const mfa = createTwoFactorClient({ accountId: '1', auth: auths[0]![1], fetch: () => Promise.reject(Object.assign(new Error('x'), { code: 'ECONNRESET' })) })
  expect(JSON.parse(JSON.stringify(await rejection(mfa.verifyCode({ to, code }))))).toEqual({
    name: 'TwoFactorConnectionError',
    message: 'No answer from the two-factor API (ECONNRESET). The request may have been processed.',
    operationId: 'verifyCode',
    attempts: 1,
    cause: { name: 'Error', code: 'ECONNRESET' },
  })
})

test('a text that is no Unicode does no harm', async () => {
  const mfa = createTwoFactorClient({ accountId: '1', auth: auths[0]![1], from, applicationId: 'app', fetch: async () => json(400, {}) })
  expect((await rejection(mfa.sendCode({ to, message: '\ud83d {CODE}' }))).name).toBe('TwoFactorApiError')
})

test.each(['4829-1375', '9,1,9,5,5,5,0,1,4,2', '48,29,13,75', '1/919/555/0142', '919·555·0142', '34%38%32%39', '４８２９１３７５', '48_29_13_75'])('digits show in no error, however they are written: %s', async (digits) => {
  const mfa = createTwoFactorClient({ accountId: '1', auth: { token: () => secrets.token }, from: secrets.from, applicationId: 'app', fetch: async () => json(400, { error: `not ${digits} here, in 2 minutes` }) })
  await expect(mfa.sendCode({ to })).rejects.toThrow('not … here, in 2 minutes')
})
