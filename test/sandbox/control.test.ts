// The control API: every operation, in process and on a port, with every status that the document gives it. Each answer passes the strict check.
import { describe, expect, onTestFinished, test } from 'vitest'
import {
  type Fault,
  type MessageList,
  sandboxContract,
  type SandboxOperationId,
  type Scenario,
} from '../../src/contract/sandbox.js'
import { createSandbox } from '../../src/sandbox/index.js'
import { fictionalNumbers } from '../../src/sandbox/inbox/numbers.js'
import { type ContractBreachError, strictFetch } from '../../src/contract/index.js'
import { onPort, origin, receiver, stage, to, withHost } from './stage.js'

const encoded = encodeURIComponent(to)

/** Calls, right or wrong; the answer must keep the document, and its status is noted. */
function judging(fetch: typeof globalThis.fetch, statuses: Set<number>, base = origin) {
  const onBreach = (error: ContractBreachError) =>
    expect(error.breaches.filter(({ side }) => side === 'response')).toEqual([])
  const strict = strictFetch(fetch, { document: sandboxContract, onBreach })
  return async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const init = {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    }
    const response = await strict(`${base}/sandbox${path}`, init)
    statuses.add(response.status)
    await response.body?.cancel()
  }
}

test('the inbox lists what fits in everything that is asked for, newest first, within its limit', async () => {
  const { sandbox, list, send, sendVoice } = stage()
  await sandbox.clock.set(Date.UTC(2026, 0, 1))
  await send()
  await sandbox.clock.advance({ seconds: 10 })
  await sendVoice({ scope: 'login' })
  await send({ to: '+19195550113', from: '+19195550101' })
  const [third, second, first] = sandbox.messages().map(({ id }) => id)
  const ids = async (query: string) => (await list(query)).map(({ id }) => id)
  expect(await ids('')).toEqual([third, second, first])
  expect(await ids('?limit=2')).toEqual([third, second])
  expect(await ids(`?to=${encoded}`)).toEqual([second, first])
  expect(await ids('?from=%2B19195550101')).toEqual([third])
  expect(await ids('?scope=login')).toEqual([second])
  expect(await ids('?channel=voice')).toEqual([second])
  expect(await ids(`?since=${first}`)).toEqual([third, second])
  expect(await ids('?since=2026-01-01T00:00:10Z')).toEqual([third, second])
  expect(await ids('?since=2026-01-01T01:00:10%2B01:00')).toEqual([third, second])
  expect(await ids('?since=2026-01-01T01:00:10+01:00')).toEqual([third, second])
  expect(await ids('?since=2026-01-01T00:00:10.001Z')).toEqual([])
  expect(await ids(`?to=${encoded}&scope=login&channel=messaging`)).toEqual([])
})

test('a parameter that is empty counts as absent, and a plus in a number that was not encoded as a plus', async () => {
  const { sandbox, send } = stage()
  await send()
  await send({ to: '+19195550113' })
  // The document's own clients write neither, so this is not held to it.
  const count = async (query: string) => {
    const { messages } = (await (
      await sandbox.fetch(`http://localhost/sandbox/messages?${query}`)
    ).json()) as MessageList
    return messages.length
  }
  expect(await count('to=&from=&scope=&channel=&since=&wait=&limit=')).toBe(2)
  expect(await count(`to=${to}`)).toBe(1)
  expect((await sandbox.fetch('http://localhost/sandbox/messages?to=', { method: 'DELETE' })).status).toBe(400)
  expect(sandbox.messages()).toHaveLength(2)
})

test.each<readonly [query: string, reason: string]>([
  ...['2026-99-99T00:00:00Z', '2026-02-30T00:00:00Z', '1769851800000', 'yesterday', '2026-01-31'].map(
    (since) =>
      [
        `since=${since}`,
        'since must be the id of a message, or a time such as 2026-01-31T09:30:00Z, not milliseconds',
      ] as const,
  ),
  ['limit=0', 'limit must be 1 to 10000'],
  ['limit=ten', 'limit must be an integer'],
  ['wait=61', 'wait must be 0 to 60'],
  ['wait=-1', 'wait must be 0 to 60'],
  ['channel=fax', 'channel must be messaging or voice'],
  ['number=1&wait=1&wait=2', 'number is not a parameter; wait must be there once'],
])('GET /sandbox/messages?%s is 400 and says why', async (query, reason) => {
  const { sandbox } = stage()
  const response = await sandbox.fetch(`http://localhost/sandbox/messages?${query}`)
  expect([response.status, await response.json()]).toEqual([
    400,
    { error: reason, requestId: response.headers.get('x-request-id') },
  ])
})

test('one message is read by its id, and forgotten with all others or with those to its number', async () => {
  const { get, call, send, newest } = stage()
  await send()
  const { id } = newest()!
  expect((await get(`/messages/${id}`)).body).toMatchObject({
    id,
    to,
    status: 'delivered',
    attempts: 0,
    attemptsLeft: 5,
    verifiedAt: null,
    lockedUntil: null,
    callbacks: [],
  })
  expect((await call('DELETE', '/messages?to=%2B19195550113')).status).toBe(204)
  expect((await get(`/messages/${id}`)).status).toBe(200)
  expect((await call('DELETE', `/messages?to=${encoded}`)).status).toBe(204)
  expect((await get(`/messages/${id}`)).status).toBe(404)
  await send()
  expect((await call('DELETE', '/messages')).status).toBe(204)
  expect((await get('/messages')).body).toEqual({ messages: [], dropped: 0 })
})

test('forgetting a message leaves its code good', async () => {
  const { call, send, verify, newest } = stage()
  await send()
  const { code } = newest()!
  await call('DELETE', '/messages')
  expect((await verify(code)).body).toEqual({ valid: true })
})

test('a message remembers the newest hundred attempts at its callback', async () => {
  const { call, send, newest } = stage()
  await send({ callbackUrl: 'https://receipts.example/' })
  const { id } = newest()!
  for (let time = 0; time < 102; time += 1)
    await call('POST', `/callbacks/${id}`, { type: time === 101 ? 'message-failed' : 'message-delivered' })
  const { callbacks } = newest()!
  expect([callbacks.length, callbacks[0]?.receipt.type, callbacks.at(-1)?.receipt.type]).toEqual([
    100,
    'message-delivered',
    'message-failed',
  ])
})

test('the clock is read, moved, stopped and started', async () => {
  const { get, call } = stage({ now: () => Date.UTC(2026, 0, 1) })
  expect((await get('/clock')).body).toEqual({ now: '2026-01-01T00:00:00.000Z', running: true })
  expect((await call('POST', '/clock', { advanceSeconds: 60.5 })).body).toEqual({
    now: '2026-01-01T00:01:00.500Z',
    running: true,
  })
  expect((await call('POST', '/clock', { now: '2027-01-01T00:00:00Z' })).body).toEqual({
    now: '2027-01-01T00:00:00.000Z',
    running: false,
  })
  expect((await call('POST', '/clock', { run: true })).body).toEqual({ now: '2027-01-01T00:00:00.000Z', running: true })
})

test.each([
  ['/sandbox/clock', 'POST', '{"advanceSeconds":-1}', 400],
  ['/sandbox/clock', 'POST', '{"advanceSeconds":1,"run":true}', 400],
  ['/sandbox/clock', 'POST', '{"now":"yesterday"}', 400],
  ['/sandbox/clock', 'POST', '{"now":"2026-01-01T99:99:99Z"}', 400],
  ['/sandbox/clock', 'POST', '{"now":"2026-02-30T00:00:00Z"}', 400],
  ['/sandbox/clock', 'POST', '{"now":"2286-11-21T00:00:00Z"}', 400],
  ['/sandbox/clock', 'POST', '{"now":"1969-12-31T23:59:59Z"}', 400],
  ['/sandbox/clock', 'POST', '{"run":false}', 400],
  ['/sandbox/clock', 'POST', '', 400],
  ['/sandbox/clock', 'POST', 'advance', 400],
  ['/sandbox/reset', 'POST', '{"to":"me"}', 400],
  ['/sandbox/reset', 'POST', '{"all":true}', 400],
  ['/sandbox/faults', 'PUT', '{"faults":[{"status":99}]}', 400],
  ['/sandbox/faults', 'PUT', '[]', 400],
  ['/sandbox/journal?limit=1001', 'GET', '', 400],
  ['/sandbox/clock', 'DELETE', '', 405],
  ['/sandbox/nothing', 'GET', '', 404],
])('%s %s with %s is %i, in the one body of failures', async (path, method, body, status) => {
  const { sandbox } = stage()
  const response = await sandbox.fetch(`http://localhost${path}`, { method, ...(body && { body }) })
  expect([response.status, await response.json()]).toEqual([
    status,
    { error: expect.stringMatching(/\w{3}/), requestId: response.headers.get('x-request-id') },
  ])
  if (status === 405) expect(response.headers.get('allow')).toBe('GET, POST')
})

test('at the end of its time the clock moves no further, and the service still sends', async () => {
  const { call, send, newest } = stage()
  await call('POST', '/clock', { now: '2286-11-20T17:46:39.999Z' })
  expect(await call('POST', '/clock', { advanceSeconds: 1 })).toMatchObject({
    status: 400,
    body: { error: expect.stringContaining('2286-11-20') },
  })
  expect((await send()).status).toBe(200)
  expect(newest()!.id).toHaveLength(29)
})

test('codes expire, and the HTTP clock makes it so', async () => {
  const { call, send, verify, newest } = stage()
  await send()
  await call('POST', '/clock', { advanceSeconds: 900 })
  expect((await verify(newest()!.code)).body).toEqual({ valid: false })
})

test('faults are listed, replaced and removed; what was listed can be put back', async () => {
  const { get, call } = stage()
  const put = await call<{ faults: Fault[] }>('PUT', '/faults', {
    faults: [
      { operationId: 'verifyCode', to, status: 503, body: null, probability: 0.5 },
      { drop: 'after', count: 1 },
    ],
  })
  expect(put.body).toEqual({
    faults: [
      { id: expect.any(String), operationId: 'verifyCode', to, status: 503, body: null, probability: 0.5, applied: 0 },
      { id: expect.any(String), drop: 'after', count: 1, applied: 0 },
    ],
  })
  expect((await get('/faults')).body).toEqual(put.body)
  const again = await call<{ faults: Fault[] }>('PUT', '/faults', put.body)
  expect(again.body.faults[1]?.id).not.toBe(put.body.faults[1]?.id)
  expect((await call('DELETE', '/faults')).status).toBe(204)
  expect((await get('/faults')).body).toEqual({ faults: [] })
})

test('the scenarios are listed, ten numbers each', async () => {
  const { body } = await stage().get<{ scenarios: Scenario[] }>('/scenarios')
  const counts = Object.fromEntries(body.scenarios.map(({ name, numbers }) => [name, numbers.length]))
  expect(body.scenarios.flatMap(({ numbers }) => numbers.filter((number) => number.slice(3, 5) === '11'))).toEqual([])
  expect(counts).toMatchObject({
    delivered: 0,
    'delivery-failed-4720': 10,
    'receipts-out-of-order': 10,
    'upstream-failure': 10,
  })
})

describe('every documented status of every operation', () => {
  const tall = { id: 'x'.repeat(17_000) }
  type Ask = readonly [method: string, path: string, body?: unknown, headers?: Record<string, string>]
  const asks: Record<SandboxOperationId, readonly Ask[]> = {
    streamEvents: [
      ['GET', '/events'],
      ['GET', '/events', undefined, { 'last-event-id': 'newest' }],
    ],
    listMessages: [
      ['GET', '/messages'],
      ['GET', '/messages?since=2026-99-99T00:00:00Z'],
    ],
    deleteMessages: [
      ['DELETE', '/messages?to=%2B19195550199'],
      ['DELETE', '/messages?to=1'],
    ],
    getMessage: [
      ['GET', '/messages/ID'],
      ['GET', '/messages/none'],
    ],
    sendCallback: [
      ['POST', '/callbacks/ID'],
      ['POST', '/callbacks/ID', { type: 'message-delivered', errorCode: 1 }],
      ['POST', '/callbacks/none'],
      ['POST', '/callbacks/PLAIN'],
      ['POST', '/callbacks/ID', { description: tall.id }],
    ],
    reserveNumber: [
      ['POST', '/numbers'],
      ['POST', '/numbers', { country: 'XX' }],
      ['POST', '/numbers', { country: 'AU', mobile: true }],
      ['POST', '/numbers', tall],
    ],
    getClock: [['GET', '/clock']],
    setClock: [
      ['POST', '/clock', { run: true }],
      ['POST', '/clock', {}],
      ['POST', '/clock', tall],
    ],
    getFaults: [['GET', '/faults']],
    putFaults: [
      ['PUT', '/faults', { faults: [] }],
      ['PUT', '/faults', {}],
      ['PUT', '/faults', tall],
    ],
    addFault: [
      ['POST', '/faults', { status: 503 }],
      ['POST', '/faults', {}],
      ['POST', '/faults', tall],
    ],
    deleteFault: [
      ['DELETE', '/faults/FAULT'],
      ['DELETE', '/faults/none'],
    ],
    deleteFaults: [['DELETE', '/faults']],
    listScenarios: [['GET', '/scenarios']],
    listExchanges: [
      ['GET', '/journal?limit=1'],
      ['GET', '/journal?limit=0'],
    ],
    resetSandbox: [
      ['POST', '/reset', { to: '+19195550199' }],
      ['POST', '/reset', { to: 1 }],
      ['POST', '/reset', tall],
    ],
  }

  test.each(Object.entries(asks))('%s', async (operationId, all) => {
    const { url: callbackUrl } = await receiver()
    const statuses = new Set<number>()
    const { sandbox, api, send } = stage()
    await api('messaging', { to, from: '+19195550100', applicationId: 'a', message: '{CODE}', digits: 6, callbackUrl })
    await api('messaging', { to, from: '+19195550100', applicationId: 'a', message: '{CODE}', digits: 6 })
    const [plain, withCallback] = sandbox.messages()
    // So that none of these is left.
    for (const number of fictionalNumbers({ country: 'AU', mobile: true })) await send({ to: number })
    const fault = sandbox.faults.add({ status: 500 })
    // The requests are wrong on purpose, so the answers alone are judged.
    const answers = judging(sandbox.fetch, statuses)
    for (const [method, path, ...rest] of all)
      await answers(
        method,
        path.replace('ID', withCallback!.id).replace('PLAIN', plain!.id).replace('FAULT', fault.id),
        ...rest,
      )
    const [method, path] = all[0]!
    await answers(method, `${path.replace('ID', withCallback!.id)}${path.includes('?') ? '&' : '?'}unknown=1`)
    const foreign = createSandbox()
    const { url } = await foreign.listen({ port: 0, token: 'secret' })
    onTestFinished(() => foreign.close())
    await judging(fetch, statuses, url)(method, path)
    await judging(withHost('evil.example'), statuses, url)(method, path)
    expect([...statuses].sort()).toEqual(
      Object.keys(sandboxContract.answers[operationId as SandboxOperationId]).map(Number),
    )
  })
})

test('on a port it answers the same', async () => {
  const { list, call, send, newest } = await onPort()
  await send()
  expect((await list())[0]).toMatchObject({ id: newest()!.id, code: newest()!.code })
  expect((await call('POST', '/reset')).status).toBe(204)
  expect(await list()).toEqual([])
})
