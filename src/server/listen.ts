// Puts a service on a port, with the limits that keep slow or malformed clients away from it.
import { randomUUID } from 'node:crypto'
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { transferableAbortController } from 'node:util'
import { failed, type Failure, type Reply, replyOf } from './answer.js'
import { type Body, bodyReader, isTooLarge, ReadBody } from './body.js'
import type { Call } from './call.js'
import type { Reader } from './stream.js'
import { setImmediate } from '../real-time.js'

/** Options of `listen`. */
export interface ListenOptions {
  /** 0 picks a free one. */
  readonly port: number
  /** `127.0.0.1` when absent, which nobody else can reach. */
  readonly host?: string | undefined
}

/** A service on a port. */
export interface Listening {
  /** Such as `http://127.0.0.1:4010`, without a slash at the end. */
  readonly url: string
  readonly port: number
  /** Stops listening and closes every connection. */
  close(): Promise<void>
}

/** What can be put on a port: what answers calls, or else requests, which costs more. */
export type Listener =
  | { reply(call: Call): Promise<Reply> }
  | { readonly reply?: never; fetch(request: Request): Response | Promise<Response> }

/**
 * Listens. Where the answer is an error with the code `ECONNRESET`, or with one as its cause, the connection is reset, and with `UND_ERR_SOCKET` it is closed; any other error is answered 500. Rejects with
 * Node's own error, such as `EADDRINUSE`, when it cannot listen, and with a RangeError for a port that is none.
 */
export async function listen(listener: Listener, { port, host = '127.0.0.1' }: ListenOptions): Promise<Listening> {
  // Node takes a text for the name of a socket file, and nothing at all for any free port.
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new RangeError('port must be a whole number from 0 to 65535')
  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    // So that the requests of one turn of the event loop are carried out side by side, a step of all after a step of all, and their answers leave together: one after
    // the other, each would find the processor's caches full of the last step of the one before, which costs half of the throughput.
    await endOfTurn()
    // By now the caller may have gone. Nothing was begun.
    if (incoming.destroyed) return
    if (!hasOneHost(incoming)) return write(outgoing, refusal(malformed))
    try {
      if (listener.reply) write(outgoing, await listener.reply(new PortCall(incoming, outgoing)))
      else await answerRequest(listener, incoming, outgoing)
    } catch (error) {
      fail(outgoing, error)
    }
  }
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

/** A request on a port as a call. A class, because to make an object with a getter by itself costs more than to route and validate. */
class PortCall implements Call {
  readonly method: string
  readonly url: string
  private readonly incoming: IncomingMessage
  private readonly outgoing: ServerResponse
  private reading: Promise<Body> | undefined
  private leaving: AbortSignal | undefined

  constructor(incoming: IncomingMessage, outgoing: ServerResponse) {
    this.method = incoming.method ?? ''
    this.url = incoming.url ?? ''
    this.incoming = incoming
    this.outgoing = outgoing
  }

  header(name: string): string | null {
    return oneText(this.incoming.headers[name]) ?? null
  }

  headers(): (readonly [string, string])[] {
    const { incoming } = this
    return Object.entries(incoming.headers).map(([name, value]) => [name, allTexts(incoming, name, value)] as const)
  }

  body(): Promise<Body> {
    return (this.reading ??= bodyOf(this.incoming))
  }

  /** Made for those who ask: few calls wait for anything. */
  get left(): AbortSignal {
    return (this.leaving ??= leftOf(this.outgoing))
  }
}

function leftOf(outgoing: ServerResponse): AbortSignal {
  // Node's own, which the global one is not where a test runner stands in for a browser.
  const left = transferableAbortController()
  if (outgoing.destroyed) left.abort()
  else outgoing.once('close', () => outgoing.writableFinished || left.abort())
  return left.signal
}

/** Lets a `fetch` answer. */
async function answerRequest(
  listener: { fetch(request: Request): Response | Promise<Response> },
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const request = requestFrom(incoming, outgoing)
  if (!request) return write(outgoing, refusal(malformed))
  const { status, headers, body } = await listener.fetch(request)
  for (const [name, value] of headers) outgoing.appendHeader(name, value)
  outgoing.writeHead(status)
  // The types of Node and of the web platform each have a stream of their own; it is the same one.
  if (body) await pipeline(Readable.fromWeb(body as ReadableStream), outgoing)
  else outgoing.end()
}

/** `undefined` where no Request can be like it. */
function requestFrom(incoming: IncomingMessage, outgoing: ServerResponse): Request | undefined {
  const { method = '', url = '', headers } = incoming
  // As above.
  const body = method === 'GET' || method === 'HEAD' ? null : (Readable.toWeb(incoming) as unknown)
  try {
    const init = {
      method,
      headers: Object.entries(headers).map(([name, value]): [string, string] => [name, oneText(value) ?? '']),
      body: body as BodyInit | null,
      // The Fetch standard asks for it beside a stream.
      duplex: 'half',
      signal: leftOf(outgoing),
    }
    return new Request(url.startsWith('/') ? `http://${headers.host}${url}` : url, init)
  } catch {
    return undefined
  }
}

/** Node joins what is repeated, or keeps the first; a few headers, none of them read here, it keeps apart. */
function oneText(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(', ') : value
}

/** What a header says, each time that it is there: of credentials Node keeps the first, and a judge is to know of the others. */
function allTexts({ headersDistinct }: IncomingMessage, name: string, value: string | string[] | undefined): string {
  return (name === 'authorization' ? headersDistinct[name]?.join(', ') : oneText(value)) ?? ''
}

/** As `readBody`, of a request on a port: with events, because an iterator costs more and ends the connection where it stops. */
function bodyOf(incoming: IncomingMessage): Promise<Body> {
  if (isTooLarge(incoming.headers['content-length'])) return Promise.resolve(new ReadBody(undefined))
  return new Promise((resolve, reject) => {
    const reader = bodyReader()
    incoming
      .on('data', (chunk: Buffer) => reader.add(chunk) || resolve(reader.end()))
      .on('end', () => resolve(reader.end()))
      .on('error', reject)
  })
}

// Two Host headers let a proxy and this server see two different requests (RFC 9112 §3.2); Node answers them. What a host is made of says RFC 3986 §3.2.2.
function hasOneHost({ rawHeaders, headers }: IncomingMessage): boolean {
  let hosts = 0
  // Names and values by turns; lengths first, because that is quick.
  for (let index = 0; index < rawHeaders.length; index += 2)
    if (rawHeaders[index]?.length === 4 && rawHeaders[index]?.toLowerCase() === 'host') hosts += 1
  return hosts === 1 && /^[\w.~!$&'()*+,;=%:[\]-]+$/.test(headers.host ?? '')
}

const malformed: Failure = {
  status: 400,
  reason: 'the request line or its Host header is malformed',
  headers: { Connection: 'close' },
}
const unexpected: Failure = { status: 500, reason: 'Something failed that should not' }

function refusal(failure: Failure): Reply {
  const requestId = randomUUID()
  return replyOf(failed(failure, requestId), requestId)
}

function write(outgoing: ServerResponse, { status, headers, text, stream, hangUp }: Reply): void {
  if (hangUp) outgoing.once('finish', () => setImmediate(() => breakOff(outgoing, hangUp === 'rst')))
  outgoing.writeHead(status, headers)
  // `req` is the request, which Node does not write a body to a HEAD for.
  if (!stream || outgoing.req.method === 'HEAD') outgoing.end(text)
  else {
    // What the stream writes may be long in coming.
    outgoing.flushHeaders()
    stream(readerOf(outgoing))
  }
}

function readerOf(outgoing: ServerResponse): Reader {
  return {
    write: (chunk) => void outgoing.write(chunk),
    get unreadBytes() {
      return outgoing.writableLength
    },
    onDrained: (listener) => void outgoing.once('drain', listener),
    onLeft: (listener) => void outgoing.once('close', listener),
    end: () => void outgoing.end(),
    hangUp: (reset = false) => breakOff(outgoing, reset),
  }
}

/** Ends the connection where that is what the error says, or the answer has begun, and says 500 otherwise. */
function fail(outgoing: ServerResponse, error: unknown): void {
  const code = codeOf(error) ?? (error instanceof Error ? codeOf(error.cause) : undefined)
  if (outgoing.headersSent || code === 'ECONNRESET' || code === 'UND_ERR_SOCKET')
    breakOff(outgoing, code === 'ECONNRESET')
  else write(outgoing, refusal(unexpected))
}

/** Ends a connection: closed, or reset. */
function breakOff(outgoing: ServerResponse, reset: boolean): void {
  if (reset) outgoing.req.socket.resetAndDestroy()
  else outgoing.req.socket.destroy()
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
