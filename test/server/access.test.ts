// Who may call: credentials, tokens, and the walls between accounts.
import crypto, { hash } from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { anyAccount, knownAccounts } from '../../src/server/accounts.js'
import { callOf } from '../../src/server/call.js'
import { pepperOf } from '../support/pepper.js'
import { accounts, alice, basic, bob, sendBody, service } from '../support/service.js'

const unauthorized = { status: 401, body: { message: 'Unauthorized' } }
const forbidden = { status: 403, body: { message: 'Forbidden: the credentials are wrong or not for this account' } }
const bobsPath = '/accounts/9900001%2Fb%20c/code'
const raw = (text: string) => `Basic ${Buffer.from(text, 'latin1').toString('base64')}`

describe('without credentials a request is 401 and says which are wanted', () => {
  test.each([
    ['no header', null],
    ['an empty header', ''],
    ['another scheme', 'Digest username="alice"'],
    ['a scheme alone', 'Basic'],
    ['a scheme and a space', 'Basic '],
    ['a bearer token that is empty', 'Bearer '],
    ['characters outside base64', 'Basic YWxpY2U6cGFzczp3b3JkOjo*'],
    ['base64 without its padding', `Basic ${btoa('alice:passw')}`.replace('=', '')],
    ['base64 with an equals sign inside', 'Basic YWxp=2U6cGFzczp3b3JkOjo'],
    ['base64url', `Basic ${btoa('a:??>').replace('/', '_')}`],
    ['two values', `${alice} ${alice}`],
    ['no colon', raw('alice')],
    ['no username', raw(':pass:word::')],
  ])('%s', async (_, authorization) => {
    const answer = await service().call({ authorization })
    expect(answer).toMatchObject(unauthorized)
    expect(answer.headers.get('www-authenticate')).toBe(
      'Basic realm="two-factor", charset="UTF-8", Bearer realm="two-factor"',
    )
  })
})

describe('with wrong credentials a request is 403, and the body is always the same', () => {
  test.each([
    ['a wrong password', basic('alice', 'pass:word:'), undefined],
    ['an empty password', basic('alice', ''), undefined],
    ['a password that begins with the right one', basic('alice', 'pass:word::x'), undefined],
    ['an unknown user', basic('carol', 'pass:word::'), undefined],
    ['a user by the name of a built-in property', basic('__proto__', 'x'), undefined],
    ["another user's password", basic('bob', 'pass:word::'), undefined],
    ['another case', basic('Alice', 'pass:word::'), undefined],
    ["another account's path", bob, undefined],
    ['the path of an account that does not exist', alice, '/accounts/1/code/messaging'],
    ['the path of the account that owns every account', alice, '/accounts/*/code/messaging'],
  ])('%s', async (_, authorization, path) => {
    const { call, sent } = service()
    const answer = await call({ authorization, ...(path !== undefined && { path }) })
    expect(answer).toMatchObject(forbidden)
    expect(answer.headers.has('www-authenticate')).toBe(false)
    expect(sent).toEqual([])
  })
})

test('an unknown user costs one digest and one compare, as a wrong password does', () => {
  const { owner } = knownAccounts(accounts)
  // Watched, not replaced.
  const watched = [vi.spyOn(crypto, 'hash'), vi.spyOn(crypto, 'timingSafeEqual')]
  syncBuiltinESMExports()
  onTestFinished(() => {
    vi.restoreAllMocks()
    syncBuiltinESMExports()
  })
  for (const username of ['alice', 'carol']) {
    for (const spy of watched) spy.mockClear()
    expect(owner(username, 'wrong')).toBeUndefined()
    expect(watched.map(({ mock }) => mock.calls.length)).toEqual([1, 1])
  }
})

describe('with right credentials a request is carried out', () => {
  test.each([
    ['a password with colons', alice],
    ['a scheme in lower case', alice.replace('Basic', 'basic')],
    ['more than one space', alice.replace(' ', '   ')],
  ])('%s', async (_, authorization) => {
    expect((await service().call({ authorization })).status).toBe(200)
  })

  test('for an account whose id has to be percent-encoded', async () => {
    const { send, sent } = service()
    expect(
      (
        await send(
          { applicationId: 'app-b', from: '+19195550101' },
          { authorization: bob, path: `${bobsPath}/messaging` },
        )
      ).status,
    ).toBe(200)
    expect(sent[0]?.accountId).toBe('9900001/b c')
  })

  test('before the body is judged: a stranger learns nothing from it', async () => {
    expect(await service().call({ authorization: basic('alice', 'wrong'), body: 'not JSON' })).toMatchObject(forbidden)
  })
})

describe('a code of one account', () => {
  test('never verifies under another, and wrong guesses of one do not lock the other', async () => {
    const { send, verify, code } = service()
    const asBob = { authorization: bob, path: `${bobsPath}/verify` }
    await send()
    for (let time = 0; time < 5; time += 1) expect((await verify(code(), {}, asBob)).body).toEqual({ valid: false })
    expect((await verify(code(), {}, asBob)).status).toBe(429)
    expect((await verify(code())).body).toEqual({ valid: true })
  })

  test('never verifies under another where any account is accepted, however alike the ids', async () => {
    const { call, verify, code } = service({ accounts: anyAccount({ name: 'Any', accounts: [] }) })
    await call({ path: '/accounts/a%2Fto/code/messaging' })
    for (const id of ['a', 'a%2Fto%2F', 'a%252Fto', 'A%2Fto'])
      expect((await verify(code(), {}, { path: `/accounts/${id}/code/verify` })).body).toEqual({ valid: false })
    expect((await verify(code(), {}, { path: '/accounts/a%2Fto/code/verify' })).body).toEqual({ valid: true })
  })
})

test('a pepper that cannot be relied on is refused before any request', () => {
  expect(() => service({ pepper: { current: '2', keys: pepperOf('1').keys } })).toThrow('the pepper has no key "2"')
})

describe('a bearer token', () => {
  const tokenPath = '/oauth2/token'
  const form = {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'grant_type=client_credentials',
  }

  async function issued(authorization = alice) {
    const one = service()
    const answer = await one.call({ path: tokenPath, authorization, ...form })
    return { ...one, answer, token: (answer.body as { access_token: string }).access_token }
  }

  test.each([tokenPath, '/api/v1/oauth2/token', '//oauth2/token'])(
    'is bought at %s with the credentials of an account',
    async (path) => {
      const answer = await service().call({ path, ...form })
      expect(answer).toMatchObject({
        status: 200,
        body: { access_token: expect.stringMatching(/^[\w.-]+$/), token_type: 'Bearer', expires_in: 3600 },
      })
    },
  )

  test('opens its account, until exactly an hour has passed', async () => {
    const { call, token, clock } = await issued()
    expect((await call({ authorization: `Bearer ${token}` })).status).toBe(200)
    clock.now += 3_600_000 - 1
    expect((await call({ authorization: `bearer ${token}` })).status).toBe(200)
    clock.now += 1
    expect(await call({ authorization: `Bearer ${token}` })).toMatchObject(unauthorized)
  })

  test("does not open another's account", async () => {
    const { call, token } = await issued(bob)
    expect(await call({ authorization: `Bearer ${token}` })).toMatchObject(forbidden)
  })

  test('is not worth anything when it is forged', async () => {
    const { call, token } = await issued(bob)
    const [claims = '', signature = ''] = token.split('.')
    const forged = Buffer.from(JSON.stringify(['9900000', Number.MAX_SAFE_INTEGER])).toString('base64url')
    const flipped = `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`
    for (const wrong of [
      `${forged}.${signature}`,
      forged,
      `${forged}.`,
      `${claims}.${flipped}`,
      `${claims}.${signature.slice(0, -4)}`,
      `.${signature}`,
      '.',
      signature,
    ]) {
      expect(await call({ authorization: `Bearer ${wrong}` })).toMatchObject(unauthorized)
    }
  })

  test('of another service is not worth anything here', async () => {
    const { token } = await issued()
    const refused = await service().call({ authorization: `Bearer ${token}` })
    expect(refused).toMatchObject(unauthorized)
    expect(refused.headers.get('www-authenticate')).toBe('Bearer realm="two-factor", error="invalid_token"')
  })

  test.each([
    ['without credentials', null, form.body, 401, 'invalid_client'],
    ['with a wrong password', basic('alice', 'x'), form.body, 401, 'invalid_client'],
    ['with a bearer token', 'Bearer x', form.body, 401, 'invalid_client'],
    ['without a grant type', alice, '', 400, 'invalid_request'],
    ['with a JSON body', alice, '{"grant_type":"client_credentials"}', 400, 'invalid_request'],
    ['for another grant', alice, 'grant_type=password', 400, 'unsupported_grant_type'],
  ])('is refused %s', async (_, authorization, body, status, error) => {
    const answer = await service().call({ ...form, path: tokenPath, authorization, body })
    expect(answer).toMatchObject({ status, body: { error } })
    expect(answer.headers.get('www-authenticate')).toBe(status === 401 ? 'Basic realm="two-factor"' : null)
  })
})

describe('where any account is accepted', () => {
  const open = () => service({ accounts: anyAccount({ name: 'Any', accounts }) })

  test.each([
    ['credentials', basic('anybody', '')],
    ['token', 'Bearer anything'],
  ])('any well-formed %s will do', async (_, authorization) => {
    const { send, sent } = open()
    expect(
      (
        await send(
          { applicationId: 'unheard-of', from: '+19195550199' },
          { authorization, path: '/accounts/whatever/code/messaging' },
        )
      ).status,
    ).toBe(200)
    expect(sent[0]?.text).toMatch(/^Your Any 2FA code is \d{6}$/)
  })

  test('an application that is known has its name', async () => {
    const { send, sent } = open()
    await send()
    expect(sent[0]?.text).toMatch(/^Your Acme /)
  })

  test('a request without credentials is 401 all the same', async () => {
    for (const authorization of [null, 'Basic !!!', 'Basic', raw('nocolon')])
      expect(await open().call({ authorization })).toMatchObject(unauthorized)
  })

  test('a token can be bought with any', async () => {
    const { call } = open()
    const { body } = await call({
      path: '/oauth2/token',
      authorization: basic('x', 'y'),
      body: 'grant_type=client_credentials',
    })
    expect(
      (await call({ authorization: `Bearer ${(body as { access_token: string }).access_token}`, body: sendBody }))
        .status,
    ).toBe(200)
  })
})

describe('accounts that cannot work are refused, without a value', () => {
  const [one, other] = accounts as [(typeof accounts)[0], (typeof accounts)[0]]
  test.each([
    ['the same id twice', [one, { ...other, id: one.id }], 'accounts[1].id is that of an earlier account'],
    [
      'the same username twice',
      [one, { ...other, credentials: one.credentials }],
      'accounts[1].credentials[0].username is that of an earlier credential',
    ],
    ['the id that stands for all', [{ ...one, id: '*' }], 'accounts[0].id must be an id other than * and dots'],
    [
      'a password that is not hashed',
      [{ ...one, credentials: [{ username: 'x', passwordSha256: 'secret' }] }],
      'accounts[0].credentials[0].passwordSha256 must be 64 lower-case hex digits',
    ],
    [
      'a password that is empty',
      [{ ...one, credentials: [{ username: 'x', passwordSha256: hash('sha256', '') }] }],
      'accounts[0].credentials[0].passwordSha256 is the digest of the empty password',
    ],
    [
      'a username with a colon, which HTTP Basic ends there',
      [{ ...one, credentials: [{ username: 'a:b', passwordSha256: hash('sha256', 'x') }] }],
      'accounts[0].credentials[0].username must be a name without a colon',
    ],
    [
      'two applications with one id',
      [{ ...one, applications: [one.applications[0]!, one.applications[0]!] }],
      'accounts[0].applications[1].id is that of an earlier application',
    ],
    [
      'a credential without its parts',
      [{ ...one, credentials: [{}] }] as unknown as [],
      'accounts[0].credentials[0].username is required; accounts[0].credentials[0].passwordSha256 is required',
    ],
    ['half a character for an id', [{ ...one, id: 'a\ud800' }], 'accounts[0].id must be an id other than * and dots'],
    ['no id', [{ ...one, id: '' }], 'accounts[0].id must be an id other than * and dots'],
    ['an id that no path can hold', [{ ...one, id: '..' }], 'accounts[0].id must be an id other than * and dots'],
    [
      'an application that may send from no number',
      [{ ...one, applications: [{ id: 'app-a', name: 'Acme', numbers: [] }] }],
      'accounts[0].applications[0].numbers must have at least 1 item',
    ],
    [
      'a number that is none',
      [{ ...one, applications: [{ id: 'app-a', name: 'Acme', numbers: ['5550100'] }] }],
      'accounts[0].applications[0].numbers[0] must be an E.164 phone number such as +19195550112',
    ],
    ['what is no list', { id: '42' } as unknown as [], 'accounts must be an array'],
    [
      'an account with half of its parts',
      [{ id: 42 }] as unknown as [],
      'accounts[0].credentials is required; accounts[0].applications is required; accounts[0].id must be a string',
    ],
  ])('%s', (_, wrong, reason) => {
    expect(() => knownAccounts(wrong)).toThrow(new TypeError(reason))
    expect(() => knownAccounts(wrong)).not.toThrow('secret"')
  })
})

test.each([undefined, {}, { name: '', accounts: [] }])(
  'any account, with %j for its options, is refused',
  (options) => {
    const make = anyAccount as (options: unknown) => unknown // from JavaScript
    expect(() => make(options)).toThrow(TypeError)
    expect(() => make(options)).toThrow(/^options(\.name)? (must|is required)/)
  },
)

test('what would be refused can be asked for, which changes nothing and writes no log', async () => {
  const { server, sent, entries, send } = service()
  const ask = async (path: string, init: RequestInit = {}) =>
    (await server.refusal(callOf(new Request(`http://127.0.0.1${path}`, { method: 'POST', ...init }))))?.status
  const messaging = '/accounts/9900000/code/messaging'
  const headers = { authorization: alice }
  expect(await ask('/nothing')).toBe(404)
  expect(await ask(messaging, { method: 'PUT' })).toBe(405)
  expect(await ask(messaging)).toBe(401)
  expect(await ask(messaging, { headers, body: '{}' })).toBe(400)
  expect(await ask(messaging, { headers, body: JSON.stringify(sendBody) })).toBeUndefined()
  expect(await ask('/oauth2/token', { headers, body: 'grant_type=client_credentials' })).toBeUndefined()
  expect([sent, entries]).toEqual([[], []])
  expect((await send()).status).toBe(200)
})
