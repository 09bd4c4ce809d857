// The sandbox: the real rules, with an inbox where a test reads the code.
import { request } from 'node:http'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createSandbox, type Sandbox, sandboxAccount, sandboxCredentials } from '../../src/sandbox/index.js'
import { basic, read } from '../support/service.js'

const [application] = sandboxAccount.applications
const to = '+19195550112'
const body = {
  to,
  from: application?.numbers[0],
  applicationId: application?.id,
  message: 'Your {NAME} {SCOPE} code is {CODE}',
  digits: 6,
}
const right = basic(sandboxCredentials.username, sandboxCredentials.password)

const call = async (
  sandbox: Sandbox,
  operation: string,
  input: object,
  authorization = right,
  accountId = sandboxCredentials.accountId,
) =>
  read(
    await sandbox.fetch(`http://any.host/api/v1/accounts/${accountId}/code/${operation}`, {
      method: 'POST',
      body: JSON.stringify(input),
      headers: { authorization },
    }),
  )
const send = (sandbox: Sandbox, fields: object = {}, ...as: [string?, string?]) =>
  call(sandbox, 'messaging', { ...body, ...fields }, ...as)
const verify = (sandbox: Sandbox, code: string, fields: object = {}) =>
  call(sandbox, 'verify', { to, code, expirationTimeInMinutes: 5, ...fields })

test('a code that was sent is in the inbox, and verifies once', async () => {
  const sandbox = createSandbox()
  await send(sandbox)
  const [message] = sandbox.messages({ to })
  expect(message?.text).toBe(`Your Sandbox 2FA code is ${message?.code}`)
  expect((await verify(sandbox, message?.code ?? '')).body).toEqual({ valid: true })
  expect((await verify(sandbox, message?.code ?? '')).body).toEqual({ valid: false })
})

test('a name that it does not know is refused, wherever it takes names', async () => {
  // What plain JavaScript may pass.
  const loosely = (of: unknown) => of as Record<string, (given: unknown) => unknown>
  const sandbox = createSandbox()
  const { messages, journal, reset, listen, waitForMessage } = loosely(sandbox)
  expect(() => loosely({ createSandbox })['createSandbox']!({ sed: 1 })).toThrow(
    new TypeError(
      'sed is not part of the options of a sandbox: accounts, strict, limitSends, seed, callbackHosts, allowHeaders, onMessage, now, log',
    ),
  )
  expect(() => messages!({ number: to })).toThrow(
    new TypeError('number is not part of a filter: to, from, scope, channel, since'),
  )
  expect(() => journal!({ number: to })).toThrow(TypeError)
  for (const promised of [
    reset!({ number: to }),
    reset!(to),
    listen!({ prot: 4010 }),
    waitForMessage!({ number: to }),
    waitForMessage!(to),
  ])
    await expect(promised).rejects.toThrow(TypeError)
})

test.each([
  ['options', 'strict must be a boolean', (sandbox) => sandbox.open({ strict: 'no' })],
  ['options', 'now must be a function', (sandbox) => sandbox.open({ now: 5 })],
  ['options', 'seed must be a number or a string', (sandbox) => sandbox.open({ seed: {} })],
  ['options', 'accounts must be an array', (sandbox) => sandbox.open({ accounts: 'none' })],
  [
    'options',
    'a host that callbacks may go to is such as app.test or app.test:8443: no http:// and no path',
    (sandbox) => sandbox.open({ callbackHosts: ['http://app.test'] }),
  ],
  [
    'a filter',
    'to must be an E.164 phone number such as +19195550112',
    (sandbox) => sandbox.messages({ to: '+1 (919) 555-0112' }),
  ],
  ['a filter', 'channel must be messaging or voice', (sandbox) => sandbox.messages({ channel: 'sms' })],
  ['a wait', 'to must be a string', (sandbox) => sandbox.waitForMessage({ to: 19195550112, timeoutMs: 1 })],
  ['a wait', 'timeoutMs must be a number', (sandbox) => sandbox.waitForMessage({ timeoutMs: null })],
  ['the journal', 'limit must be at least 1', (sandbox) => sandbox.journal({ limit: 0 })],
  ['reset', 'to must be a string', (sandbox) => sandbox.reset({ to: null })],
  [
    'the clock',
    'the clock is set to a Date, or to a number of epoch milliseconds',
    (sandbox) => sandbox.clock.set(null),
  ],
  ['the clock', 'minutes must be a number', (sandbox) => sandbox.clock.advance({ minutes: '16' })],
  ['listen', 'port must be a number', (sandbox) => sandbox.listen({ port: '4010' })],
] satisfies [string, string, (sandbox: Loose) => unknown][])(
  'a value of another kind is refused with what would be right: %s, %s',
  async (_, message, use) => {
    const { clock, ...sandbox } = createSandbox()
    // What plain JavaScript may pass.
    const loose = { ...sandbox, clock, open: createSandbox } as never as Loose
    await expect(async () => use(loose)).rejects.toThrow(new TypeError(message))
  },
)

type Loose = Record<
  'open' | 'messages' | 'waitForMessage' | 'journal' | 'reset' | 'listen',
  (given: unknown) => unknown
> & { readonly clock: Record<'set' | 'advance', (given: unknown) => unknown> }

test('an option that is undefined is absent, in the types too', async () => {
  const sandbox = createSandbox({
    accounts: undefined,
    strict: undefined,
    limitSends: undefined,
    seed: undefined,
    callbackHosts: undefined,
    onMessage: undefined,
    now: undefined,
    log: undefined,
  })
  sandbox.faults.set({
    operationId: undefined,
    to: undefined,
    status: 503,
    delaySeconds: undefined,
    drop: undefined,
    corrupt: undefined,
    probability: undefined,
    count: 1,
  })
  expect((await send(sandbox)).status).toBe(503)
  await send(sandbox)
  expect(sandbox.messages({ to: undefined, since: undefined })).toHaveLength(1)
  expect(sandbox.journal({ to: undefined, limit: undefined })).toHaveLength(2)
  await sandbox.clock.advance({ days: undefined, seconds: 1 })
  await sandbox.reset({ to: undefined })
  const { url } = await sandbox.listen({ port: 0, host: undefined, token: undefined, loopbackOnly: undefined })
  onTestFinished(() => sandbox.close())
  expect((await fetch(`${url}/sandbox/clock`)).status).toBe(200)
  expect(sandbox.messages()).toEqual([])
})

test('its clock can be moved, and a code expires by it', async () => {
  let now = Date.UTC(2026, 0, 1)
  const sandbox = createSandbox({ now: () => now })
  await send(sandbox)
  const code = sandbox.messages()[0]?.code ?? ''
  now += 5 * 60_000
  expect((await verify(sandbox, code)).body).toEqual({ valid: false })
  expect((await verify(sandbox, code, { expirationTimeInMinutes: 6 })).body).toEqual({ valid: true })
})

test('whoever wants to know is told of each message', async () => {
  const told: string[] = []
  const sandbox = createSandbox({ onMessage: ({ code }) => told.push(code) })
  await send(sandbox)
  expect(told).toEqual([sandbox.messages()[0]?.code])
})

describe('open, as it is unless told otherwise', () => {
  test('it takes any well-formed credentials, account, application and number', async () => {
    expect(
      (await send(createSandbox(), { applicationId: 'anything', from: '+19195550177' }, basic('me', 'x'), 'mine'))
        .status,
    ).toBe(200)
  })

  test('it does not limit sends, but wrong codes', async () => {
    const sandbox = createSandbox()
    for (let time = 0; time < 30; time += 1) expect((await send(sandbox)).status).toBe(200)
    for (let time = 0; time < 5; time += 1) expect((await verify(sandbox, 'none')).status).toBe(200)
    expect((await verify(sandbox, 'none')).status).toBe(429)
  })
})

describe('strict', () => {
  test('it takes its own account', async () => {
    expect((await send(createSandbox({ strict: true }))).status).toBe(200)
  })

  test.each([
    ['wrong credentials', {}, basic('me', 'x'), undefined, 403],
    ['malformed credentials', {}, 'Basic x', undefined, 401],
    ['another account', {}, right, '1', 403],
    ['an unknown application', { applicationId: 'anything' }, right, undefined, 400],
    ["a number that is not the application's", { from: '+19195550177' }, right, undefined, 400],
  ])('it refuses %s', async (_, fields, authorization, accountId, status) => {
    const sandbox = createSandbox({ strict: true })
    expect((await send(sandbox, fields, authorization, accountId)).status).toBe(status)
    expect(sandbox.messages()).toEqual([])
  })
})

test('with limitSends the sixth send to a number is 429', async () => {
  const sandbox = createSandbox({ limitSends: true })
  for (let time = 0; time < 5; time += 1) expect((await send(sandbox)).status).toBe(200)
  expect((await send(sandbox)).status).toBe(429)
})

describe('GET /sandbox/messages', () => {
  const get = async (sandbox: Sandbox, query = '') =>
    read(await sandbox.fetch(`http://localhost/sandbox/messages${query}`))

  test('lists what was sent, newest first, with times as dates', async () => {
    const sandbox = createSandbox({ now: () => Date.UTC(2026, 0, 1) })
    await send(sandbox)
    await send(sandbox, { to: '+19195550113', scope: 'login' })
    const { status, headers, body: listed } = await get(sandbox)
    expect([
      status,
      headers.get('content-type'),
      headers.get('cache-control'),
      headers.get('x-content-type-options'),
    ]).toEqual([200, expect.stringMatching(/^application\/json/), 'no-store', 'nosniff'])
    const [newest, oldest] = sandbox.messages()
    expect(listed).toMatchObject({
      messages: [
        {
          id: newest?.id,
          to: '+19195550113',
          scope: 'login',
          code: newest?.code,
          createdAt: '2026-01-01T00:00:00.000Z',
          expiresAt: '2026-01-01T00:15:00.000Z',
        },
        { id: oldest?.id, to, scope: '2FA', code: oldest?.code, channel: 'messaging', text: oldest?.text },
      ],
    })
  })

  test('lists those to one number', async () => {
    const sandbox = createSandbox()
    await send(sandbox)
    await send(sandbox, { to: '+19195550113' })
    expect((await get(sandbox, `?to=${encodeURIComponent(to)}`)).body).toMatchObject({ messages: [{ to }] })
    expect((await get(sandbox, '?to=%2B19195550114')).body).toMatchObject({ messages: [] })
  })

  test('with a number that has no plus is 400', async () => {
    const { status, body: refused } = await get(createSandbox(), `?to=${to.slice(1)}`)
    expect([status, refused]).toEqual([
      400,
      {
        error: expect.stringContaining('to must be an E.164 phone number'),
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      },
    ])
  })
})

test('a thousand sandboxes live side by side, share nothing and leave no timer', async () => {
  const before = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
  const sandboxes = Array.from({ length: 1_000 }, () => createSandbox())
  await Promise.all(sandboxes.map((sandbox) => send(sandbox)))
  expect(sandboxes.every((sandbox) => sandbox.messages().length === 1)).toBe(true)
  expect(new Set(sandboxes.map((sandbox) => sandbox.messages()[0]?.id)).size).toBe(1_000)
  expect(process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length).toBeLessThanOrEqual(before)
})

describe('on a port', () => {
  const statusFor = (url: string, host: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      request(`${url}/sandbox/messages`, { headers: { host } }, (response) => resolve(response.resume().statusCode))
        .on('error', reject)
        .end()
    })

  test.each([
    ['localhost', 200],
    ['LOCALHOST:4010', 200],
    ['127.0.0.1:80', 200],
    ['[::1]:4010', 200],
    ['evil.example', 403],
    ['localhost.evil.example', 403],
    ['127.0.0.1.evil.example', 403],
    ['localhost@evil.example', 400],
  ])('a request for the host %s is %i, so that no page elsewhere can read the inbox', async (host, status) => {
    const listening = await createSandbox().listen({ port: 0 })
    onTestFinished(() => listening.close())
    expect(await statusFor(listening.url, host)).toBe(status)
  })

  test('it answers as in process, and the inbox is the same', async () => {
    const sandbox = createSandbox()
    const listening = await sandbox.listen({ port: 0 })
    onTestFinished(() => listening.close())
    const url = `${listening.url}/accounts/any/code/messaging`
    expect(
      (await fetch(url, { method: 'POST', body: JSON.stringify(body), headers: { authorization: right } })).status,
    ).toBe(200)
    expect(sandbox.messages()).toHaveLength(1)
  })
})
