// One text, always: a server on a real socket sends the text, and then fails to say so in every way that a network has.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createTwoFactorClient, type TwoFactorOptions } from '../../src/index.js'
import { account, rejection, socketError, to } from './stub.js'

// Repeats follow at once: how long they wait is tested elsewhere.
beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0))
afterEach(() => void vi.restoreAllMocks())

type Failure = (response: ServerResponse) => void

const good = JSON.stringify({ messageId: 'message-1', callId: 'call-1' })

const failures: Record<string, Failure> = {
  'drops the connection': (response) => response.socket?.destroy(),
  'resets the connection': (response) => response.socket?.resetAndDestroy(),
  'never answers': () => {},
  'answers too late': (response) => void setTimeout(() => response.end(good), 400).unref(),
  'sends the head and hangs': (response) =>
    void response.writeHead(200, { 'content-length': good.length }).flushHeaders(),
  'drops after the head': (response) =>
    response.writeHead(200, { 'content-length': good.length }).write('{', () => response.socket?.destroy()),
  'drops within a chunked body': (response) =>
    response.writeHead(200).write(good.slice(0, 10), () => response.socket?.destroy()),
  'answers 500': (response) => response.writeHead(500).end('{"error":"failed","requestId":"r"}'),
  'answers 502 with HTML': (response) => response.writeHead(502).end('<html>Bad gateway</html>'),
  'answers 503': (response) => response.writeHead(503).end(),
  'answers 503 with Retry-After': (response) => response.writeHead(503, { 'Retry-After': '0' }).end('{}'),
  'answers 429 with Retry-After': (response) =>
    response.writeHead(429, { 'Retry-After': '0' }).end('{"error":"slow down"}'),
  'answers 200 with HTML': (response) => response.writeHead(200).end('<html>Welcome</html>'),
  'answers 200 with nothing': (response) => response.writeHead(200).end(),
  'answers 200 with truncated JSON': (response) => response.writeHead(200).end(good.slice(0, 15)),
}

/** A service that sends a text for each request that it sees (with `honours`, one per Idempotency-Key), and fails after each text. */
async function serving<T>(
  failure: Failure,
  honours: boolean,
  use: (baseUrl: string, count: { texts: number; requests: number }) => Promise<T>,
): Promise<T> {
  const count = { texts: 0, requests: 0 }
  const seen = new Set<unknown>()
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    count.requests++
    const key = request.headers['idempotency-key']
    if (honours && key && seen.has(key)) return response.end(good)
    seen.add(key)
    count.texts++
    return failure(response)
  }
  const server = createServer((request, response) => request.resume().on('end', () => answer(request, response)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, count) // a port, as it listens on one
  } finally {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
}

const client = (options: TwoFactorOptions) =>
  createTwoFactorClient<TwoFactorOptions>({ ...account, timeoutMs: 150, maxRetries: 3, ...options })

test.each(Object.keys(failures))('without a key: a server that sends the text and then %s, sends one', async (name) => {
  for (const kind of ['sendCode', 'sendVoiceCode'] as const) {
    await serving(failures[name]!, false, async (baseUrl, count) => {
      const error = await rejection(client({ baseUrl })[kind]({ to }))
      expect(error.name).toMatch(/^TwoFactor/)
      expect(count).toEqual({ texts: 1, requests: 1 })
    })
  }
})

test.each(Object.keys(failures))(
  'with a key that the server honours: one that sends the text and then %s, sends one, and the call succeeds',
  async (name) => {
    await serving(failures[name]!, true, async (baseUrl, count) => {
      expect(await client({ baseUrl }).sendCode({ to, idempotencyKey: 'key-1' })).toMatchObject({
        messageId: 'message-1',
      })
      expect(count).toEqual({ texts: 1, requests: 2 })
    })
  },
)

test.each(Object.keys(failures).filter((name) => !name.includes('Retry-After')))(
  'a verification is asked once of a server that takes it and then %s',
  async (name) => {
    await serving(failures[name]!, false, async (baseUrl, count) => {
      await rejection(client({ baseUrl }).verifyCode({ to, code: '123456' }))
      expect(count.requests).toBe(1)
    })
  },
)

test('whatever status from 400 to 599 answers it, a send or a verification is one request', async () => {
  for (let status = 400; status < 600; status++) {
    await serving(
      (response) => response.writeHead(status).end('{}'),
      false,
      async (baseUrl, count) => {
        const error = await rejection(client({ baseUrl }).sendCode({ to }))
        expect({ status, ...count }).toEqual({ status, texts: 1, requests: 1 })
        expect(error).toMatchObject({ attempts: 1 })
        await rejection(client({ baseUrl }).verifyCode({ to, code: '123456' }))
        expect({ status, ...count }).toEqual({ status, texts: 2, requests: 2 })
      },
    )
  }
})

test('a connection that served one send and breaks after the next, is not used to send that one again', async () => {
  const used = new WeakSet()
  const failure: Failure = (response) => {
    const { socket } = response
    if (!socket || used.has(socket)) return socket?.destroy()
    used.add(socket)
    return response.end(good)
  }
  await serving(failure, false, async (baseUrl, count) => {
    const mfa = client({ baseUrl })
    await mfa.sendCode({ to })
    // Node frees a connection a moment after the answer is read.
    await new Promise(setImmediate)
    expect(await rejection(mfa.sendCode({ to }))).toMatchObject({ name: 'TwoFactorConnectionError', attempts: 1 })
    expect(count).toEqual({ texts: 2, requests: 2 })
  })
})

test('a refused connection is tried again, since nothing left', async () => {
  const closed = await serving(
    () => {},
    false,
    async (baseUrl) => baseUrl,
  )
  const error = await rejection(client({ baseUrl: closed, timeoutMs: 5000 }).sendCode({ to }))
  expect(error).toMatchObject({ name: 'TwoFactorConnectionError', attempts: 4, cause: { code: 'ECONNREFUSED' } })
  expect(error.message).toBe(
    `No answer from ${closed} (ECONNREFUSED); nothing was sent. Is the sandbox running? npx bandwidth-2fa sandbox`,
  )
})

test('a connection refused on every address of a name is tried again too', async () => {
  const closed = await serving(
    () => {},
    false,
    async (baseUrl) => baseUrl.replace('127.0.0.1', 'localhost'),
  )
  expect(await rejection(client({ baseUrl: closed, timeoutMs: 5000 }).sendCode({ to }))).toMatchObject({
    attempts: 4,
    cause: { code: 'ECONNREFUSED' },
  })
})

test.each([
  ['an audit of its own', { address: '127.0.0.1', port: 9 }],
  ['a host of metrics', { hostname: 'metrics.example' }],
  ['nobody by name', {}],
])('a fetch of the caller’s that sends, and then fails to reach %s, sends one text', async (_, place) => {
  await serving(
    (response) => response.end(good),
    false,
    async (baseUrl, count) => {
      const own = async (url: string, init: RequestInit): Promise<Response> => {
        await fetch(url, init)
        throw socketError('ECONNREFUSED', place)
      }
      const error = await rejection(client({ baseUrl, fetch: own }).sendCode({ to }))
      expect(error.message).toBe(`No answer from ${baseUrl} (ECONNREFUSED); the request may have been processed`)
      expect(count.texts).toBe(1)
    },
  )
})

test.each([
  ['http://127.0.0.1:4010', { address: '127.0.0.1', port: 4010 }],
  ['http://localhost:4010', { errors: [{ code: 'ECONNREFUSED', address: '::1', port: 4010 }] }],
  ['http://[::1]', { address: '::1', port: 80 }],
  ['https://mfa.example', { hostname: 'mfa.example' }],
])('a fetch of the caller’s that %s itself refused is tried again', async (baseUrl, place) => {
  const own = vi.fn(() => Promise.reject(socketError('ECONNREFUSED', place)))
  const error = await rejection(client({ baseUrl, fetch: own }).sendCode({ to }))
  expect(error.message).toContain(`No answer from ${baseUrl} (ECONNREFUSED); nothing was sent`)
  expect(own).toHaveBeenCalledTimes(4)
})

test.each([
  ['a port that fetch refuses', 'http://127.0.0.1:6000', undefined],
  ['a server without TLS', undefined, expect.stringMatching(/^ERR_SSL_/)],
])('of %s the error says that nothing was sent', async (_, url, code) => {
  await serving(
    () => {},
    false,
    async (baseUrl, count) => {
      const error = await rejection(client({ baseUrl: url ?? baseUrl.replace('http:', 'https:') }).sendCode({ to }))
      expect(error.message).toMatch(/; nothing was sent$/)
      expect(error.code).toEqual(code)
      expect(count.requests).toBe(0)
    },
  )
})

test('a redirect is refused, and its target never asked', async () => {
  await serving(
    (response) => response.end(good),
    false,
    async (target, asked) => {
      await serving(
        (response) => response.writeHead(307, { location: `${target}/x` }).end(),
        false,
        async (baseUrl, count) => {
          expect(await rejection(client({ baseUrl }).sendCode({ to, idempotencyKey: 'key-1' }))).toMatchObject({
            name: 'TwoFactorResponseError',
            status: 307,
          })
          expect(count.requests).toBe(1)
        },
      )
      expect(asked.requests).toBe(0)
    },
  )
})
