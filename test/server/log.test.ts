// What is logged: one entry for each request, and in none of them a code, a number or a secret.
import { expect, test } from 'vitest'
import { maskNumber } from '../../src/server/log.js'
import { basic, bob, otherThan, sendBody, service, to } from '../support/service.js'

test('a request leaves one entry that names what was done for whom, masked', async () => {
  const { send, entries } = service()
  const { headers } = await send()
  expect(entries).toEqual([
    {
      requestId: headers.get('x-request-id'),
      operationId: 'generateMessagingCode',
      accountId: '9900000',
      to: '+1…12',
      status: 200,
      durationMs: expect.any(Number),
    },
  ])
})

test('a stranger leaves no text of their own choice', async () => {
  const { call, entries } = service()
  await call({ authorization: bob })
  await call({ authorization: null, path: '/accounts/%0Aforged%20line/code/messaging' })
  await call({ path: '/%0Aforged' })
  expect(entries.map(({ status }) => status)).toEqual([403, 401, 404])
  for (const entry of entries) expect([entry.accountId, entry.to]).toEqual([undefined, undefined])
})

test('a number is masked to its first digit and its last two', () => {
  expect(maskNumber('+19195550112')).toBe('+1…12')
})

test.each(['+12', '+123', '+123456'])('of a number as short as %s no digit is logged', async (short) => {
  const { send, entries } = service()
  expect((await send({ to: short })).status).toBe(200)
  expect(entries[0]?.to).toBe('+…')
})

test('after every kind of request the log holds no code, number, credential, token, key or message', async () => {
  let failing = false
  const codes: string[] = []
  const one = service({
    delivery: {
      async deliver(message) {
        codes.push(message.code)
        if (failing) throw new Error(`${message.to} ${message.code} ${message.text}`)
        return message.to === '+19195550114'
          ? { status: 'refused', reason: `cannot reach ${message.to}` }
          : { status: 'accepted' }
      },
    },
  })
  const { call, send, verify, entries } = one
  const key = { headers: { 'idempotency-key': 'key-7f3a' } }
  const wrongPassword = basic('alice', 'wrong-pass-93')

  await send({ scope: 'scope-51' })
  await call({ path: '/accounts/9900000/code/voice' })
  await verify(otherThan(codes[0] ?? ''))
  await verify(codes[0] ?? '', { scope: 'scope-51' })
  for (let time = 0; time < 7; time += 1) await verify('77770000')
  for (let time = 0; time < 5; time += 1) await send()
  await send({ to: '+19195550114' })
  await send({ to: '+19195550113' }, key)
  await send({ to: '+19195550113' }, key)
  await send({ to: '+19195550115' }, key)
  failing = true
  await send({ to: '+19195550116' })
  for (const body of [
    'not JSON 19195550112',
    { ...sendBody, to: [to] },
    { ...sendBody, from: 19195550100 },
    'x'.repeat(20_000),
  ])
    await call({ body })
  await send({}, { authorization: wrongPassword })
  await send({}, { authorization: null })
  await send({}, { path: `/accounts/${to}/code/messaging` })
  await call({ path: `/${encodeURIComponent(to)}` })
  await call({ method: 'GET' })
  const bought = await call({ path: '/oauth2/token', body: 'grant_type=client_credentials' })
  const token = (bought.body as { access_token: string }).access_token
  await send({ to: '+19195550117' }, { authorization: `Bearer ${token}` })

  const statuses = new Set(entries.map(({ status }) => status))
  expect([...statuses].sort()).toEqual([200, 400, 401, 403, 404, 405, 413, 422, 429, 500])
  const log = JSON.stringify(entries)
  const numbers = ['112', '113', '114', '115', '116', '117', '100'].map((end) => `9195550${end}`)
  const secrets = [
    'pass:word',
    'bobs-secret',
    'wrong-pass-93',
    wrongPassword.slice(6),
    basic('alice', 'pass:word::').slice(6),
    token,
    'key-7f3a',
    'scope-51',
    'app-a',
    'code is',
  ]
  // A short code may well be part of a duration or a request id: it is looked for as a word.
  const words = new Set(log.match(/[0-9a-zA-Z]+/g))
  expect([...codes, '77770000'].filter((code) => words.has(code))).toEqual([])
  expect([...numbers, ...secrets].filter((text) => log.includes(text))).toEqual([])
})
