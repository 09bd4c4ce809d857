// Every answer of the service is made here: the one place that knows which body a status carries.
import type { answers, OperationId } from '../contract/operations.js'
import { type Stream, streamBody } from './stream.js'

/** What goes back to the caller. */
export interface Answer {
  readonly status: number
  /** JSON; none when absent. */
  readonly body?: object | undefined
  /** A `text/event-stream` in its place. */
  readonly stream?: Stream
  readonly headers?: Readonly<Record<string, string>>
  /** With a 500: what was thrown. For the log, never for the caller. */
  readonly thrown?: unknown
}

/** An answer as it leaves. */
export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** Empty where there is no body, or a stream. */
  readonly text: string
  /** The body where it is no text, or goes on. */
  readonly stream?: Stream
  /** Ends the connection once the answer has left, without having said so: closed, or reset. It stays open when absent. */
  readonly hangUp?: 'fin' | 'rst'
}

/** Every status that the document gives to a request that fails, and two for requests outside it. */
export type FailureStatus = Exclude<{ [Id in OperationId]: keyof (typeof answers)[Id] }[OperationId], 200> | 404 | 405

/** Why a request fails: an ordinary value, not thrown. */
export interface Failure {
  readonly status: FailureStatus
  /** What is wrong and what would be right; never a code, a number or a secret. */
  readonly reason: string
  readonly headers?: Readonly<Record<string, string>>
  /** What was thrown. For the log, never for the caller. */
  readonly thrown?: unknown
}

const requestError = (reason: string, requestId: string) => ({ error: reason, requestId })
// Bandwidth's answers say `message`, its reference page `Message`; most published SDKs read one of them alone.
const accessError = (reason: string) => ({ message: reason, Message: reason })

const bodies = {
  400: requestError,
  401: accessError,
  403: accessError,
  404: requestError,
  405: requestError,
  409: requestError,
  413: requestError,
  422: requestError,
  429: requestError,
  500: requestError,
  503: requestError,
} satisfies Record<FailureStatus, (reason: string, requestId: string) => object>

/** A failure with the body that its status carries. */
export function failed({ status, reason, ...rest }: Failure, requestId: string): Answer {
  return { status, body: bodies[status](reason, requestId), ...rest }
}

/** A failure that ends by itself: `Retry-After` in whole seconds, and the same in words, as older clients read it. */
export function tryLater(status: 429 | 503, reason: string, retryAfterMs: number): Failure {
  const seconds = Math.ceil(retryAfterMs / 1000)
  return { status, reason: `${reason}, please wait ${inWords(seconds)}`, headers: { 'Retry-After': String(seconds) } }
}

/** A failure after which a text may be on its way or not. `thrown` is for the log. */
export function inDoubt(thrown: unknown): Failure {
  return { status: 500, reason: 'Something failed that should not; a message may or may not have been sent', thrown }
}

/** The answer with every header, as text. */
export function replyOf({ status, body, stream, headers }: Answer, requestId: string): Reply {
  if (stream)
    return {
      status,
      headers: { 'Content-Type': 'text/event-stream', ...commonHeaders(requestId), ...headers },
      text: '',
      stream,
    }
  if (body === undefined) return { status, headers: { ...commonHeaders(requestId), ...headers }, text: '' }
  const text = JSON.stringify(body)
  return {
    status,
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      // Without it a port sends the body in chunks, which costs both sides more.
      'Content-Length': String(Buffer.byteLength(text)),
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      'X-Request-Id': requestId,
      ...headers,
    },
    text,
  }
}

/** Headers of every answer. */
export function commonHeaders(requestId: string) {
  return { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff', 'X-Request-Id': requestId }
}

/** A reply as a Response to a request of this method. */
export function responseOf({ status, headers, text, stream }: Reply, method: string): Response {
  // Some statuses, such as 204, must not have even an empty body.
  // The types of Node and of the web platform each have a stream of their own; it is the same one.
  const body = method === 'HEAD' ? null : stream ? (streamBody(stream) as unknown as BodyInit) : text || null
  return new Response(body, { status, headers })
}

function inWords(seconds: number): string {
  if (seconds < 120) return seconds === 1 ? '1 second' : `${seconds} seconds`
  const minutes = Math.ceil(seconds / 60)
  return minutes < 120 ? `${minutes} minutes` : `${Math.ceil(minutes / 60)} hours`
}
