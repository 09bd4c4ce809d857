// What each request is answered: status, body and headers, exactly.
import { describe, expect, test } from 'vitest'
import { defaultPolicy, strictPolicy } from '../../src/rules/policy.js'
import { memoryStore } from '../../src/stores/memory.js'
import { alice, otherThan, sendBody, service, to } from '../support/service.js'

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}'
const requestId = expect.stringMatching(new RegExp(`^${uuid}$`))
const voice = '/api/v1/accounts/9900000/code/voice'
const verify = '/api/v1/accounts/9900000/code/verify'

describe('a right request', () => {
  test('for a text is answered a messageId of 29 characters', async () => {
    const { call, clock } = service()
    const { status, body } = await call()
    expect(status).toBe(200)
    expect(body).toEqual({ messageId: expect.stringMatching(new RegExp(`^${clock.now}[0-9a-z]{16}$`)) })
    expect(JSON.stringify(body)).toHaveLength('{"messageId":""}'.length + 29)
  })

  test('for a call is answered a callId of 47 characters', async () => {
    const { status, body } = await service().call({ path: voice })
    expect(status).toBe(200)
    expect(body).toEqual({ callId: expect.stringMatching(new RegExp(`^c-[0-9a-f]{8}-${uuid}$`)) })
    expect(JSON.stringify(body)).toHaveLength('{"callId":""}'.length + 47)
  })

  test('delivers the message with its code and nothing missing', async () => {
    const { send, sent, clock } = service()
    const { body } = await send({ scope: 'login', callbackUrl: 'https://example.com/receipts' })
    const code = sent[0]?.code
    expect(code).toMatch(/^\d{6}$/)
    expect(sent).toEqual([
      {
        id: (body as { messageId: string }).messageId,
        channel: 'messaging',
        accountId: '9900000',
        applicationId: 'app-a',
        from: '+19195550100',
        to,
        scope: 'login',
        text: `Your Acme login code is ${code}`,
        code,
        createdAt: clock.now,
        expiresAt: clock.now + 15 * 60_000,
        callbackUrl: 'https://example.com/receipts',
      },
    ])
  })

  test('verifies a code once; a code by message or by voice is one and the same', async () => {
    const { call, verify, code } = service()
    await call()
    await call({ path: voice })
    expect((await verify(otherThan(code()))).body).toEqual({ valid: false })
    expect((await verify(code())).body).toEqual({ valid: true })
    expect((await verify(code())).body).toEqual({ valid: false })
  })

  test.each([
    ['at the root', '/accounts/9900000/code/messaging'],
    ['under /api/v1', '/api/v1/accounts/9900000/code/messaging'],
    ['after a base URL that ends in a slash', '/api/v1//accounts/9900000/code/messaging'],
    ['at the root after a slash too many', '//accounts/9900000/code/messaging'],
    ['with slashes too many anywhere', '///api//v1/accounts//9900000/code///messaging'],
    ['with a query', '/accounts/9900000/code/messaging?x=/y'],
    ['with its account id percent-encoded', '/accounts/%39900000/code/messaging'],
  ])('works %s', async (_, path) => {
    expect((await service().call({ path })).status).toBe(200)
  })

  test.each([
    'application/json',
    'application/x-www-form-urlencoded',
    'text/plain',
    'application/json; charset=iso-8859-1',
    'nonsense',
  ])('works as %s', async (type) => {
    expect((await service().call({ headers: { 'content-type': type } })).status).toBe(200)
  })

  test('works without a content type', async () => {
    const { server } = service()
    const body = new TextEncoder().encode(JSON.stringify(sendBody))
    const request = new Request('http://127.0.0.1/accounts/9900000/code/messaging', {
      method: 'POST',
      body,
      headers: { authorization: alice },
    })
    expect(request.headers.has('content-type')).toBe(false)
    expect((await server.fetch(request)).status).toBe(200)
  })

  test.each([
    ['unknown fields', { expirationTimeInMinutes: 'soon', extra: { deep: [] } }],
    ['an empty callbackUrl', { callbackUrl: '' }],
    ['a callbackUrl of null', { callbackUrl: null }],
  ])('works with %s', async (_, fields) => {
    const { send, sent } = service()
    expect((await send(fields)).status).toBe(200)
    expect(sent[0]).not.toHaveProperty('callbackUrl')
  })

  test('to verify works with the fields that older clients send', async () => {
    const { send, verify, code } = service()
    await send({ scope: null })
    expect(
      (await verify(code(), { applicationId: 'app-a', from: '+19195550100', digits: 6, scope: null })).body,
    ).toEqual({ valid: true })
  })

  test.each([
    [undefined, null],
    [undefined, '2FA'],
    [null, ''],
    ['', undefined],
    ['2FA', undefined],
  ])('takes scope %j when sending and %j when verifying for the same', async (one, other) => {
    const { send, verify, sent, code } = service()
    await send({ scope: one })
    expect(sent[0]?.scope).toBe('2FA')
    expect((await verify(code(), { scope: other })).body).toEqual({ valid: true })
  })

  test('asks for as many digits as it gets', async () => {
    const { send, code } = service()
    for (const digits of [4, 5, 6, 7, 8]) {
      await send({ digits, to: `+1919555011${digits}` })
      expect(code()).toMatch(new RegExp(`^\\d{${digits}}$`))
    }
  })
})

describe('a wrong body is 400, and says which field', () => {
  test.each([
    ['text that is not JSON', '{"to":', 'the body must be JSON'],
    ['an empty body', '', 'the body must be JSON'],
    ['a form', 'to=%2B19195550112&digits=6', 'the body must be JSON'],
    ['an array', '[]', 'the value must be an object'],
    ['null', 'null', 'the value must be an object'],
    ['a number for to', { ...sendBody, to: 19195550112 }, 'to must be a string'],
    ['a list for to', { ...sendBody, to: [to] }, 'to must be a string'],
    ['to without a plus', { ...sendBody, to: '19195550112' }, 'to must be an E.164 phone number such as +19195550112'],
    ['to with a line break', { ...sendBody, to: `${to}\n` }, 'to must be an E.164 phone number such as +19195550112'],
    ['digits as text', { ...sendBody, digits: '6' }, 'digits must be an integer'],
    ['digits out of range', { ...sendBody, digits: 9 }, 'digits must be 4 to 8'],
    [
      'a message without {CODE}',
      { ...sendBody, message: 'hello' },
      'message must be a text that contains {CODE} such as Your {NAME} {SCOPE} code is {CODE}',
    ],
    ['null where a value is required', { ...sendBody, from: null }, 'from must be a string'],
    ['several wrong fields', { ...sendBody, to: 1, from: 2 }, 'to must be a string; from must be a string'],
    [
      'fields that only its prototype would have',
      '{"__proto__":{"to":"+19195550112"}}',
      'to is required; from is required; applicationId is required; message is required; digits is required',
    ],
    [
      'an application of nobody',
      { ...sendBody, applicationId: 'app-x' },
      'applicationId is not an application of this account',
    ],
    [
      "another account's application",
      { ...sendBody, applicationId: 'app-b' },
      'applicationId is not an application of this account',
    ],
    [
      'a number that is not the application’s',
      { ...sendBody, from: '+19195550101' },
      'from is not a number of this application',
    ],
  ])('%s', async (_, body, error) => {
    const { call, sent } = service()
    const answer = await call({ body })
    expect({ status: answer.status, body: answer.body }).toEqual({ status: 400, body: { error, requestId } })
    expect(sent).toEqual([])
  })

  test.each([
    ['a number for code', { code: 123456 }, 'code must be a string'],
    ['a list for code', { code: ['123456'] }, 'code must be a string'],
    ['a code that is too short', { code: '123' }, 'code must have 4 to 8 characters'],
    ['minutes as text', { expirationTimeInMinutes: '3' }, 'expirationTimeInMinutes must be a number'],
    ['no minutes at all', { expirationTimeInMinutes: 0 }, 'expirationTimeInMinutes must be 1 to 15'],
    ['too many minutes', { expirationTimeInMinutes: 15.1 }, 'expirationTimeInMinutes must be 1 to 15'],
  ])('to verify: %s', async (_, fields, error) => {
    const answer = await service().verify('123456', fields)
    expect({ status: answer.status, body: answer.body }).toEqual({ status: 400, body: { error, requestId } })
  })

  test('a prototype in a body changes nothing for anybody', async () => {
    const { call, sent } = service()
    const body = JSON.stringify({ ...sendBody }).replace(
      '{',
      '{"__proto__":{"polluted":true,"scope":"evil"},"constructor":{"prototype":{"polluted":true}},',
    )
    expect((await call({ body })).status).toBe(200)
    expect(sent[0]?.scope).toBe('2FA')
    expect({}).not.toHaveProperty('polluted')
  })

  test('a text that is too long once it is filled in', async () => {
    const { send, sent } = service()
    const fits = `{CODE}{SCOPE}${'x'.repeat(2048 - 6 - 25)}`
    expect((await send({ message: fits, scope: 's'.repeat(25) })).status).toBe(200)
    expect(sent[0]?.text).toHaveLength(2048)
    const tooLong = await send({ message: `${fits}x`, scope: 's'.repeat(25) })
    expect(tooLong).toMatchObject({
      status: 400,
      body: { error: 'message must have at most 2,048 characters once its placeholders are filled in' },
    })
    expect((await send({ message: `{CODE}${'😀'.repeat(2042)}` })).status).toBe(200)
  })

  test.each(['http://[', 'https://', 'https:///receipts', 'http://a b', 'ftp://example.com'])(
    'a callbackUrl that nobody can call: %s',
    async (callbackUrl) => {
      const { send, sent } = service()
      expect(await send({ callbackUrl })).toMatchObject({
        status: 400,
        body: {
          error: expect.stringMatching(/^callbackUrl must be an? .*URL .*such as https:\/\/example\.com\/receipts$/),
        },
      })
      expect(sent).toEqual([])
    },
  )

  test('a scheme in capitals is one all the same', async () => {
    expect((await service().send({ callbackUrl: 'HTTPS://example.com/receipts' })).status).toBe(200)
  })

  test('more digits than the policy allows', async () => {
    const { send } = service({ policy: { ...defaultPolicy, digits: { min: 4, max: 6 } } })
    expect(await send({ digits: 7 })).toMatchObject({ status: 400, body: { error: 'digits must be 4 to 6' } })
    expect((await send({ digits: 6 })).status).toBe(200)
  })

  test('fewer digits than the policy asks for', async () => {
    const { send } = service({ policy: strictPolicy })
    expect(await send({ digits: 5 })).toMatchObject({ status: 400, body: { error: 'digits must be 6 to 8' } })
    expect((await send({ digits: 6 })).status).toBe(200)
  })

  test('an Idempotency-Key that is not visible ASCII, or too long', async () => {
    const { send } = service()
    for (const key of ['', 'a b', 'é', 'x'.repeat(256)]) {
      expect(await send({}, { headers: { 'idempotency-key': key } })).toMatchObject({
        status: 400,
        body: { error: expect.stringContaining('Idempotency-Key must ') },
      })
    }
  })
})

describe('limits', () => {
  test('five wrong codes answer false, the sixth 429 with Retry-After and the same in words', async () => {
    const { verify, clock } = service()
    for (let time = 0; time < 5; time += 1)
      expect(await verify('0000')).toMatchObject({ status: 200, body: { valid: false } })
    clock.now += 1
    const answer = await verify('0000')
    expect(answer).toMatchObject({
      status: 429,
      body: { error: 'This number has exceeded verification attempts, please wait 30 seconds', requestId },
    })
    expect(answer.headers.get('retry-after')).toBe('30')
    clock.now += 29_998
    expect((await verify('0000')).headers.get('retry-after')).toBe('1')
    clock.now += 1
    expect((await verify('0000')).status).toBe(200)
  })

  test.each([
    [60, 'please wait 60 seconds'],
    [119, 'please wait 119 seconds'],
    [120, 'please wait 2 minutes'],
    [121, 'please wait 3 minutes'],
    [3_600, 'please wait 60 minutes'],
    [7_200, 'please wait 2 hours'],
  ])('a wait of %i s is said as "%s"', async (seconds, words) => {
    const { verify } = service({
      policy: { ...defaultPolicy, firstLockMs: seconds * 1_000, longestLockMs: seconds * 1_000 },
    })
    for (let time = 0; time < 5; time += 1) await verify('0000')
    const answer = await verify('0000')
    expect(answer.headers.get('retry-after')).toBe(String(seconds))
    expect(answer.body).toMatchObject({ error: expect.stringContaining(words) })
  })

  test('a number that stays locked is 429 without Retry-After', async () => {
    const { verify } = service({ policy: { ...strictPolicy, failuresPerNumber: 3 } })
    for (let time = 0; time < 3; time += 1) await verify('0000')
    const answer = await verify('0000')
    expect(answer.status).toBe(429)
    expect(answer.headers.has('retry-after')).toBe(false)
  })

  test('the sixth send to a number in 10 minutes is 429, delivers nothing, and codes sent before stay good', async () => {
    const { send, verify, sent, code } = service()
    for (let time = 0; time < 5; time += 1) expect((await send()).status).toBe(200)
    const answer = await send()
    expect(answer).toMatchObject({
      status: 429,
      body: { error: 'Too many codes were sent to this number, please wait 10 minutes', requestId },
    })
    expect(answer.headers.get('retry-after')).toBe('600')
    expect(sent).toHaveLength(5)
    expect((await verify(code())).body).toEqual({ valid: true })
  })

  test('the twenty-first send to numbers that share eight digits in 10 minutes is 429, whatever the number', async () => {
    const { send, clock } = service()
    for (let time = 0; time < 20; time += 1) expect((await send({ to: `+19195550${120 + time}` })).status).toBe(200)
    const answer = await send({ to: '+19195550199' })
    expect(answer).toMatchObject({
      status: 429,
      body: { error: 'Too many codes were sent to numbers like this one, please wait 10 minutes' },
    })
    expect((await send({ to: '+19205550112' })).status).toBe(200)
    clock.now += 10 * 60_000
    expect((await send({ to: '+19195550199' })).status).toBe(200)
  })

  test('strict: the eleventh is', async () => {
    const { send } = service({ policy: strictPolicy })
    for (let time = 0; time < 10; time += 1) expect((await send({ to: `+19195550${120 + time}` })).status).toBe(200)
    expect((await send({ to: '+19195550199' })).status).toBe(429)
  })

  test('one person who asks too often does not use up what their neighbours may get', async () => {
    const { send } = service()
    for (let time = 0; time < 30; time += 1) await send()
    for (let time = 0; time < 15; time += 1) expect((await send({ to: `+19195550${120 + time}` })).status).toBe(200)
    expect((await send({ to: '+19195550198' })).status).toBe(429)
  })

  test('are counted for each account by itself', async () => {
    const { send, verify } = service()
    for (let time = 0; time < 6; time += 1) {
      await send()
      await verify('0000')
    }
    for (let time = 0; time < 16; time += 1) await send({ to: `+19195550${120 + time}` })
    expect((await send({ to: '+19195550199' })).status).toBe(429)
    const other = { authorization: `Basic ${btoa('bob:bobs-secret')}` }
    expect(
      (
        await send(
          { applicationId: 'app-b', from: '+19195550101' },
          { ...other, path: '/accounts/9900001%2Fb%20c/code/messaging' },
        )
      ).status,
    ).toBe(200)
    expect((await verify('0000', {}, { ...other, path: '/accounts/9900001%2Fb%20c/code/verify' })).status).toBe(200)
  })
})

describe('everything else', () => {
  const large = JSON.stringify({ ...sendBody, extra: 'x'.repeat(16 * 1024) })

  test.each([
    ['an unknown path', { path: '/api/v1/accounts/9900000/code/fax' }, 404, {}],
    ['the root', { path: '/', method: 'GET' }, 404, {}],
    ['no account', { path: '/accounts//code/messaging' }, 404, {}],
    ['a mount inside a mount', { path: '/api/v1/api/v1/accounts/9900000/code/messaging' }, 404, {}],
    ['GET', { method: 'GET' }, 405, { allow: 'POST' }],
    ['PUT on voice', { path: voice, method: 'PUT' }, 405, { allow: 'POST' }],
    [
      'DELETE on verify, without credentials',
      { path: verify, method: 'DELETE', authorization: null },
      405,
      { allow: 'POST' },
    ],
    ['GET on the token', { path: '/api/v1/oauth2/token', method: 'GET' }, 405, { allow: 'POST' }],
    ['a body over 16 KiB', { body: large }, 413, {}],
    ['a body over 16 KiB by its length', { body: large, headers: { 'content-length': String(large.length) } }, 413, {}],
  ])('%s', async (_, request, status, headers) => {
    const answer = await service().call(request)
    expect({ status: answer.status, body: answer.body }).toEqual({
      status,
      body: { error: expect.any(String), requestId },
    })
    expect(Object.fromEntries(answer.headers)).toMatchObject(headers)
  })

  test('a body of exactly 16 KiB is read', async () => {
    const { call } = service()
    const padding = 16 * 1024 - JSON.stringify({ ...sendBody, extra: '' }).length
    expect((await call({ body: { ...sendBody, extra: 'x'.repeat(padding) } })).status).toBe(200)
    expect((await call({ body: { ...sendBody, extra: 'x'.repeat(padding + 1) } })).status).toBe(413)
  })

  test('HEAD is answered without a body', async () => {
    expect(await service().call({ method: 'HEAD' })).toMatchObject({ status: 405, body: undefined })
  })

  test.each([
    [200, {}],
    [400, { body: '' }],
    [401, { authorization: null }],
    [403, { authorization: `Basic ${btoa('alice:wrong')}` }],
    [404, { path: '/nothing' }],
    [405, { method: 'PATCH' }],
    [413, { body: large }],
    [401, { path: '/oauth2/token', authorization: null }],
    [400, { path: '/oauth2/token', body: '' }],
    [413, { path: '/oauth2/token', body: large }],
    [200, { path: '/oauth2/token', body: 'grant_type=client_credentials' }],
  ])('every answer carries the headers that it should and no others: %i %j', async (status, request) => {
    const { headers, status: answered, body } = await service().call(request)
    expect(answered).toBe(status)
    const {
      'content-type': type,
      'cache-control': cache,
      'x-content-type-options': sniff,
      'x-request-id': id,
      'content-length': length,
      allow,
      'www-authenticate': challenge,
      ...rest
    } = Object.fromEntries(headers)
    expect([type, cache, sniff, id]).toEqual(['application/json; charset=utf-8', 'no-store', 'nosniff', requestId])
    expect(Number(length)).toBe(JSON.stringify(body).length)
    expect([allow !== undefined, challenge !== undefined, rest]).toEqual([status === 405, status === 401, {}])
    expect((body as { requestId?: string }).requestId ?? id).toBe(id)
  })

  test('every request has a request id of its own', async () => {
    const { call } = service()
    const ids = await Promise.all(
      Array.from({ length: 100 }, async () => (await call({ path: '/nothing' })).headers.get('x-request-id')),
    )
    expect(new Set(ids).size).toBe(100)
  })
})

test('a body that is not UTF-8 is refused: its letters would reach somebody as others', async () => {
  const { server, sent } = service()
  const bytes = Buffer.from(JSON.stringify({ ...sendBody, message: 'Caf\u00e9: {CODE}' }), 'latin1')
  const response = await server.fetch(
    new Request('http://127.0.0.1/accounts/9900000/code/messaging', {
      method: 'POST',
      headers: { authorization: alice },
      body: bytes,
    }),
  )
  expect([response.status, await response.json()]).toEqual([400, { error: 'the body must be JSON', requestId }])
  expect(sent).toEqual([])
})

test('a service and a store that go by two clocks are refused: locks and limits would be over before they began', async () => {
  const now = () => Date.UTC(2026, 0, 1)
  expect(() => service({ store: memoryStore(), now })).toThrow(
    new TypeError('the store goes by another clock: make it with the same now'),
  )
  const { send } = service({ store: memoryStore({ now }), now: undefined })
  expect((await send()).body).toEqual({ messageId: expect.stringMatching(new RegExp(`^${now()}`)) })
})

test('no refusal quotes what was sent: no number, code, text or credential', async () => {
  const { send, verify, call } = service()
  const person = '+19195550142'
  const key = (value: string) => ({ headers: { 'idempotency-key': value } })
  const refused = [
    ...['to', 'from', 'applicationId', 'message', 'digits', 'callbackUrl'].map((field) =>
      send({ to: person, [field]: 'MARKED' }),
    ),
    send({ to: person.slice(1), scope: 'MARKED'.repeat(5) }),
    send({ to: person, from: '+19195550143' }),
    send({ to: person, message: `{CODE}${'MARKED'.repeat(400)}` }),
    send({ to: person, scope: 'x'.repeat(25), message: `{CODE}${'x'.repeat(2_020)}MARKED{SCOPE}` }),
    send({ to: person }, key('MARKED key')),
    send({ to: person }, { authorization: `Basic ${btoa('MARKED-user:MARKED-password')}` }),
    send({ to: person }, { authorization: 'Bearer MARKED.token' }),
    call({ body: `{"to":"${person}","message":"MARKED` }),
    verify('MARKED-123456', { to: person }),
    verify('48', { to: person }),
  ]
  for (const code of ['482911', '482912', '482913', '482914', '482915']) await verify(code, { to: person })
  refused.push(verify('482916', { to: person }))
  await send({ to: person }, key('key-1'))
  refused.push(send({ to: person, message: 'MARKED {CODE}' }, key('key-1')))
  for (const { status, body } of await Promise.all(refused)) {
    expect(status, JSON.stringify(body)).toBeGreaterThanOrEqual(400)
    expect(JSON.stringify(body)).not.toMatch(/MARKED|555\D?014|48291/)
  }
})
