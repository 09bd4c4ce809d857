// The journal: every exchange with the verdict on both sides, no credential, and what was forced.
import { request as httpRequest } from 'node:http'
import { describe, expect, test } from 'vitest'
import type { Exchange } from '../../src/contract/sandbox.js'
import { createJournal, type Recorded } from '../../src/sandbox/journal/journal.js'
import { basic } from '../support/service.js'
import { authorization, onPort, origin, sendBody, stage, to } from './stage.js'

const path = '/api/v1/accounts/9900000/code/messaging'

test('an exchange that keeps the contract is written down whole, and read as the document shows it', async () => {
  const { sandbox, get, send } = stage()
  await sandbox.clock.set(Date.UTC(2026, 0, 1))
  const { body } = await send()
  expect((await get<{ exchanges: Exchange[] }>('/journal')).body).toEqual({
    dropped: 0,
    exchanges: [
      {
        id: expect.any(String),
        at: '2026-01-01T00:00:00.000Z',
        operationId: 'generateMessagingCode',
        method: 'POST',
        path,
        to,
        held: false,
        durationMs: expect.any(Number),
        verdict: 'kept',
        breaches: [],
        request: {
          headers: { authorization: 'Basic …', 'content-type': 'application/json' },
          body: JSON.stringify(sendBody),
        },
        response: {
          status: 200,
          headers: expect.objectContaining({ 'content-type': 'application/json; charset=utf-8' }),
          body: JSON.stringify(body),
        },
        forcedBy: null,
      },
    ],
  })
})

test('a client that breaks the contract is told at which field, and of which side', async () => {
  const { sandbox, send } = stage()
  await send({ to: '919 555 0112', digits: '6' })
  expect(sandbox.journal()).toMatchObject([
    {
      to: '919 555 0112',
      verdict: 'broken',
      breaches: [
        {
          side: 'request',
          operationId: 'generateMessagingCode',
          where: 'body.to',
          rule: 'pattern',
          message: expect.stringContaining('E.164'),
        },
        { side: 'request', where: 'body.digits', rule: 'type' },
      ],
      response: { status: 400 },
    },
  ])
})

test.each([
  ['POST', '/api/v1/accounts/9900000/code/email', 'path', 404],
  ['GET', path, 'method', 405],
])('%s %s is written down too, with its %s marked', async (method, wrongPath, where, status) => {
  const { sandbox } = stage()
  await sandbox.fetch(origin + wrongPath, { method })
  expect(sandbox.journal()).toMatchObject([
    {
      operationId: null,
      to: null,
      verdict: 'broken',
      breaches: [{ side: 'request', where, rule: 'undocumented' }],
      response: { status },
    },
  ])
})

test('a path that the document does not know is written down as a breach, but not the icon that a browser asks for', async () => {
  const { sandbox } = stage()
  expect((await sandbox.fetch('http://localhost/favicon.ico')).status).toBe(404)
  expect((await sandbox.fetch('http://localhost/api/v1/nothing')).status).toBe(404)
  expect(sandbox.journal().map(({ path, verdict }) => [path, verdict])).toEqual([['/api/v1/nothing', 'broken']])
})

test('what is written down, and answered, is what was sent, whatever becomes of the Request', async () => {
  const { sandbox } = stage()
  const request = new Request(`${origin}${path}`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json', prefer: 'code=503' },
    body: JSON.stringify(sendBody),
  })
  const answer = sandbox.fetch(request)
  request.headers.delete('prefer')
  request.headers.set('x-added', 'later')
  expect((await answer).status).toBe(503)
  expect(sandbox.journal()[0]?.request.headers).toEqual({
    authorization: 'Basic …',
    'content-type': 'application/json',
    prefer: 'code=503',
  })
})

test('a body that is too large is refused, and that is written down', async () => {
  const { sandbox, send } = stage()
  expect((await send({ message: `{CODE}${'x'.repeat(17_000)}` })).status).toBe(413)
  expect(sandbox.journal()).toMatchObject([
    { operationId: 'generateMessagingCode', request: { body: '' }, response: { status: 413 } },
  ])
})

test('a body that is too large is refused only where the service would read it', async () => {
  const { sandbox } = stage()
  const big = (path: string, init: RequestInit = {}) =>
    sandbox.fetch(new Request(`${origin}${path}`, { method: 'POST', body: 'x'.repeat(17_000), ...init }))
  expect((await big('/nothing')).status).toBe(404)
  expect((await big(path)).status).toBe(401)
  expect((await big(path, { method: 'PUT' })).status).toBe(405)
})

test('a body that breaks off, or was read before, is no JSON', async () => {
  const { sandbox } = stage()
  const breaking = new ReadableStream({ pull: (controller) => controller.error(new Error('gone')) })
  const broken = new Request(`${origin}${path}`, {
    method: 'POST',
    headers: { authorization },
    body: breaking,
    duplex: 'half',
  } as RequestInit) // its types do not know duplex
  const read = new Request(`${origin}${path}`, { method: 'POST', headers: { authorization }, body: '{}' })
  await read.text()
  for (const request of [broken, read]) expect((await sandbox.fetch(request)).status).toBe(400)
})

test.each([
  [basic('user', 'pass:word'), 'Basic …'],
  ['Bearer secret.token', 'Bearer …'],
  ['basic\tdXNlcjpwYXNz', 'basic …'],
  ['secret-without-its-scheme', '…'],
  ['secret in parts', '…'],
])('of Authorization %j it shows %j', async (given, shown) => {
  const { sandbox, send } = stage()
  await send({}, { authorization: given, cookie: 'session=secret' })
  expect(sandbox.journal()[0]?.request.headers).toMatchObject({ authorization: shown, cookie: '…' })
})

test.each(['/oauth2/token', '/api/v1/oauth2/token', '//oauth2/token', '/api/v1//oauth2/token'])(
  '%s answers with a secret, so it is never written down',
  async (tokenPath) => {
    const { sandbox } = stage()
    for (const method of ['POST', 'PUT'])
      await sandbox.fetch(origin + tokenPath, {
        method,
        headers: { authorization },
        body: 'grant_type=client_credentials',
      })
    expect(sandbox.journal()).toEqual([])
  },
)

test('a token that was issued is good, and still good after a reset', async () => {
  const { sandbox, send } = stage({ strict: true })
  const response = await sandbox.fetch(`${origin}/api/v1/oauth2/token`, {
    method: 'POST',
    headers: { authorization },
    body: 'grant_type=client_credentials',
  })
  const { access_token: token } = (await response.json()) as { access_token: string } // what an OAuth2 server answers
  expect((await send({}, { authorization: `Bearer ${token}` })).status).toBe(200)
  await sandbox.reset()
  expect((await send({}, { authorization: `Bearer ${token}` })).status).toBe(200)
})

test('it is listed by number and up to a limit, newest first', async () => {
  const { send, verify, get, sandbox } = stage()
  await send()
  await send({ to: '+19195550113' })
  await verify('none')
  const operations = async (query: string) =>
    (await get<{ exchanges: Exchange[] }>(`/journal${query}`)).body.exchanges.map(({ operationId }) => operationId)
  expect(await operations(`?to=${encodeURIComponent(to)}`)).toEqual(['verifyCode', 'generateMessagingCode'])
  expect(await operations('?limit=1')).toEqual(['verifyCode'])
  expect(sandbox.journal({ to, limit: 1 })).toMatchObject([{ operationId: 'verifyCode', to }])
})

test('the newest are kept, and what was dropped is counted until all is forgotten', () => {
  const journal = createJournal(3)
  // Nothing but the id and the number is looked at.
  for (let id = 1; id <= 5; id += 1)
    journal.add({ to: id % 2 ? to : undefined, exchange: () => ({ id: String(id) }) } as Recorded)
  expect([journal.exchanges().map(({ id }) => id), journal.dropped]).toEqual([['5', '4', '3'], 2])
  journal.forget(to)
  expect([journal.exchanges().map(({ id }) => id), journal.dropped]).toEqual([['4'], 2])
  journal.forget()
  expect([journal.exchanges(), journal.dropped]).toEqual([[], 0])
})

test('a thousand are kept, and the answer says how many were dropped', async () => {
  const { verify, get } = stage()
  for (let time = 0; time < 1_003; time += 1) await verify('none')
  const { exchanges, dropped } = (await get<{ exchanges: Exchange[]; dropped: number }>('/journal?limit=1000')).body
  expect([exchanges.length, dropped]).toEqual([1_000, 3])
})

describe('Prefer', () => {
  test.each([
    ['code=429', 429, 'Too many codes were sent'],
    ['code=503', 503, 'The store cannot be reached'],
    ['code=401', 401, 'Unauthorized'],
    ['example=referencePage', 200, '1256-adf14asd-52dfa'],
    ['example="bodyNotJson"', 400, 'must be JSON'],
    ['code=403, example=referencePage', 403, '"Message":"Forbidden"'],
    ['dynamic=true, code=422', 422, 'Idempotency-Key'],
  ])('%s forces the documented answer', async (prefer, status, text) => {
    const { sandbox, send } = stage()
    const answer = await send({}, { prefer })
    expect([answer.status, JSON.stringify(answer.body)]).toEqual([status, expect.stringContaining(text)])
    expect(sandbox.messages()).toEqual([])
    expect(sandbox.journal()).toMatchObject([{ forcedBy: 'prefer', verdict: 'kept', breaches: [] }])
  })

  test.each(['code=418', 'code=', 'code=abc', 'example=none', 'example=constructor', 'code=200, example=tooManySends'])(
    '%s is none of the document and answers 400',
    async (prefer) => {
      const { sandbox, send } = stage()
      const { status, body } = await send({}, { prefer })
      expect([status, body]).toEqual([
        400,
        {
          error: expect.stringMatching(
            /does not have for generateMessagingCode; its codes and examples are 200 \(sent, .+; 429 \(tooManySends\)/,
          ),
          requestId: expect.any(String),
        },
      ])
      expect(sandbox.messages()).toEqual([])
    },
  )

  test.each(['respond-async', 'dynamic=true'])('%s asks for neither, and the service answers', async (prefer) => {
    expect((await stage().send({}, { prefer })).status).toBe(200)
  })

  test('an answer with a documented header has it, on a port as well', async () => {
    const { send } = await onPort()
    expect((await send({}, { prefer: 'code=429' })).headers.get('retry-after')).toBe('30')
    expect((await send({}, { prefer: 'code=401' })).headers.get('www-authenticate')).toMatch(/^Basic/)
  })
})

test('headers that are allowed are no breach', async () => {
  const { sandbox, send } = stage({ allowHeaders: ['X-Team'] })
  await send({}, { 'x-team': 'login', 'x-other': 'a' })
  expect(sandbox.journal()[0]?.breaches.map(({ where }) => where)).toEqual(['header.x-other'])
})

test('credentials that come twice are a breach', async () => {
  const { sandbox, url } = await onPort()
  const twice = [
    'host',
    '127.0.0.1',
    'content-type',
    'application/json',
    ...Array.from({ length: 2 }, () => ['authorization', authorization]).flat(),
  ]
  await new Promise((resolve, reject) => {
    const request = httpRequest(`${url}/accounts/9900000/code/verify`, { method: 'POST', headers: twice })
    request.on('response', (response) => response.resume().on('end', resolve)).on('error', reject)
    request.end(JSON.stringify({ to, code: '123456', expirationTimeInMinutes: 5 }))
  })
  expect(sandbox.journal()[0]?.breaches).toMatchObject([{ where: 'auth', rule: 'malformed' }])
})
