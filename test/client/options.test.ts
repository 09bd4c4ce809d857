// What a client is made with: options, the environment, and what is refused.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createTwoFactorClient, TwoFactorInputError, type TwoFactorOptions } from '../../src/index.js'
import { account, json, rejection, script, sentMessage, to } from './stub.js'

const names = [
  'ACCOUNT_ID',
  'USERNAME',
  'PASSWORD',
  'CLIENT_ID',
  'CLIENT_SECRET',
  'NUMBER',
  'MESSAGING_APPLICATION_ID',
  'VOICE_APPLICATION_ID',
  'MFA_URL',
]

beforeEach(() => {
  for (const name of names) vi.stubEnv(`BW_${name}`, undefined)
})
afterEach(() => {
  vi.unstubAllEnvs()
  vi.unstubAllGlobals()
})

function environment(values: Record<string, string>) {
  for (const [name, value] of Object.entries(values)) vi.stubEnv(name, value)
}

const whole = {
  BW_ACCOUNT_ID: '42',
  BW_USERNAME: 'user',
  BW_PASSWORD: 'pass',
  BW_NUMBER: '+19195550100',
  BW_MESSAGING_APPLICATION_ID: 'app-m',
  BW_VOICE_APPLICATION_ID: 'app-v',
  BW_MFA_URL: 'http://127.0.0.1:4010/api/v1/',
}

test('without options, the environment gives everything', async () => {
  environment(whole)
  const { fetch, sent } = script(sentMessage(), json(200, { callId: 'c' }))
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) =>
    fetch(url, { ...init, body: await new Response(init.body).text() }),
  )
  const mfa = createTwoFactorClient()
  await mfa.sendCode({ to })
  await mfa.sendVoiceCode({ to })
  expect(sent[0]?.url).toBe('http://127.0.0.1:4010/api/v1/accounts/42/code/messaging')
  expect(sent[0]?.header('authorization')).toBe(`Basic ${btoa('user:pass')}`)
  expect(sent[0]?.body).toMatchObject({ from: '+19195550100', applicationId: 'app-m' })
  expect(sent[1]?.body).toMatchObject({ applicationId: 'app-v' })
})

test('an option wins over its variable', async () => {
  environment(whole)
  const { fetch, sent } = script(sentMessage())
  await createTwoFactorClient({ ...account, fetch, baseUrl: 'https://other.example' }).sendCode({ to })
  expect(sent[0]?.url).toBe('https://other.example/accounts/9900000/code/messaging')
  expect(sent[0]?.header('authorization')).toBe(`Basic ${btoa('api-user:open:sesame')}`)
})

test('an option that is undefined, and a variable that is empty, are as good as none', async () => {
  environment({ ...whole, BW_NUMBER: '' })
  const { fetch, sent } = script(sentMessage())
  const mfa = createTwoFactorClient<TwoFactorOptions>({
    fetch,
    accountId: undefined,
    from: undefined,
    timeoutMs: undefined,
  })
  expect((await rejection(mfa.sendCode({ to }))).message).toMatch(/^from is missing/)
  await mfa.sendCode({ to, from: '+19195550177' })
  expect(sent[0]?.url).toContain('/accounts/42/')
})

test('a text for the options is refused without a word of it, beside a wrong variable too', () => {
  const make = createTwoFactorClient as (options: unknown) => unknown // from JavaScript
  for (const variables of [{}, { BW_MFA_URL: 'mfa.example.com' }]) {
    environment(variables)
    expect(() => make('api-user:hunter2')).toThrow(TwoFactorInputError)
    expect(() => make('api-user:hunter2')).not.toThrow(/user|hunter2/)
  }
})

test('everything that is missing is named in one error, by option and variable, and nothing is sent', async () => {
  const { fetch, sent } = script()
  const mfa = createTwoFactorClient<TwoFactorOptions>({ fetch })
  const error = await rejection(mfa.sendCode({ to }))
  expect(error).toBeInstanceOf(TwoFactorInputError)
  expect(error.message).toBe(
    [
      'accountId is missing: set the option accountId, or BW_ACCOUNT_ID in the environment',
      'auth is missing or incomplete: set the option auth, or BW_CLIENT_ID and BW_CLIENT_SECRET, or BW_USERNAME and BW_PASSWORD, in the environment',
      'from is missing: set the option from, or BW_NUMBER in the environment',
      'applicationId is missing: set the option applicationId, or BW_MESSAGING_APPLICATION_ID in the environment',
    ].join('; '),
  )
  expect((await rejection(mfa.sendVoiceCode({ to }))).message).toContain(
    'set the option voiceApplicationId, or BW_VOICE_APPLICATION_ID',
  )
  expect((await rejection(mfa.verifyCode({ to, code: '1234' }))).message).not.toMatch(/from|application/)
  expect(sent).toEqual([])
})

test('sendVoiceCode never falls back to the messaging application', async () => {
  const { fetch } = script()
  const { voiceApplicationId: _, ...rest } = account
  const mfa = createTwoFactorClient<TwoFactorOptions>({ ...rest, fetch })
  expect(await rejection(mfa.sendVoiceCode({ to }))).toMatchObject({
    problems: [{ field: 'applicationId', rule: 'required' }],
  })
})

test('half a pair of credentials is none, and no other is taken in its place', async () => {
  environment(whole)
  const password = undefined as unknown as string // an unset variable, asserted away
  const { fetch } = script()
  const mfa = createTwoFactorClient({ ...account, fetch, auth: { username: 'user', password } })
  expect((await rejection(mfa.sendCode({ to }))).message).toMatch(/^auth is missing or incomplete: set the option auth/)
})

test('an environment that may not be read is an empty one', async () => {
  vi.stubGlobal('process', {
    get env() {
      throw new Error('Requires env access')
    },
  })
  const mfa = createTwoFactorClient()
  vi.unstubAllGlobals()
  expect((await rejection(mfa.verifyCode({ to, code: '1234' }))).message).toMatch(/^accountId is missing/)
})

test('a runtime without process has no environment', async () => {
  vi.stubGlobal('process', undefined)
  const mfa = createTwoFactorClient()
  vi.unstubAllGlobals()
  expect((await rejection(mfa.verifyCode({ to, code: '1234' }))).message).toMatch(/^accountId is missing/)
})

test.each([
  'mfa.example.com',
  'ftp://example.com',
  'https://',
  'https://user:hunter2@example.com',
  'https://example.com/?key=hunter2',
  'https://example.com/#hunter2',
  '',
  'https://exam ple.com',
  'http://[::bad',
  'https://example.com:port',
])('the base URL %j is refused at once, and not repeated in the error', (baseUrl) => {
  expect(() => createTwoFactorClient({ ...account, baseUrl })).toThrow(
    'baseUrl must be an http or https URL without credentials, query or fragment',
  )
  expect(() => createTwoFactorClient({ ...account, baseUrl })).not.toThrow(/hunter2/)
})

test.each([
  [{ timeoutMs: 0 }, 'timeoutMs must be 1 to 2147483647'],
  [{ totalTimeoutMs: Number.NaN }, 'totalTimeoutMs must be a number'],
  [{ maxRetries: -1 }, 'maxRetries must be at least 0'],
  [{ maxRetries: 1.5 }, 'maxRetries must be an integer'],
  [
    { auth: { username: 'a:b', password: 'c' } },
    'auth.username must be without a colon, and without control characters at its ends, such as a line end',
  ],
  [{ timeoutMS: 5 }, 'timeoutMS is not an option; did you mean timeoutMs?'],
  [{ colour: 5 }, 'colour is not an option'],
  [{ accountId: '' }, 'accountId must be an id, without control characters at its ends, such as a line end'],
  [{ accountId: '.' }, 'accountId must be an id, without control characters at its ends, such as a line end'],
  [{ accountId: '..' }, 'accountId must be an id, without control characters at its ends, such as a line end'],
  [{ accountId: 'a\ud800' }, 'accountId must be an id, without control characters at its ends, such as a line end'],
  [{ accountId: 9900000 }, 'accountId must be a string'],
  [{ accountId: null }, 'accountId must be a string'],
  [{ hooks: null }, 'hooks must be an object'],
  [{ hooks: { onError: 'log' } }, 'hooks.onError must be a function'],
  [{ fetch: 'fetch' }, 'fetch must be a function'],
  [{ fetch: null }, 'fetch must be a function'],
  [{ timeoutMs: 2 ** 31 }, 'timeoutMs must be 1 to 2147483647'],
  [{ auth: 'user:pass' }, 'auth must be an object'],
  [{ auth: { token: 'eyJ0' } }, 'auth.token must be a function'],
  [{ auth: { username: 'a', password: 12345678 } }, 'auth.password must be a string'],
  [
    { auth: { clientId: 'a', clientSecret: 'b', tokenUrl: 'ftp://auth.example' } },
    'auth.tokenUrl must be an http or https URL without credentials',
  ],
  [
    { auth: { clientId: 'a', clientSecret: 'b', tokenUrl: 'https://a:b@auth.example' } },
    'auth.tokenUrl must be an http or https URL without credentials',
  ],
] as unknown as [TwoFactorOptions, string][])('the options %j are refused at once', (options, message) => {
  expect(() => createTwoFactorClient<TwoFactorOptions>({ ...account, ...options })).toThrow(
    expect.objectContaining({ name: 'TwoFactorInputError', message }),
  )
})

test('a variable that can never do is named', () => {
  environment({ ...whole, BW_MFA_URL: 'mfa.example.com' })
  expect(() => createTwoFactorClient()).toThrow(
    /^BW_MFA_URL must be an http or https URL without credentials, query or fragment$/,
  )
  environment({ ...whole, BW_USERNAME: 'user:pass' })
  expect(() => createTwoFactorClient()).toThrow(/^BW_USERNAME must be without a colon/)
})

test.each([
  'BW_ACCOUNT_ID',
  'BW_USERNAME',
  'BW_PASSWORD',
  'BW_CLIENT_ID',
  'BW_CLIENT_SECRET',
  'BW_MESSAGING_APPLICATION_ID',
  'BW_VOICE_APPLICATION_ID',
])('%s with the line end of a file from Windows is refused by its name, and not shown', (name) => {
  environment({ ...whole, [name]: 'hunter2\r' })
  const message = expect.stringMatching(
    new RegExp(`^${name} must be .*without control characters at its ends, such as a line end$`),
  )
  expect(() => createTwoFactorClient()).toThrow(expect.objectContaining({ name: 'TwoFactorInputError', message }))
  expect(() => createTwoFactorClient()).not.toThrow(/hunter2/)
})

test('hooks and auth may be objects that have more than the client knows', async () => {
  class Counter {
    errors = 0
    onError() {
      this.errors += 1
    }
  }
  const { fetch } = script(sentMessage())
  const auth = { username: 'a', password: 'b', leaseSeconds: 60 }
  expect(await createTwoFactorClient({ ...account, fetch, auth, hooks: new Counter() }).sendCode({ to })).toEqual({
    messageId: 'message-1',
  })
})

test('an account id stays one step of the path, whatever is in it', async () => {
  const { fetch, sent } = script(sentMessage())
  await createTwoFactorClient({ ...account, fetch, accountId: '../a/b?c#…' }).sendCode({ to })
  expect(new URL(sent[0]!.url).pathname).toBe('/api/v1/accounts/..%2Fa%2Fb%3Fc%23%E2%80%A6/code/messaging')
})

test('the global fetch is called as a function of the global, and looked up at each call', async () => {
  const owners: unknown[] = []
  vi.stubGlobal('fetch', async function (this: unknown) {
    owners.push(this)
    return sentMessage()
  })
  const mfa = createTwoFactorClient(account)
  await mfa.sendCode({ to })
  expect(owners).toEqual([globalThis])
})

test('the global fetch gets a body that Node and Deno cannot send twice, and a given one the text', async () => {
  const bodies: unknown[] = []
  const fetch = async (_: string, { body, headers }: RequestInit) => {
    bodies.push(body)
    expect(new Headers(headers).get('content-type')).toBe('application/json')
    return sentMessage()
  }
  await createTwoFactorClient({ ...account, fetch }).sendCode({ to })
  vi.stubGlobal('fetch', fetch)
  await createTwoFactorClient(account).sendCode({ to })
  vi.stubGlobal('Deno', {})
  await createTwoFactorClient(account).sendCode({ to })
  const [text, stream, blob] = bodies
  expect(stream).toBeInstanceOf(ReadableStream)
  expect(blob).toBeInstanceOf(Blob)
  expect(await new Response(stream as ReadableStream).text()).toBe(text) // just asserted
  expect(await (blob as Blob).text()).toBe(text) // just asserted
})

test('a given fetch is called on no object', async () => {
  const owners: unknown[] = []
  const fetch = async function (this: unknown) {
    owners.push(this)
    return sentMessage()
  }
  await createTwoFactorClient({ ...account, fetch }).sendCode({ to })
  expect(owners).toEqual([undefined])
})
