// The service on a port: what HTTP itself lets through, and what it must not.
import diagnostics from 'node:diagnostics_channel'
import { once } from 'node:events'
import type { Server } from 'node:http'
import { connect } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createSandbox } from '../../src/sandbox/index.js'
import { listen, type ListenOptions } from '../../src/server/listen.js'
import { alice, read, sendBody, service } from '../support/service.js'

async function open(options: Partial<ListenOptions> = {}) {
  const one = service()
  const listening = await listen(one.server, { port: 0, ...options })
  onTestFinished(() => listening.close().catch(() => undefined))
  return { ...one, listening }
}

/** Writes exactly this and reads until the server closes. */
async function exchange(port: number, text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  let answer = ''
  socket.setEncoding('utf8').on('data', (chunk: string) => (answer += chunk))
  socket.write(text)
  await once(socket, 'close')
  return answer
}

const post = (path: string, body: string | ReadableStream, headers: Record<string, string> = {}) => ({
  path,
  init: {
    method: 'POST',
    body,
    headers: { authorization: alice, 'content-type': 'application/json', ...headers },
    duplex: 'half',
  } as RequestInit,
})

test('a port of 0 picks a free one, and the url is where it answers', async () => {
  const { listening, sent } = await open()
  expect(listening.url).toBe(`http://127.0.0.1:${listening.port}`)
  for (const path of ['/api/v1/accounts/9900000/code/messaging', '//accounts/9900000/code/messaging']) {
    const { init } = post(path, JSON.stringify(sendBody))
    expect((await read(await fetch(listening.url + path, init))).status).toBe(200)
  }
  expect(sent).toHaveLength(2)
})

test('headers and bodies are the same as in process, and a body comes whole', async () => {
  const { listening } = await open()
  const answer = await read(await fetch(`${listening.url}/nothing`, { headers: { connection: 'close' } }))
  expect(answer).toMatchObject({
    status: 404,
    body: { error: expect.any(String), requestId: answer.headers.get('x-request-id') },
  })
  const { date: _date, connection: _connection, 'keep-alive': _alive, ...rest } = Object.fromEntries(answer.headers)
  expect(Object.keys(rest).sort()).toEqual([
    'cache-control',
    'content-length',
    'content-type',
    'x-content-type-options',
    'x-request-id',
  ])
})

test.each([
  ['with its length', (text: string) => text],
  ['in chunks', (text: string) => new Blob([text.slice(0, 9), text.slice(9)]).stream()],
])('a body %s is read up to 16 KiB', async (_, bodyOf) => {
  const { listening } = await open()
  const path = '/accounts/9900000/code/messaging'
  const statusOf = async (text: string) => (await fetch(listening.url + path, post(path, bodyOf(text)).init)).status
  const padding = 16 * 1024 - JSON.stringify({ ...sendBody, extra: '' }).length
  expect(await statusOf(JSON.stringify({ ...sendBody, extra: 'x'.repeat(padding) }))).toBe(200)
  expect(await statusOf(JSON.stringify({ ...sendBody, extra: 'x'.repeat(padding + 1) }))).toBe(413)
})

describe('a path means the same on a port, in process and in a sandbox on a port', () => {
  const body = JSON.stringify({ ...sendBody, to: '+19195550113' })
  const head = [`Authorization: ${alice}`, `Content-Length: ${body.length}`, 'Host: localhost', 'Connection: close']

  test.each([
    ['/x/../accounts/9900000/code/messaging', 200],
    ['/x/%2e%2E/accounts/9900000/code/messaging', 200],
    ['/./api/v1/accounts/9900000/code/messaging?a=b', 200],
    ['/accounts/9900000/code\\messaging', 200],
    ['/accounts/9900000/code/messaging#x', 200],
    ['/accounts/9900000/code/../messaging', 404],
    ['/accounts/9900000/code/messaging/..', 404],
  ])('%s', async (path, status) => {
    const { listening, server } = await open()
    const sandbox = createSandbox()
    const inSandbox = await sandbox.listen({ port: 0 })
    onTestFinished(() => sandbox.close())
    const text = [`POST ${path} HTTP/1.1`, ...head, '', body].join('\r\n')
    const init = { method: 'POST', headers: { authorization: alice }, body }
    const statuses = [
      ...[listening.port, inSandbox.port].map(async (port) => (await exchange(port, text)).slice(9, 12)),
      ...[server.fetch, sandbox.fetch].map(
        async (answer) => (await answer(new Request(`http://localhost${path}`, init))).status,
      ),
    ]
    expect((await Promise.all(statuses)).map(Number)).toEqual([status, status, status, status])
  })
})

test.each([
  ['two Host headers', 'GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n'],
  ['two that say the same', 'GET / HTTP/1.1\r\nHost: localhost\r\nhost: localhost\r\nConnection: close\r\n\r\n'],
  ['no Host header', 'GET / HTTP/1.0\r\n\r\n'],
  ['a Host that is none', 'GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n'],
  ['a Host with a path', 'GET / HTTP/1.1\r\nHost: localhost/x\r\nConnection: close\r\n\r\n'],
])('a request with %s is 400 with the headers of every answer, and reaches no handler', async (_, text) => {
  const { listening, entries } = await open()
  const answer = await exchange(listening.port, text)
  expect(answer).toMatch(/^HTTP\/1\.1 400 /)
  for (const header of [
    'cache-control: no-store',
    'x-content-type-options: nosniff',
    'x-request-id: ',
    'connection: close',
  ])
    expect(answer.toLowerCase()).toContain(header)
  expect(entries).toEqual([])
})

test('headers beyond 16 KiB are refused by Node, and two lengths too', async () => {
  const { listening, entries } = await open()
  expect(
    await exchange(listening.port, `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`),
  ).toMatch(/^HTTP\/1\.1 431 /)
  const smuggled =
    'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'
  expect(await exchange(listening.port, smuggled)).toMatch(/^HTTP\/1\.1 400 /)
  expect(entries).toEqual([])
})

test('a slow client has 10 s for its headers and 15 s for all of its request, which Node looks at each second, and at most 100 headers', async () => {
  const { listening } = await open()
  const watched: Server[] = []
  // Node publishes the server of each request, so nobody has to wait for a time-out to see what it is.
  const watch = (message: unknown) => void watched.push((message as { server: Server }).server)
  diagnostics.subscribe('http.server.request.start', watch)
  onTestFinished(() => void diagnostics.unsubscribe('http.server.request.start', watch))
  await (await fetch(listening.url)).text()
  expect(watched).toMatchObject([
    { headersTimeout: 10_000, requestTimeout: 15_000, connectionsCheckingInterval: 1_000, maxHeadersCount: 100 },
  ])
})

test('a busy port rejects with EADDRINUSE', async () => {
  const { listening } = await open()
  await expect(listen(service().server, { port: listening.port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
})

test.each([-1, 65_536, 1.5, NaN])('a port of %s is refused before anything listens', async (port) => {
  await expect(listen(service().server, { port })).rejects.toThrow(
    new RangeError('port must be a whole number from 0 to 65535'),
  )
})

test('an IPv6 address is written in brackets', async () => {
  const { listening } = await open({ host: '::1' })
  expect(listening.url).toBe(`http://[::1]:${listening.port}`)
  expect((await fetch(listening.url)).status).toBe(404)
})

test('close ends connections that are open, idle or not, and the port is free again', async () => {
  const { listening } = await open()
  await (await fetch(listening.url)).text()
  const socket = connect(listening.port, '127.0.0.1')
  socket.write('POST /accounts/9900000/code/messaging HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{')
  await once(socket, 'connect')
  // It may be reset, which is an end too.
  const closed = new Promise((resolve) => socket.on('error', () => undefined).on('close', resolve))
  await listening.close()
  await closed
  const again = await listen(service().server, { port: listening.port })
  await again.close()
})

describe('what an answer that fails looks like', () => {
  const opened = async (error: unknown) => {
    const failing = async () => {
      throw error
    }
    const listening = await listen({ fetch: failing }, { port: 0 })
    onTestFinished(() => listening.close())
    return fetch(listening.url)
  }

  test('500, with nothing of the error in it', async () => {
    const answer = await read(await opened(new Error('the secret')))
    expect(answer).toMatchObject({
      status: 500,
      body: { error: 'Something failed that should not', requestId: answer.headers.get('x-request-id') },
    })
  })

  test.each(['ECONNRESET', 'UND_ERR_SOCKET'])(
    'a connection that failed with %s does so for the client too',
    async (code) => {
      await expect(
        opened(new TypeError('fetch failed', { cause: Object.assign(new Error('gone'), { code }) })),
      ).rejects.toMatchObject({ cause: { code } })
    },
  )
})

test('Request and Response stay those of Node', async () => {
  const before = [globalThis.Request, globalThis.Response]
  await open()
  expect([globalThis.Request, globalThis.Response]).toEqual(before)
})

test('a sandbox can be put on a port as any other fetch', async () => {
  const sandbox = createSandbox()
  const listening = await listen({ fetch: (request) => sandbox.fetch(request) }, { port: 0 })
  onTestFinished(() => listening.close())
  const { init } = post('', JSON.stringify(sendBody))
  expect((await fetch(`${listening.url}/accounts/9900000/code/messaging`, init)).status).toBe(200)
})
