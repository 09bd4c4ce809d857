// No error, hook or log of one shows a credential, a token, a number, a message or a code, in any form, whatever the server or the runtime says.
import { inspect } from 'node:util'
import { expect, test, vi } from 'vitest'
import { createTwoFactorClient, parseCallback, TwoFactorApiError, type TwoFactorAuth } from '../../src/index.js'
import { json, rejection } from './stub.js'

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

/** All that prints, copies or enumerates a value. */
function forms(value: unknown): string[] {
  const whole = (it: unknown) => inspect(it, { showHidden: true, depth: Infinity, getters: true })
  const error =
    value instanceof Error
      ? [
          String(value),
          value.message,
          value.stack ?? '',
          JSON.stringify(value.cause) ?? '',
          whole(value.cause),
          whole(structuredClone(value)),
          whole({ ...value }),
          whole(enumerated(value)),
        ]
      : []
  return [...error, JSON.stringify(value), whole(value)]
}

/** As serialisers that also take what an object inherits see it. */
function enumerated(value: object): unknown[] {
  const all = []
  for (const name in value) all.push(Reflect.get(value, name))
  return all
}

function expectClean(value: unknown) {
  for (const form of forms(value)) {
    expect(form).not.toMatch(marks)
    for (const encoded of base64) expect(form).not.toContain(encoded)
  }
}

const auths: [string, TwoFactorAuth][] = [
  ['Basic', { username: secrets.username, password: secrets.password }],
  [
    'client credentials',
    { clientId: secrets.clientId, clientSecret: secrets.clientSecret, tokenUrl: 'https://auth.example/token' },
  ],
  ['a token function', { token: () => secrets.token }],
]

const { to, from, message, code, idempotencyKey, callbackUrl } = secrets
const numbers = [to, to.slice(1), '+1 (919) 555-0142', from, code, '4829-1375']

/** All that a request holds: headers whole, in parts and decoded, the body, its values. */
function partsOf(init: RequestInit): string[] {
  const headers = Object.values(init.headers ?? {}).flatMap((value: string) => [
    value,
    ...value.split(' '),
    Buffer.from(value.replace(/.* /, ''), 'base64').toString(),
  ])
  const body = String(init.body)
  const values = body.startsWith('{') ? Object.values<unknown>(JSON.parse(body)).map(String) : []
  return [...headers, body, ...values].filter((part) => /^[ -~\n]+$/.test(part))
}

/** It all, and the numbers as people write them, quoted back in one text. */
function echo(init: RequestInit): string {
  return [...partsOf(init), ...numbers].join(' | ')
}

/** The words of it that look like ids, but for the mark alone, which is no secret; `place` counts from the longest, round and round. */
function wordOf(init: RequestInit, place: number): string {
  const words = [...new Set(partsOf(init).flatMap((part) => part.split(/[^\w.:-]+/)))]
    .filter((word) => word && word !== 'MARKED')
    .sort((one, other) => other.length - one.length)
  return words[place % words.length]!
}

/** A foreign error that carries the request, as those of HTTP libraries do. */
function foreign(init: RequestInit): Error {
  const cause = Object.assign(new Error(echo(init)), { code: 'ECONNRESET', config: init, headers: init.headers })
  return Object.assign(new TypeError(echo(init), { cause }), {
    request: init,
    name: `Error-${to.slice(1)}`,
    toJSON: () => init,
  })
}

const steps: [string, (init: RequestInit) => Response | Promise<Response>][] = [
  ...[400, 401, 403, 404, 409, 418, 422, 429, 500, 503].flatMap((status): typeof steps => [
    [
      `${status} that quotes all as error`,
      (init) => json(status, { error: echo(init), requestId: wordOf(init, status) }),
    ],
    [
      `${status} that quotes all as Message`,
      (init) => json(status, { Message: echo(init) }, { 'X-Request-Id': to.slice(1) }),
    ],
  ]),
  ['an HTML page that quotes all', (init) => new Response(`<html>${echo(init)}</html>`, { status: 500 })],
  ['a 200 that quotes all', (init) => new Response(echo(init), { status: 200 })],
  [
    'a 200 with truncated JSON',
    (init) => new Response(`{"messageId": ${JSON.stringify(echo(init)).slice(0, 40)}`, { status: 200 }),
  ],
  [
    'a 200 with quotes in the wrong fields',
    (init) => json(200, { [echo(init)]: echo(init), messageId: 5, callId: {}, valid: echo(init) }),
  ],
  [
    'a redirect that quotes all',
    (init) =>
      new Response(null, {
        status: 302,
        headers: { location: `https://x.example/?${encodeURIComponent(echo(init))}` },
      }),
  ],
  ...Array.from({ length: 30 }, (_, place): (typeof steps)[number] => [
    `an id, a name and a code that are word ${place} of it`,
    (init) =>
      place % 2
        ? json(500, { requestId: wordOf(init, place) })
        : Promise.reject(Object.assign(new Error('x'), { name: wordOf(init, place), code: wordOf(init, place + 1) })),
  ]),
  ['an id that holds the number', () => json(500, { requestId: `id-${to.slice(1)}` }, { 'X-Request-Id': to.slice(1) })],
  ['a foreign error with the request', (init) => Promise.reject(foreign(init))],
  [
    'a foreign error whose code is a secret',
    () => Promise.reject(Object.assign(new Error('x'), { code: to.slice(1), name: to.slice(1) })),
  ],
  ['a thrown text', (init) => Promise.reject(echo(init))],
  [
    'a body that breaks off',
    (init) => new Response(new ReadableStream({ pull: (controller) => controller.error(foreign(init)) })),
  ],
  ['no answer', () => new Promise(() => {})],
]

/** Which of the two hosts a step plays: the API itself, or the endpoint that tokens come from. */
const stages = ['api', 'token endpoint'] as const

test.each(
  auths.flatMap(([auth, options]) =>
    stages
      .filter((stage) => stage === 'api' || auth === 'client credentials')
      .map((stage) => [auth, stage, options] as const),
  ),
)('with %s, no failure of the %s shows a secret', async (_, stage, auth) => {
  vi.useFakeTimers()
  try {
    for (const [name, step] of steps) {
      const seen: unknown[] = []
      const hook = (event: unknown) => void seen.push(event)
      const fetch = async (url: string, init: RequestInit) => {
        const forToken = url.includes('/token')
        if (forToken && stage === 'api')
          return json(200, { access_token: secrets.token, token_type: 'Bearer', expires_in: 3600 })
        return step({ ...init, body: await new Response(init.body).text() })
      }
      // Not as an option: what a fetch of the caller's own throws is the caller's own.
      vi.stubGlobal('fetch', fetch)
      const mfa = createTwoFactorClient({
        accountId: '1',
        auth,
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
    vi.unstubAllGlobals()
    vi.useRealTimers()
  }
})

/** What a verification fails with, or a send that has an idempotency key. */
function failure(
  fetch: (url: string, init: RequestInit) => Promise<Response>,
  auth: TwoFactorAuth,
  input: { code?: string; idempotencyKey?: string } = {},
) {
  const mfa = createTwoFactorClient({ accountId: '1', auth, from, applicationId: 'app', fetch })
  return rejection(input.idempotencyKey ? mfa.sendCode({ to, ...input }) : mfa.verifyCode({ to, code, ...input }))
}

function refused(body: object, auth: TwoFactorAuth, input = {}) {
  return failure(async () => json(400, body), auth, input)
}

test.each(['error', 'message', 'Message', 'error_description'])(
  'the words that a server puts under %s are told, but for what the call sent and used',
  async (name) => {
    const words = `zebras: ${to}, ${secrets.password}, ${code}, +1 (919) 555-0143 and 2 more`
    expect((await refused({ [name]: words }, auths[0]![1])).reason).toBe('zebras: …, …, …, +… and 2 more')
  },
)

test.each([
  ['plainly', (text: string) => text],
  ['in other letters', (text: string) => text.toUpperCase()],
  ['as JSON', (text: string) => JSON.stringify(text)],
  [
    'as ASCII JSON',
    (text: string) =>
      JSON.stringify(text).replace(/[^ -~]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`),
  ],
  ['percent-encoded', encodeURIComponent],
  ['as a URL has it', encodeURI],
  ['as a form has it', (text: string) => String(new URLSearchParams({ text })).slice(5)],
  ['percent-encoded as JSON', (text: string) => encodeURIComponent(JSON.stringify(text))],
])('a value that is quoted %s is not told', async (_, quote) => {
  const auth = { username: 'Zoë Müller/ops', password: 'open \\ "sesame" + 50% & co; [a-z]*' }
  const text = 'Crème brûlée\n"{CODE}" (100 %)'
  for (const value of [auth.username, auth.password, text, basic(auth.username, auth.password), idempotencyKey]) {
    const mfa = createTwoFactorClient({
      accountId: '1',
      auth,
      from,
      applicationId: 'app',
      fetch: async () => json(400, { error: `<<${quote(value)}>>` }),
    })
    expect((await rejection(mfa.sendCode({ to, message: text, idempotencyKey }))).reason).toMatch(/^<<"?…"?>>$/)
  }
})

test('the scope, the application and short numbers stay in a reason', async () => {
  const mfa = createTwoFactorClient({
    accountId: '1',
    auth: plain,
    from,
    applicationId: 'messaging-7',
    scope: 'sign-in',
    fetch: async () => json(400, { error: 'messaging-7 may not send sign-in: wait 120 s, or 4 to 8 digits' }),
  })
  expect((await rejection(mfa.sendCode({ to }))).reason).toBe(
    'messaging-7 may not send sign-in: wait 120 s, or 4 to 8 digits',
  )
})

test('what commands a terminal is not told', async () => {
  expect((await refused({ error: 'a\u001b[2Jb\n\u202ec 12\u200b34' }, auths[0]![1])).reason).toBe('a [2Jb c …')
})

// Its time-out is what holds it to linear time.
test('a reason of any length is masked at once', { timeout: 3_000 }, async () => {
  for (const part of ['1 ', '\\', '%41', '…', 'MARKED'])
    await refused({ error: part.repeat(60_000 / part.length), requestId: part.repeat(10_000) }, auths[0]![1])
})

const plain = { username: 'api-70412', password: 'open-sesame' }

test.each([
  ['a password of three letters', { username: 'api-70412', password: 'k7x' }, {}, 'r-k7x-1'],
  ['a code of four', plain, { code: 'A1b2' }, 'r-A1b2-1'],
  ['an idempotency key', plain, { idempotencyKey: 'order-7041-3' }, 'r-order-7041-3'],
  ['the token in use', { token: () => 'abcdefghij' }, {}, 'r-abcdefghij'],
  ['nothing but a password of two letters', { username: 'api-70412', password: 'x7' }, {}, 'x7'],
  ['nothing but a password of signs', { username: 'api-70412', password: '-_-' }, {}, '-_-'],
  ['a password in capitals, punctuated otherwise', plain, {}, 'r-OPEN_SESAME-1'],
  ['more than 64 characters', plain, {}, 'r'.repeat(65)],
  ['a sign that is in no token', plain, {}, 'r:1'],
  ['nothing but a user name of three', { username: 'bob', password: 'open-sesame' }, {}, 'bob'],
  ['nothing but a code of letters and signs', plain, { code: 'a_b:' }, 'a_b:'],
])('an id with %s is not shown', async (_, auth, input, id) => {
  expect(await refused({ requestId: id }, auth, input)).not.toHaveProperty('requestId')
})

test('the words Basic and Bearer, the scope and the application hide no id', async () => {
  const mfa = createTwoFactorClient({
    accountId: '1',
    auth: plain,
    from,
    applicationId: 'messaging-7',
    scope: 'sign-in',
    fetch: async () => json(400, { requestId: 'basic-bearer-messaging-7-sign-in' }),
  })
  expect((await rejection(mfa.sendCode({ to }))).requestId).toBe('basic-bearer-messaging-7-sign-in')
})

test('a token that a call has used before is not shown as the id of a later answer', async () => {
  vi.useFakeTimers()
  try {
    for (const first of [json(401, {}), json(503, {}, { 'Retry-After': '0' })]) {
      let tokens = 0
      const auth = { token: () => ['MARKED-first', 'another-word'][tokens++] ?? '' }
      const failed = failure(async () => (tokens === 1 ? first : json(400, { requestId: 'MARKED-first' })), auth)
      await vi.runAllTimersAsync()
      expect(await failed).not.toHaveProperty('requestId')
      expect(tokens).toBe(2)
    }
  } finally {
    vi.useRealTimers()
  }
})

test('a token that is renewed is not shown as the id of its endpoint', async () => {
  const tokens = [json(200, { access_token: 'MARKED-first', expires_in: 0 }), json(500, { requestId: 'MARKED-first' })]
  const mfa = createTwoFactorClient({
    accountId: '1',
    maxRetries: 0,
    auth: { clientId: 'api-7041', clientSecret: 'open-sesame' },
    fetch: async (url) => (url.includes('/token') ? tokens.shift()! : json(200, { valid: true })),
  })
  expect(await mfa.verifyCode({ to, code })).toBe(true)
  const error = await rejection(mfa.verifyCode({ to, code }))
  expect(error).toMatchObject({ status: 500 })
  expect(error).not.toHaveProperty('requestId')
})

test('what the caller’s own fetch or token function threw is the cause, as it is, and in no other part of the error', async () => {
  const own = Object.assign(new Error(secrets.token), { code: 'EVAULT', secret: secrets.token })
  const thrown = () => Promise.reject(own)
  for (const error of [
    await failure(async () => json(200, {}), { token: thrown }),
    await failure(thrown, plain),
    await failure((url) => (url.includes('/token') ? thrown() : Promise.resolve(json(200, {}))), auths[1]![1]),
  ]) {
    expect(error.cause).toBe(own)
    expect(error).toMatchObject({ name: 'TwoFactorConnectionError', code: 'EVAULT' })
    for (const form of [error.message, error.stack ?? '', JSON.stringify(error)]) expect(form).not.toMatch(marks)
  }
})

test('input that is refused is not shown', async () => {
  const mfa = createTwoFactorClient({
    accountId: '1',
    auth: { token: () => secrets.token },
    fetch: async () => json(200, {}),
  })
  const wrong = {
    to: secrets.to.slice(1),
    code: `${secrets.code}-${secrets.code}`,
    scope: secrets.password + secrets.message,
  }
  expectClean(await rejection(mfa.verifyCode(wrong)))
  expectClean(
    await rejection(
      mfa.sendCode({
        ...wrong,
        from: 'MARKED',
        applicationId: secrets.message.repeat(3),
        message: 'MARKED',
        idempotencyKey: 'MARKED key',
      }),
    ),
  )
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
  expectClean(
    thrown(() => createTwoFactorClient({ baseUrl: `https://${secrets.username}:${secrets.password}@example.com` })),
  )
  expectClean(
    thrown(() => createTwoFactorClient({ auth: { username: `${secrets.username}:x`, password: secrets.password } })),
  )
  expectClean(thrown(() => parseCallback(`{"to": "${secrets.to}", "message": {"text": "${secrets.message}"`)))
  expectClean(
    thrown(() =>
      parseCallback({ to: secrets.to, kind: secrets.message, message: { text: secrets.message, to: secrets.to } }),
    ),
  )
})

test('a client, printed, shows no credential', () => {
  for (const [, auth] of auths) expectClean(createTwoFactorClient({ auth, from: secrets.from }))
})

const written = [
  to.slice(2),
  to.slice(-7),
  '919-555-0142',
  '919.555.01.42',
  `id-${to}`.replace('+', ''),
  code,
  '4829-1375',
]

/** What a verification fails with where the platform's own fetch answers so. */
async function ofPlatform(answer: () => Promise<Response>, auth: TwoFactorAuth, hooks = {}) {
  vi.stubGlobal('fetch', answer)
  const mfa = createTwoFactorClient({ accountId: '1', auth, hooks, from, applicationId: 'app', maxRetries: 0 })
  const error = await rejection(mfa.verifyCode({ to, code }))
  vi.unstubAllGlobals()
  return error
}

test.each(written)(
  'the id %s, which shows a number or a code, is shown nowhere, nor as the name or the code of a cause',
  async (id) => {
    const ids: unknown[] = []
    const hooks = { onResponse: (event: { requestId: string | undefined }) => void ids.push(event.requestId) }
    const answers = [
      async () => json(500, { requestId: id }),
      async () => json(500, {}, { 'X-Request-Id': id }),
      () => Promise.reject(Object.assign(new Error('x'), { name: id, code: id })),
    ]
    for (const answer of answers) {
      const error = await ofPlatform(answer, auths[0]![1], hooks)
      expect(error).not.toHaveProperty('requestId')
      expect(inspect(error, { showHidden: true })).not.toContain(id)
    }
    expect(ids).toEqual([undefined, undefined])
  },
)

test('an id with digits of its own is shown', async () => {
  const mfa = createTwoFactorClient({
    accountId: '1',
    auth: { username: 'user-2024', password: 'x' },
    fetch: async () => json(500, { requestId: '2024-11-24-1589228074636lm4k2je7j7jklbn2' }),
  })
  expect((await rejection(mfa.verifyCode({ to, code }))).requestId).toBe('2024-11-24-1589228074636lm4k2je7j7jklbn2')
})

test.each([
  ['a password with letters beyond ASCII', { username: 'api-7041', password: 'Zürich-2024!' }],
  ['a short password', { username: 'api-7041', password: 'x7' }],
])('%s leaves ids alone', async (_, auth) => {
  const requestId = '5334c4ca-cc5c-4704-ba52-dabbb349f67a'
  expect(await refused({ requestId }, auth)).toMatchObject({ requestId })
})

test.each([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'CERT_HAS_EXPIRED',
  'ConnectionRefused',
])('no text, user name or password of common words hides the code %s', async (failure) => {
  const auth = { username: 'acme-connection', password: 'reset-again-found-refused' }
  const error = await ofPlatform(() => Promise.reject(Object.assign(new Error('x'), { code: failure })), auth)
  expect(error).toMatchObject({ code: failure, cause: { code: failure } })
})

test.each(['OpenSesame', 'E_OPENSESAME'])('a name or a code that has the password is not shown: %s', async (word) => {
  const auth = { username: 'api-7041', password: 'OPEN_SESAME' }
  const { cause } = await ofPlatform(
    () => Promise.reject(Object.assign(new Error('x'), { name: word, code: word })),
    auth,
  )
  expect(JSON.stringify(cause)).toBe('{"name":"Error"}')
})

test('an error that throws where it is read is no way out for what it carries', async () => {
  const thrown = (init: RequestInit) =>
    new Proxy(
      {},
      {
        get: () => {
          throw new Error(String(init.body))
        },
        getPrototypeOf: () => Object.prototype,
      },
    )
  const error = await ofPlatform(() => Promise.reject(thrown({ body: code })), plain)
  expect(error.name).toBe('TwoFactorConnectionError')
  expectClean(error)
})

test.each([
  Symbol('x'),
  Object.create(null),
  {
    toString: () => {
      throw new Error(code)
    },
  },
])('a name or a code that is no text is left out of an error', async (name) => {
  expect((await ofPlatform(() => Promise.reject({ name, code: name }), plain)).message).toBe(
    'No answer from https://mfa.bandwidth.com; the request may have been processed',
  )
})

test('a TwoFactorError of the caller, thrown by a fetch or a token function, comes through as it is', async () => {
  const own = new TwoFactorApiError('not now', { status: 503, reason: 'for a reason' })
  const thrown = async () => {
    throw own
  }
  expect(await failure(thrown, plain)).toBe(own)
  expect(await failure(async () => json(200, {}), { token: thrown })).toBe(own)
})

test('a number or a code as the name of a field is not shown', async () => {
  const mfa = createTwoFactorClient({ accountId: '1', auth: plain, fetch: async () => json(200, {}) })
  const fields = { to, code, [to]: code, [code]: to, 'a\u001b[2Jb': 1, colour: 'red', 'call-back': 1 }
  expect((await rejection(mfa.verifyCode(fields))).message).toBe(
    ['…', '…', '…', 'colour', 'call-back'].map((name) => `${name} is not a field of verifyCode`).join('; '),
  )
})

test.each(['abcdef', '48O293', 'A1b2'])(
  'the code %s, which is not of digits, is not shown in an id',
  async (letters) => {
    expect(await refused({ requestId: `r-${letters}` }, auths[0]![1], { code: letters })).not.toHaveProperty(
      'requestId',
    )
  },
)

test('an error as JSON says its name, its message and what is known', async () => {
  const error = await failure(() => Promise.reject(Object.assign(new Error('x'), { code: 'ECONNRESET' })), plain)
  expect(JSON.parse(JSON.stringify(error))).toEqual({
    name: 'TwoFactorConnectionError',
    message: 'No answer from https://mfa.bandwidth.com (ECONNRESET); the request may have been processed',
    operationId: 'verifyCode',
    attempts: 1,
    peer: 'api',
    code: 'ECONNRESET',
  })
})

test('a text that is no Unicode does no harm', async () => {
  const mfa = createTwoFactorClient({
    accountId: '1',
    auth: auths[0]![1],
    from,
    applicationId: 'app',
    fetch: async () => json(400, {}),
  })
  expect((await rejection(mfa.sendCode({ to, message: '\ud83d {CODE}' }))).name).toBe('TwoFactorApiError')
})
