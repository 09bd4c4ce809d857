// Who may reach a sandbox: this machine alone, unless it has a token.
import { connect } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { strictFetch } from '../../src/contract/index.js'
import { sandboxContract } from '../../src/contract/sandbox.js'
import { createSandbox, sandboxAccount } from '../../src/sandbox/index.js'
import { authorization, caller, onPort, receiver, sendBody, stage, withHost } from './stage.js'

async function elsewhere(token = 'a-token') {
  const sandbox = createSandbox()
  const { port } = await sandbox.listen({ port: 0, host: '0.0.0.0', token })
  onTestFinished(() => sandbox.close())
  return { sandbox, url: `http://127.0.0.1:${port}` }
}

/** What a server answers to a request of these lines. */
async function raw(url: string, ...lines: string[]): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  socket.end([...lines, 'Connection: close', '', ''].join('\r\n'))
  let answer = ''
  for await (const part of socket.setEncoding('utf8')) answer += part
  return answer
}

test.each(['0.0.0.0', '::', '127.0.0.1.example', '127.example'])(
  '%s can be reached from elsewhere, so without a token it does not listen there',
  async (host) => {
    const { sandbox } = stage()
    await expect(sandbox.listen({ port: 0, host })).rejects.toThrow(RangeError)
    await expect(sandbox.listen({ port: 0, host, token: '' })).rejects.toThrow(
      `a sandbox on ${host} can be reached from elsewhere: give it a token`,
    )
  },
)

test.each(['127.0.0.1', '127.0.0.2', 'localhost'])('on %s no token is needed', async (host) => {
  const { sandbox } = stage()
  const { port } = await sandbox.listen({ port: 0, host })
  const { status } = await caller(fetch, `http://${host}:${port}`).get('/clock')
  expect(status).toBe(200)
})

test.each(['/', '/sandbox/messages', '/sandbox/events', '/sandbox/nothing', '//sandbox/messages', '/sandbox'])(
  'bound elsewhere, %s demands the token',
  async (path) => {
    const { url } = await elsewhere()
    for (const [init, query] of [
      [{}, ''],
      [{ headers: { authorization: 'Bearer another' } }, ''],
      [{ headers: { authorization: 'Basic a-token' } }, ''],
      [{}, '?token=another'],
      [{}, '?token='],
    ] as const) {
      const response = await fetch(url + path + query, init)
      expect([response.status, response.headers.get('www-authenticate'), await response.json()]).toEqual([
        401,
        'Bearer realm="sandbox"',
        { error: expect.stringContaining('token'), requestId: expect.any(String) },
      ])
    }
    for (const response of [
      await fetch(url + path, { headers: { authorization: 'bearer a-token' } }),
      await fetch(`${url}${path}?token=a-token`),
    ]) {
      expect(response.status).not.toBe(401)
      await response.body?.cancel()
    }
  },
)

test('bound elsewhere, with the token the control API keeps its document, for any host', async () => {
  const { sandbox, url } = await elsewhere()
  const strict = strictFetch(fetch, { document: sandboxContract })
  expect((await strict(`${url}/sandbox/clock`, { headers: { authorization: 'Bearer a-token' } })).status).toBe(200)
  expect((await strict(`${url}/sandbox/messages?token=a-token&limit=1`)).status).toBe(200)
  expect((await strict(`${url}/sandbox/clock`)).status).toBe(401)
  expect((await withHost('sandbox.example')(`${url}/sandbox/clock?token=a-token`)).status).toBe(200)
  expect(
    (
      await fetch(`${url}/accounts/a/code/messaging`, {
        method: 'POST',
        headers: { authorization },
        body: JSON.stringify(sendBody),
      })
    ).status,
  ).toBe(200)
  expect(sandbox.messages()).toHaveLength(1)
})

test('on loopback another host name gets nothing, of the API neither', async () => {
  const { url } = await onPort()
  for (const path of ['/', '/docs', '/sandbox/messages', '/sandbox/events']) {
    const response = await withHost('evil.example')(url + path)
    expect([response.status, await response.json()]).toEqual([
      403,
      { error: expect.stringContaining('localhost'), requestId: expect.any(String) },
    ])
  }
  // The document has another body for a 403 of the API.
  const response = await withHost('evil.example')(`${url}/accounts/a/code/messaging`)
  expect([response.status, await response.json()]).toMatchObject([
    403,
    { message: expect.stringContaining('localhost') },
  ])
})

test('on loopback the host of the request line counts as well as the Host header', async () => {
  const { url } = await onPort()
  for (const [line, host] of [
    [`${url}/sandbox/clock`, 'evil.example'],
    ['http://evil.example/sandbox/clock', new URL(url).host],
    ['/sandbox/clock', 'evil.example'],
  ]) {
    expect(await raw(url, `GET ${line} HTTP/1.1`, `Host: ${host}`)).toMatch(/^HTTP\/1.1 403 /)
  }
  expect(await raw(url, `GET ${url}/sandbox/clock HTTP/1.1`, `Host: localhost:${new URL(url).port}`)).toMatch(
    /^HTTP\/1.1 200 /,
  )
})

describe('on loopback a page', () => {
  const calls = [
    ['/sandbox/clock', '{"run":true}'],
    ['/sandbox/reset', ''],
    ['/api/v1/accounts/a/code/messaging', JSON.stringify(sendBody)],
  ] as const
  const statuses = async (url: string, headers: Record<string, string>) =>
    Promise.all(
      calls.map(
        async ([path, body]) =>
          (
            await fetch(url + path, {
              method: 'POST',
              body,
              headers: { authorization, 'content-type': 'text/plain', ...headers },
            })
          ).status,
      ),
    )

  test.each([
    { origin: 'https://evil.example' },
    { origin: 'http://localhost.evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
  ])('of another machine changes nothing: %j', async (headers) => {
    const { url, sandbox } = await onPort()
    expect(await statuses(url, headers)).toEqual([403, 403, 403])
    expect(sandbox.messages()).toEqual([])
    expect((await fetch(`${url}/sandbox/clock`, { headers })).status).toBe(200)
  })

  test.each([
    { origin: 'http://localhost:3000' },
    { origin: 'http://localhost:3000', 'sec-fetch-site': 'cross-site' },
    { origin: 'https://127.0.0.1' },
    { 'sec-fetch-site': 'same-origin' },
    {},
  ])('of this machine may do all: %j', async (headers) => {
    const { url } = await onPort()
    expect(await statuses(url, headers)).toEqual([200, 204, 200])
  })
})

test('in process any host is answered', async () => {
  const { sandbox } = stage()
  expect((await sandbox.fetch('https://mfa.bandwidth.example/sandbox/clock')).status).toBe(200)
})

test('in process and on several ports it is one and the same sandbox', async () => {
  const { sandbox, send } = stage()
  const ports = await Promise.all([sandbox.listen({ port: 0 }), sandbox.listen({ port: 0 })])
  await send()
  await caller(fetch, ports[0].url).send()
  const ids = sandbox.messages().map(({ id }) => id)
  expect(ids).toHaveLength(2)
  for (const { url } of ports) expect((await caller(fetch, url).list()).map(({ id }) => id)).toEqual(ids)
  await ports[0].close()
  await expect(fetch(ports[0].url)).rejects.toThrow()
  expect((await caller(fetch, ports[1].url).get('/clock')).status).toBe(200)
})

test('a sandbox that other machines can reach calls back into this one only where it is allowed by name', async () => {
  const { url: receipts, taken } = await receiver()
  const calledBack = async (callbackHosts: string[], host: string) => {
    const sandbox = createSandbox({ callbackHosts })
    onTestFinished(() => sandbox.close())
    await sandbox.listen({ port: 0, host, token: 'a-token' })
    await caller(sandbox.fetch).send({ callbackUrl: receipts })
    await sandbox.clock.advance({ seconds: 0 })
    return sandbox.messages()[0]?.callbacks[0]
  }
  expect(await calledBack([], '0.0.0.0')).toMatchObject({ status: null, refused: expect.stringContaining('by name') })
  expect(taken).toEqual([])
  expect(await calledBack(['127.0.0.1'], '0.0.0.0')).toMatchObject({ status: 204, refused: null })
  expect(await calledBack([], '127.0.0.1')).toMatchObject({ status: 204, refused: null })
})

test('where accounts are strict, a call wants an application for voice, and a text one for messaging', async () => {
  const [application] = sandboxAccount.applications
  const applications = [
    { ...application!, id: 'texts', channel: 'messaging' as const },
    { ...application!, id: 'calls', channel: 'voice' as const },
  ]
  const { send, sendVoice } = stage({ strict: true, accounts: [{ ...sandboxAccount, applications }] })
  const statuses = async (applicationId: string) => [
    (await send({ applicationId })).status,
    (await sendVoice({ applicationId })).status,
  ]
  expect([await statuses('texts'), await statuses('calls')]).toEqual([
    [200, 400],
    [400, 200],
  ])
  expect((await sendVoice({ applicationId: 'texts' })).body).toMatchObject({
    error: 'applicationId must be an application for voice',
  })
})
