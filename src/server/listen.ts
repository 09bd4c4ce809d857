// Puts a service on a port, with the limits that keep slow or malformed clients away from it.
import { randomUUID } from 'node:crypto'
import { createServer as createHttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { failed, respond } from './answer.js'

/** Options of `listen`. */
export interface ListenOptions {
  /** 0 picks a free one. */
  readonly port: number
  /** `127.0.0.1` when absent, which nobody else can reach. */
  readonly host?: string
  /**
   * Whether `globalThis.Request` and `globalThis.Response` may be replaced by lighter ones of `@hono/node-server`, which doubles the throughput. Only for a process that
   * does nothing else; not when absent.
   */
  readonly overrideGlobalObjects?: boolean
}

/** A service on a port. */
export interface Listening {
  /** Such as `http://127.0.0.1:4010`, without a slash at the end. */
  readonly url: string
  readonly port: number
  /** Stops listening and closes every connection. */
  close(): Promise<void>
}

/** Listens. Where `fetch` rejects, the connection ends without an answer. Rejects with Node's own error, such as `EADDRINUSE`, when it cannot. */
export async function listen(
  { fetch }: { fetch(request: Request): Response | Promise<Response> },
  { port, host = '127.0.0.1', overrideGlobalObjects = false }: ListenOptions,
): Promise<Listening> {
  const answer = getRequestListener(
    async (request, { incoming, outgoing }) => {
      if (!hasOneHost(incoming.rawHeaders)) return malformed()
      try {
        const response = await fetch(request)
        // So that the answers of one turn of the event loop leave together: each that leaves alone wakes its reader, which costs a third of the throughput.
        await endOfTurn()
        return response
      } catch {
        outgoing.destroy()
        return RESPONSE_ALREADY_SENT
      }
    },
    // The handler of errors is asked only where no Request could be made. Node itself drops what nobody read of a body once the answer has left.
    { overrideGlobalObjects, errorHandler: malformed, autoCleanupIncoming: false },
  )
  const server = createHttpServer(
    {
      headersTimeout: 10_000,
      requestTimeout: 15_000,
      // Without this, Node looks only every 30 seconds.
      connectionsCheckingInterval: 1_000,
    },
    (incoming, outgoing) => void answer(incoming, outgoing),
  )
  server.maxHeadersCount = 100
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  // Not a pipe, so it has an address and a port.
  const address = server.address() as AddressInfo
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`,
    port: address.port,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()))
        server.closeAllConnections()
      }),
  }
}

let turn: Promise<void> | undefined

/** Resolves at the end of this turn of the event loop: at once for all who asked in it. */
function endOfTurn(): Promise<void> {
  turn ??= new Promise((resolve) => {
    setImmediate(() => {
      turn = undefined
      resolve()
    })
  })
  return turn
}

// Two Host headers let a proxy and this server see two different requests (RFC 9112 §3.2); Node answers them.
function hasOneHost(rawHeaders: readonly string[]): boolean {
  let hosts = 0
  for (let index = 0; index < rawHeaders.length; index += 2) if (/^host$/i.test(rawHeaders[index] ?? '')) hosts += 1
  return hosts === 1
}

function malformed(): Response {
  const requestId = randomUUID()
  const failure = { status: 400, reason: 'the request line or its Host header is malformed', headers: { Connection: 'close' } } as const
  return respond(failed(failure, requestId), requestId)
}
