// `send` and `verify` against a sandbox in this process.
import { expect, test, vi } from 'vitest'
import { environment, person, stage } from './stage.js'

test('send prints the id of the message, and nothing else, into a pipe', async () => {
  const { run, out, err, sandbox } = stage()
  expect(await run(`send --to ${person}`)).toBe(0)
  expect(out()).toBe(`${sandbox.messages()[0]!.id}\n`)
  expect(err()).toBe('')
})

test('send passes every flag on', async () => {
  const { run, sandbox } = stage()
  const flags = [
    '--from',
    '+19195550101',
    '--application-id',
    'app-2',
    '--scope',
    'sign-in',
    '--digits',
    '8',
    '--message',
    'It is {CODE}',
    '--account-id',
    '42',
  ]
  expect(
    await run(['send', '--to', '+1 (919) 555-0112', ...flags, '--callback-url', 'https://example.com/receipts']),
  ).toBe(0)
  expect(sandbox.messages()).toMatchObject([
    {
      channel: 'messaging',
      to: person,
      from: '+19195550101',
      applicationId: 'app-2',
      accountId: '42',
      scope: 'sign-in',
      text: expect.stringMatching(/^It is \d{8}$/),
      callbackUrl: 'https://example.com/receipts',
    },
  ])
})

test('send --voice calls, with the application for voice', async () => {
  const { run, out, sandbox } = stage({
    env: { ...environment, BW_MESSAGING_APPLICATION_ID: undefined, BW_VOICE_APPLICATION_ID: 'voice-app' },
  })
  expect(await run(`send --to ${person} --voice --json`)).toBe(0)
  expect(sandbox.messages()).toMatchObject([{ channel: 'voice', applicationId: 'voice-app' }])
  expect(out()).toBe(`${JSON.stringify({ callId: sandbox.messages()[0]!.id })}\n`)
})

test('verify says valid once, then not valid, in words and as the exit code', async () => {
  const { run, out, sandbox } = stage()
  await run(`send --to ${person} --scope sign-in`)
  out()
  const { code } = sandbox.messages()[0]!
  expect(await run(`verify --to ${person} --code ${code}`)).toBe(1)
  expect(out()).toBe('not valid\n')
  expect(
    await run(['verify', '--to', person, '--scope', 'sign-in', '--code', `${code.slice(0, 3)} ${code.slice(3)}`]),
  ).toBe(0)
  expect(out()).toBe('valid\n')
  expect(await run(`verify --to ${person} --scope sign-in --code ${code} --json`)).toBe(1)
  expect(out()).toBe('{"valid":false}\n')
})

test('verify passes --expires-in and --url on', async () => {
  const requests: [string, unknown][] = []
  const { run } = stage({
    fetch: async (url, init) => {
      requests.push([String(url), JSON.parse(String(init?.body))])
      return Response.json({ valid: true })
    },
  })
  expect(await run(`verify --to ${person} --code 123456 --expires-in 12 --url http://other.test/base/`)).toBe(0)
  expect(requests).toEqual([
    [
      'http://other.test/base/accounts/9900000/code/verify',
      { to: person, code: '123456', expirationTimeInMinutes: 12 },
    ],
  ])
})

test('an OAuth2 client of the environment is used when there is no username', async () => {
  const seen: string[] = []
  const { BW_USERNAME: _, ...env } = environment
  const { run } = stage({
    env: { ...env, BW_CLIENT_ID: 'client', BW_CLIENT_SECRET: 'client-secret' },
    fetch: async (url, init) => {
      seen.push(new Headers(init?.headers).get('authorization') ?? '')
      return String(url).includes('oauth2')
        ? Response.json({ access_token: 'abc', token_type: 'Bearer', expires_in: 3600 })
        : Response.json({ valid: true })
    },
  })
  expect(await run(`verify --to ${person} --code 123456`)).toBe(0)
  expect(seen).toEqual([`Basic ${btoa('client:client-secret')}`, 'Bearer abc'])
})

test('everything that is missing is named at once, with its flag and its variable', async () => {
  const { run, err } = stage({ env: {} })
  expect(await run('send')).toBe(2)
  expect(err()).toBe(
    'error: missing: --to, --from (or BW_NUMBER in the environment), --application-id (or BW_MESSAGING_APPLICATION_ID in the environment), ' +
      '--account-id (or BW_ACCOUNT_ID in the environment), BW_CLIENT_ID and BW_CLIENT_SECRET in the environment (or BW_USERNAME and BW_PASSWORD, for a local service). ' +
      'To try it without an account, run the sandbox, which prints what to export\n',
  )
})

test.each([
  [`send --to 919 --digits 9`, '--to must be', '--digits must be 4 to 8'],
  [`send --to ${person} --from 919`, '--from must be'],
  [`send --to ${person} --url ftp://example.com`, '--url (or BW_MFA_URL) must be'],
  [
    `verify --to ${person} --code 123 --expires-in 16`,
    '--code must have 4 to 8 characters',
    '--expires-in must be 1 to 15',
  ],
])('%s is refused in the words of the flags: %s', async (line, ...words) => {
  const { run, err, sandbox } = stage()
  expect(await run(line)).toBe(2)
  const text = err()
  for (const part of words) expect(text).toContain(part)
  expect(sandbox.messages()).toEqual([])
})

test.each([
  [
    'send --from 12',
    '--from must be an E.164 phone number such as +19195550100: it begins with + and the country code',
  ],
  ['send --digits 99', '--digits must be 4 to 8'],
  ['verify --code 123456 --expires-in 99', '--expires-in must be 1 to 15'],
])('%s is refused in the words of the command line', async (line, message) => {
  const { run, err } = stage()
  expect(await run(`${line} --to ${person}`)).toBe(2)
  expect(err()).toBe(`error: ${message}\n`)
})

test('a user name with a colon is refused by the name of its variable', async () => {
  const { run, err } = stage({ env: { ...environment, BW_USERNAME: 'us:er' } })
  expect(await run(`verify --to ${person} --code 123456`)).toBe(2)
  expect(err()).toBe(
    'error: BW_USERNAME must be without a colon, and without control characters at its ends, such as a line end\n',
  )
})

test('a no of the service exits with 3 and tells the reason and the request id, as words or as JSON', async () => {
  const { run, err } = stage({
    fetch: async () => Response.json({ error: 'to is on $& fire', requestId: 'r-1' }, { status: 400 }),
  })
  const message = 'POST …/code/verify answered 400: to is on $& fire (request r-1)'
  expect(await run(`verify --to ${person} --code 123456`)).toBe(3)
  expect(err()).toBe(`error: ${message}\n`)
  expect(await run(`verify --to ${person} --code 123456 --json`)).toBe(3)
  expect(JSON.parse(err())).toEqual({
    error: {
      name: 'TwoFactorApiError',
      message,
      operationId: 'verifyCode',
      attempts: 1,
      peer: 'api',
      status: 400,
      reason: 'to is on $& fire',
      requestId: 'r-1',
    },
  })
})

test.each(['30', 'Wed, 21 Oct 2026 07:28:30 GMT'])(
  'who is told to wait (%s) is told for how long, in whole seconds',
  async (after) => {
    vi.useFakeTimers({ now: new Date('2026-10-21T07:28:00.500Z'), toFake: ['Date'] })
    try {
      const { run, err } = stage({
        fetch: async () =>
          Response.json({ error: 'slow down', requestId: 'r-1' }, { status: 429, headers: { 'Retry-After': after } }),
      })
      expect(await run(`send --to ${person}`)).toBe(3)
      expect(err()).toBe(
        'error: POST …/code/messaging answered 429: slow down (request r-1). Wait 30 s before the next try\n',
      )
    } finally {
      vi.useRealTimers()
    }
  },
)

test('a send that failed on the side of the service is not to be run again without a thought, a verification may', async () => {
  const { run, err } = stage({ fetch: async () => Response.json({ error: 'oops', requestId: 'r-1' }, { status: 500 }) })
  expect(await run(`send --to ${person}`)).toBe(3)
  expect(err()).toBe(
    'error: POST …/code/messaging answered 500: oops (request r-1). A code may be on its way: to send again may send a second one\n',
  )
  expect(await run(`verify --to ${person} --code 123456`)).toBe(3)
  expect(err()).toBe('error: POST …/code/verify answered 500: oops (request r-1)\n')
})

test('while a token was asked for, nothing is said of a code that was sent', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0) // no wait between the tries
  const { BW_USERNAME, BW_PASSWORD, ...others } = environment
  const { run, err } = stage({
    env: { ...others, BW_CLIENT_ID: 'client', BW_CLIENT_SECRET: 'secret' },
    fetch: async () => new Response(null, { status: 501 }),
  })
  expect(await run(`send --to ${person}`)).toBe(3)
  expect(err()).toMatch(/^error: The token endpoint at http:\/\/\S+ answered 501 without a reason\n$/)
  vi.restoreAllMocks()
})

test('no answer exits with 3', async () => {
  const { run, err } = stage({
    fetch: async () => {
      throw new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ECONNRESET' }) })
    },
  })
  expect(await run(`verify --to ${person} --code 123456`)).toBe(3)
  expect(err()).toContain('ECONNRESET')
})

test('no failure shows the code, the number or a credential', async () => {
  const code = '73194682'
  const echo: typeof fetch = async (_, init) =>
    Response.json(
      { error: `${init?.body} ${new Headers(init?.headers).get('authorization')}`, requestId: 'r-2' },
      { status: 400 },
    )
  const { run, out, err } = stage({ fetch: echo })
  for (const flags of ['', ' --json', ' --expires-in 99', ' --nonsense', ' --url nonsense'])
    expect(await run(`verify --to ${person} --code ${code}${flags}`)).toBeGreaterThan(1)
  const text = out() + err()
  for (const secret of [
    code,
    person.slice(1),
    environment.BW_PASSWORD,
    btoa(`${environment.BW_USERNAME}:${environment.BW_PASSWORD}`),
  ])
    expect(text).not.toContain(secret)
})

test('what the service says cannot command the terminal', async () => {
  const { run, err } = stage({
    fetch: async () => Response.json({ error: 'a\u001b[2Jb\u202ec', requestId: 'r-3' }, { status: 400 }),
  })
  for (const flags of ['', ' --json']) {
    await run(`verify --to ${person} --code 123456${flags}`)
    const text = err()
    expect(text).toContain('[2J')
    expect(text).not.toMatch(/[\u001b\u202e]/)
  }
})
