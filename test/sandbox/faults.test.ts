// Failures on demand: each kind, on its operation and number, in process and on a port.
import { Agent, request as httpRequest } from 'node:http'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { createFaults, type FaultSpec } from '../../src/sandbox/trouble/faults.js'
import { seeded } from '../../src/sandbox/seed.js'
import { client, onPort, origin, authorization, sendBody, signal, stage, to } from './stage.js'

const rejection = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.unreachable('it resolved'),
    (error: unknown) => error,
  )

describe.each([
  ['in process', async () => ({ ...stage(), url: origin, fetch: undefined })],
  ['on a port', async () => ({ ...(await onPort()), fetch })],
] as const)('%s', (_, open) => {
  const raw = async (fault: FaultSpec) => {
    const { sandbox, url, fetch: over } = await open()
    sandbox.faults.set(fault)
    const post = (over ?? sandbox.fetch)(`${url}/accounts/9900000/code/messaging`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify(sendBody),
    })
    return { sandbox, post }
  }

  test('a status answers with the example that the document has for it, and nothing is sent', async () => {
    const { sandbox, send } = await open()
    sandbox.faults.set({ status: 503 })
    const { status, headers, body } = await send()
    expect([status, headers.get('retry-after'), body]).toEqual([
      503,
      '30',
      { error: expect.stringContaining('store'), requestId: expect.any(String) },
    ])
    expect(sandbox.messages()).toEqual([])
    expect(sandbox.journal()[0]).toMatchObject({ forcedBy: 'fault', verdict: 'kept', response: { status: 503 } })
  })

  test.each([
    [{ status: 500, body: { error: 'my own – in full' } }, 500, '{"error":"my own – in full"}'],
    [{ status: 200, body: null }, 200, 'null'],
    [{ status: 429, body: 'slow down' }, 429, '"slow down"'],
    [{ status: 204, body: { lost: true } }, 204, ''],
    [{ status: 304 }, 304, ''],
  ] as const)('%j answers so', async (fault, status, body) => {
    const { post } = await raw(fault)
    const response = await post
    expect([response.status, response.headers.get('content-length'), await response.text()]).toEqual([
      status,
      body === '' ? null : String(Buffer.byteLength(body)),
      body,
    ])
  })

  test('a status that the document does not have gets a body that says what it is, and the journal marks it', async () => {
    const { sandbox, post } = await raw({ status: 502 })
    expect(await (await post).json()).toEqual({
      error: 'A fault that was set for this request',
      requestId: expect.any(String),
    })
    expect(sandbox.journal()[0]?.breaches).toMatchObject([{ side: 'response', where: 'status', rule: 'undocumented' }])
  })

  test('a delay holds the request, and then it is carried out', async () => {
    const { sandbox, post } = await raw({ delaySeconds: 0.05 })
    const startedAt = performance.now()
    expect((await post).status).toBe(200)
    expect(performance.now() - startedAt).toBeGreaterThan(40)
    expect(sandbox.journal()[0]).toMatchObject({
      forcedBy: null,
      durationMs: expect.toSatisfy((ms: number) => ms > 40),
    })
    expect(sandbox.messages()).toHaveLength(1)
  })

  test('drop before: the connection ends, and nothing is sent', async () => {
    const { sandbox, post } = await raw({ drop: 'before' })
    expect(await rejection(post)).toMatchObject({ name: 'TypeError', message: 'fetch failed' })
    expect(sandbox.messages()).toEqual([])
    expect(sandbox.journal()[0]).toMatchObject({ forcedBy: 'fault', response: null })
  })

  test('drop after: the connection ends, and the text is in the inbox', async () => {
    const { sandbox, post } = await raw({ drop: 'after' })
    expect(await rejection(post)).toMatchObject({ name: 'TypeError', message: 'fetch failed' })
    expect(sandbox.messages()).toHaveLength(1)
    expect(sandbox.journal()[0]).toMatchObject({ forcedBy: 'fault', response: null })
  })

  test.each([
    ['truncated', /^\{"mess[^}]*$/],
    ['malformed', /^<html>\{"messageId".*\}$/],
  ] as const)('a body is %s, and the text is in the inbox', async (corrupt, expected) => {
    const { sandbox, post } = await raw({ corrupt })
    const response = await post
    expect([response.status, await response.text()]).toEqual([200, expect.stringMatching(expected)])
    expect(sandbox.messages()).toHaveLength(1)
    expect(sandbox.journal()[0]).toMatchObject({
      forcedBy: 'fault',
      verdict: 'broken',
      breaches: [{ side: 'response', where: 'body', rule: 'malformed' }],
    })
  })

  test.each([
    [30, '30'],
    ['Wed, 21 Oct 2026 07:28:00 GMT', 'Wed, 21 Oct 2026 07:28:00 GMT'],
    [null, null],
  ])('Retry-After of %j is %j', async (retryAfter, expected) => {
    const { post } = await raw({ status: 429, retryAfter })
    expect((await post).headers.get('retry-after')).toBe(expected)
  })

  test('headers are of the answer, over those that it has, be it the service’s own', async () => {
    const { sandbox, post } = await raw({
      headers: { 'X-Cache': 'Error from cloudfront', 'cache-control': 'max-age=60' },
    })
    const { status, headers } = await post
    expect([status, headers.get('x-cache'), headers.get('cache-control')]).toEqual([
      200,
      'Error from cloudfront',
      'max-age=60',
    ])
    expect(sandbox.journal()[0]).toMatchObject({ forcedBy: 'fault', verdict: 'broken' })
  })

  test.each(['fin', 'rst'] as const)(
    'a body is cut, and the connection ends by %s; the text is in the inbox',
    async (ending) => {
      const { sandbox, post } = await raw({ corrupt: 'cut', ending })
      const response = await post
      expect(response.status).toBe(200)
      expect(await rejection(response.text())).toMatchObject({ name: 'TypeError' })
      expect(sandbox.messages()).toHaveLength(1)
      expect(sandbox.journal()[0]).toMatchObject({ forcedBy: 'fault', verdict: 'broken', response: { status: 200 } })
    },
  )

  test('a stall before the answer leaves the text in the inbox and the client without a word, until it leaves', async () => {
    const { sandbox, url, fetch: over } = await open()
    sandbox.faults.set({ stall: 'answer' })
    const options = { baseUrl: `${url}/api/v1`, timeoutMs: 500, ...(over && { fetch: over }) }
    expect(await rejection(client(sandbox, options).sendCode({ to }))).toMatchObject({ name: 'TwoFactorTimeoutError' })
    expect(sandbox.messages()).toHaveLength(1)
    await vi.waitFor(() =>
      expect(sandbox.journal()).toMatchObject([{ held: false, forcedBy: 'fault', response: null }]),
    )
  })

  test('a stall of the body gives the head, and no more', async () => {
    const { sandbox, post } = await raw({ stall: 'body' })
    const response = await post
    expect([response.status, Number(response.headers.get('content-length'))]).toEqual([200, expect.any(Number)])
    const reading = rejection(response.text())
    expect(sandbox.messages()).toHaveLength(1)
    await sandbox.reset()
    expect(await reading).toMatchObject({ name: 'TypeError' })
  })

  test('a request that is held is in the journal from its start, and once', async () => {
    const { sandbox, post } = await raw({ delaySeconds: 0.2 })
    await vi.waitFor(() => expect(sandbox.journal()).toHaveLength(1))
    expect(sandbox.journal()).toMatchObject([{ held: true, forcedBy: 'fault', response: null, to }])
    const [{ id } = { id: '' }] = sandbox.journal()
    expect((await post).status).toBe(200)
    expect(sandbox.journal()).toMatchObject([{ id, held: false, forcedBy: null, response: { status: 200 } }])
  })

  test.each([{ delaySeconds: 60 }, { stall: 'answer' }] as const)(
    'a reset ends what %j holds, and nothing of it appears after it',
    async (fault) => {
      const { sandbox, post } = await raw(fault)
      const ended = rejection(post)
      await vi.waitFor(() => expect(sandbox.journal()).toHaveLength(1))
      await sandbox.reset()
      expect(await ended).toMatchObject({ name: 'TypeError' })
      expect([sandbox.messages(), sandbox.journal()]).toEqual([[], []])
    },
  )

  test('the client of this package sends one text though the answer is lost, and its error shows nothing of it', async () => {
    const { sandbox, url, fetch: over } = await open()
    sandbox.faults.set({ drop: 'after' })
    const error = await rejection(
      client(sandbox, { baseUrl: `${url}/api/v1`, ...(over && { fetch: over }) }).sendCode({ to }),
    )
    expect(error).toMatchObject({ name: 'TwoFactorConnectionError', attempts: 1 })
    expect(sandbox.messages()).toHaveLength(1)
    for (const secret of [to, '555', sandbox.messages()[0]?.code, 'sandbox-password'])
      expect(JSON.stringify([String(error), error])).not.toContain(secret)
  })

  test('with an idempotency key the client repeats what was lost, and it is one text', async () => {
    const { sandbox, url, fetch: over } = await open()
    sandbox.faults.set({ drop: 'after', count: 1 })
    const { messageId } = await client(sandbox, { baseUrl: `${url}/api/v1`, ...(over && { fetch: over }) }).sendCode({
      to,
      idempotencyKey: 'key-1',
    })
    expect(sandbox.messages().map(({ id }) => id)).toEqual([messageId])
    expect(sandbox.journal().map(({ response }) => response?.status)).toEqual([200, undefined])
  })
})

test.each(['fin', 'rst'] as const)('a kept connection ends by %s once its answer has left', async (ending) => {
  const { sandbox, url } = await onPort()
  sandbox.faults.set({ drop: 'idle', ending })
  const agent = new Agent({ keepAlive: true })
  onTestFinished(() => agent.destroy())
  const ended = signal()
  const answered = await new Promise<number | undefined>((resolve, reject) => {
    const headers = { authorization, 'content-type': 'application/json' }
    const asking = httpRequest(
      `${url}/accounts/9900000/code/messaging`,
      { agent, method: 'POST', headers },
      (response) => {
        expect(response.headers.connection).not.toBe('close')
        response.resume().on('end', () => resolve(response.statusCode))
      },
    )
    asking.on('socket', (socket) => socket.on('close', () => ended.fire()).on('error', () => undefined))
    asking.on('error', reject).end(JSON.stringify(sendBody))
  })
  expect(answered).toBe(200)
  await ended.fired
  expect(sandbox.messages()).toHaveLength(1)
})

test('one that is added goes behind the others, and is taken back without them', async () => {
  const { sandbox, call, send } = stage()
  sandbox.faults.set({ to: '+19195550113', status: 500 })
  const { id } = sandbox.faults.add({ to, status: 503 })
  const added = await call<{ id: string }>('POST', '/faults', { to: '+19195550114', status: 429, retryAfter: null })
  expect(sandbox.faults.list().map(({ status }) => status)).toEqual([500, 503, 429])
  expect([(await send()).status, (await send({ to: '+19195550114' })).headers.get('retry-after')]).toEqual([503, null])
  expect(sandbox.faults.remove(id)).toBe(true)
  expect(sandbox.faults.remove(id)).toBe(false)
  expect((await call('DELETE', `/faults/${added.body.id}`)).status).toBe(204)
  expect(await call('DELETE', `/faults/${added.body.id}`)).toMatchObject({ status: 404 })
  expect(sandbox.faults.list()).toMatchObject([{ status: 500 }])
  expect(() => sandbox.faults.add({})).toThrow(
    new TypeError('the fault must say what to do: status, headers, delaySeconds, drop, corrupt or stall'),
  )
})

test('a reset of one number ends what is held for it, and for no other', async () => {
  const { sandbox, send } = stage()
  sandbox.faults.set({ delaySeconds: 60 })
  const mine = rejection(send())
  const other = send({ to: '+19195550113' })
  await vi.waitFor(() => expect(sandbox.journal()).toHaveLength(2))
  await sandbox.reset({ to })
  expect(await mine).toMatchObject({ name: 'TypeError' })
  expect(sandbox.journal()).toMatchObject([{ to: '+19195550113', held: true }])
  await sandbox.close()
  expect((await other).status).toBe(200)
})

test('a fault meets its operation and its number alone', async () => {
  const { sandbox, send, sendVoice, verify } = stage()
  sandbox.faults.set(
    { operationId: 'generateVoiceCode', status: 500 },
    { to: '+19195550113', status: 503 },
    { operationId: 'verifyCode', to: '+19195550114', status: 429 },
  )
  const statuses = async (...calls: Promise<{ status: number }>[]) =>
    (await Promise.all(calls)).map(({ status }) => status)
  expect(await statuses(send(), sendVoice(), verify('none'))).toEqual([200, 500, 200])
  expect(await statuses(send({ to: '+19195550113' }), verify('none', { to: '+19195550113' }))).toEqual([503, 503])
  expect(await statuses(send({ to: '+19195550114' }), verify('none', { to: '+19195550114' }))).toEqual([200, 429])
  expect(sandbox.faults.list().map(({ applied }) => applied)).toEqual([1, 2, 1])
})

test('a count ends it, and then the next fault has its turn', async () => {
  const { sandbox, send } = stage()
  sandbox.faults.set({ status: 500, count: 2 }, { status: 503, count: 1 })
  const statuses = []
  for (let time = 0; time < 4; time += 1) statuses.push((await send()).status)
  expect(statuses).toEqual([500, 500, 503, 200])
  sandbox.faults.set({ status: 500 })
  sandbox.faults.clear()
  expect((await send()).status).toBe(200)
})

test('a probability is kept, and a seed makes it the same again', () => {
  const strikes = (probability: number) => {
    const faults = createFaults(seeded('a'), () => undefined)
    faults.set([{ probability }])
    return Array.from({ length: 1_000 }, () => faults.strike('verifyCode', to) !== undefined)
  }
  const count = (probability: number) => strikes(probability).filter(Boolean).length
  expect([count(0), count(1)]).toEqual([0, 1_000])
  expect(count(0.3)).toBeGreaterThan(250)
  expect(count(0.3)).toBeLessThan(350)
  expect(strikes(0.3)).toEqual(strikes(0.3))
})

test('what is none of the operations uses no fault up', async () => {
  const { sandbox, send } = stage()
  sandbox.faults.set({ status: 500, count: 1 })
  expect((await sandbox.fetch('http://localhost/api/v1/nothing')).status).toBe(404)
  expect((await send()).status).toBe(500)
})

test('faults that the document does not allow are refused with every reason, and change nothing', () => {
  const { sandbox } = stage()
  sandbox.faults.set({ status: 500 })
  expect(() => sandbox.faults.set({ status: 99, delaySeconds: 61 })).toThrow(
    new TypeError('faults[0].status must be 200 to 599; faults[0].delaySeconds must be 0 to 60'),
  )
  expect(sandbox.faults.list()).toMatchObject([{ status: 500 }])
})

test.each([
  [{}, 'faults[0] must say what to do: status, headers, delaySeconds, drop, corrupt or stall'],
  [
    { to, count: 1, probability: 0.5 },
    'faults[0] must say what to do: status, headers, delaySeconds, drop, corrupt or stall',
  ],
  [{ body: { error: 'mine' } }, 'faults[0].body goes with status only'],
  [{ delaySeconds: 1, body: null }, 'faults[0].body goes with status only'],
  [
    { status: 500, drop: 'after' },
    'faults[0].drop leaves no answer, so it goes with neither status, headers, corrupt nor stall',
  ],
  [
    { corrupt: 'truncated', drop: 'before' },
    'faults[0].drop leaves no answer, so it goes with neither status, headers, corrupt nor stall',
  ],
  [
    { headers: { 'x-a': 'b' }, drop: 'before' },
    'faults[0].drop leaves no answer, so it goes with neither status, headers, corrupt nor stall',
  ],
  [{ stall: 'answer', drop: 'idle' }, 'faults[0].stall goes with neither drop nor corrupt'],
  [{ stall: 'body', corrupt: 'cut' }, 'faults[0].stall goes with neither drop nor corrupt'],
  [{ retryAfter: 5, delaySeconds: 1 }, 'faults[0].retryAfter goes with status only'],
  [
    { status: 429, retryAfter: 'soon' },
    'faults[0].retryAfter must be whole seconds, an HTTP date such as Wed, 21 Oct 2026 07:28:00 GMT, or null',
  ],
  [{ headers: { 'x a': 'b' } }, 'faults[0].headers must have names that are tokens, and values in visible ASCII'],
  [{ headers: { 'x-a': 'a\r\nb' } }, 'faults[0].headers must have names that are tokens, and values in visible ASCII'],
  [{ headers: { 'Content-Length': '5' } }, 'faults[0].headers must leave Content-Length alone: it frames the answer'],
  [{ status: 500, ending: 'fin' }, 'faults[0].ending goes with drop, or with corrupt: cut'],
] as const)('%j would not do what it says, so it is refused', async (fault, reason) => {
  const { sandbox, call } = stage()
  expect(() => sandbox.faults.set(fault)).toThrow(new TypeError(reason))
  expect(await call('PUT', '/faults', { faults: [fault] })).toMatchObject({ status: 400, body: { error: reason } })
  expect(sandbox.faults.list()).toEqual([])
})

test('a client that gives up while a request is held gets the reason of its signal; the text is sent all the same, as over a network', async () => {
  const { sandbox } = stage()
  sandbox.faults.set({ delaySeconds: 0.02 })
  expect(await rejection(client(sandbox, { timeoutMs: 5 }).sendCode({ to }))).toMatchObject({
    name: 'TwoFactorTimeoutError',
  })
  expect((await sandbox.waitForMessage({ to })).to).toBe(to)
})
