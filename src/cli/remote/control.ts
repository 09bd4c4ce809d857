// Calls the control API of a running sandbox, and tells apart why it may not answer.
import {
  type Clock,
  type ClockChange,
  type Message,
  type MessageList,
  sandboxContract,
  type SandboxOperationId,
} from '../../contract/sandbox.js'
import { validate } from '../../contract/validate.js'
import { sandboxOrigin } from '../serve/address.js'
import { messagesIn } from './events.js'
import { NoSandboxError, SandboxError, UsageError } from '../exit.js'
import { parseJson } from './json.js'
import type { Terminal } from '../terminal.js'

/** Which messages; everything absent fits all. */
export interface MessageQuery {
  readonly to?: string | undefined
  readonly scope?: string | undefined
  readonly channel?: string | undefined
  /** An id, or a moment as in RFC 3339. */
  readonly since?: string | undefined
  /** At most so many, the newest; 100 when absent. */
  readonly limit?: number
  /** Seconds to hold the request until a message fits, at most 60; 0 when absent. */
  readonly wait?: number
}

/**
 * A running sandbox. Every call rejects with a UsageError for what the document does not allow, with a NoSandboxError where nobody answers, and with a SandboxError where the
 * sandbox says no or something else answers.
 */
export interface Control {
  /** Newest first. */
  messages(query: MessageQuery): Promise<MessageList>
  /** Resolves once the sandbox reports; then yields each message that arrives, and ends with the connection. */
  arrivals(signal: AbortSignal): Promise<AsyncIterable<Message>>
  /** Moves the clock when there is a change, and reads it. */
  clock(change?: ClockChange): Promise<Clock>
  /** Resets everything, or what concerns one number. */
  reset(to?: string): Promise<void>
}

interface Call {
  readonly query?: MessageQuery
  readonly body?: object | undefined
}

const answerWithinMs = 10_000
// The answer comes when every callback that became due has been tried, and a receiver may be slow.
const clockWithinMs = 120_000

/** The sandbox that the flag and the environment name. Throws a UsageError for an address that is none. */
export function connectSandbox(url: string | undefined, { env, fetch }: Terminal): Control {
  const origin = sandboxOrigin(url, env)
  const token = env['BW_SANDBOX_TOKEN']

  async function call(id: SandboxOperationId, { query = {}, body }: Call, signal: AbortSignal): Promise<Response> {
    check(id, { query, body })
    const { method, path } = sandboxContract.operations[id]
    const search = new URLSearchParams(
      Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
    )
    return fetch(`${origin}${path}${search.size > 0 ? `?${search}` : ''}`, {
      method,
      headers: {
        ...(token && { Authorization: `Bearer ${token}` }),
        ...(body && { 'Content-Type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
      // A sandbox never redirects, and the token is for nobody else.
      redirect: 'manual',
      signal,
    }).catch((error: unknown) => Promise.reject(unanswered(origin, error)))
  }

  /** The body of a success; `undefined` where the document has none, or a stream. */
  async function read(id: SandboxOperationId, response: Response): Promise<unknown> {
    const documented = sandboxContract.answers[id][response.status]
    if (documented?.stream && /^text\/event-stream\b/i.test(response.headers.get('Content-Type') ?? ''))
      return undefined
    const body =
      documented?.body &&
      parseJson(await response.text().catch((error: unknown) => Promise.reject(unanswered(origin, error))))
    if (!documented || (documented.body && validate(documented.body, body).length > 0)) throw stranger(origin)
    if (response.ok) return body
    // Every failure of the document has these two.
    throw refused(origin, response.status, body as { error: string; requestId: string }, token)
  }

  async function ask(id: SandboxOperationId, parts: Call = {}, withinMs = answerWithinMs): Promise<unknown> {
    return read(id, await call(id, parts, AbortSignal.timeout(withinMs)))
  }

  return {
    // `read` found the bodies to be what the document says; so also for the clock.
    messages: async (query) =>
      (await ask('listMessages', { query }, answerWithinMs + 1000 * (query.wait ?? 0))) as MessageList,
    async arrivals(signal) {
      const response = await call('streamEvents', {}, signal)
      await read('streamEvents', response)
      return messagesIn(response)
    },
    clock: async (change) =>
      (await (change ? ask('setClock', { body: change }, clockWithinMs) : ask('getClock'))) as Clock,
    async reset(to) {
      await ask('resetSandbox', { body: to === undefined ? undefined : { to } })
    },
  }
}

/** Throws a UsageError that names every flag which the document does not allow. */
function check(id: SandboxOperationId, { query = {}, body }: Call): void {
  const { query: parameters = {}, input = {} } = sandboxContract.operations[id]
  const problems = [
    ...validate({ type: 'object', properties: parameters }, query),
    ...(body ? validate(input, body) : []),
  ]
  if (problems.length > 0) throw new UsageError(problems.map(({ message }) => `--${message}`).join('; '))
}

function unanswered(origin: string, error: unknown): NoSandboxError {
  if (error instanceof Error && error.name === 'TimeoutError')
    return new NoSandboxError(`the sandbox at ${origin} gave no answer in time`)
  const cause =
    error instanceof Error && error.cause instanceof Error && 'code' in error.cause
      ? ` (${String(error.cause.code)})`
      : ''
  return new NoSandboxError(
    `no sandbox answers at ${origin}${cause}: start one with \`bandwidth-2fa sandbox\`, or name another with --url or BW_SANDBOX_URL`,
  )
}

function stranger(origin: string): SandboxError {
  return new SandboxError(
    `something else than this version's sandbox answers at ${origin}: name the sandbox with --url or BW_SANDBOX_URL`,
  )
}

function refused(
  origin: string,
  status: number,
  { error, requestId }: { error: string; requestId: string },
  token: string | undefined,
): SandboxError {
  const remedy = token
    ? 'the one in BW_SANDBOX_TOKEN is another'
    : 'put the one that it printed at its start into BW_SANDBOX_TOKEN'
  const reason = status === 401 ? `demands its token: ${remedy}` : `says no: ${error}`
  return new SandboxError(`the sandbox at ${origin} ${reason}`, status, requestId)
}
