// Calls the control API of a running sandbox, and tells apart why it may not answer.
import type { Middleware } from 'openapi-fetch'
import {
  type Clock,
  type ClockChange,
  type Message,
  type MessageList,
  sandboxContract,
  type SandboxInput,
  type SandboxOperationId,
} from '../../contract/sandbox.js'
import { validate } from '../../contract/validate.js'
import { answered, createControlClient } from '../../control/client.js'
import { sandboxOrigin } from '../serve/address.js'
import { messagesIn } from './events.js'
import { NoSandboxError, SandboxError, UsageError } from '../exit.js'
import { parseJson } from './json.js'
import type { Terminal } from '../terminal.js'

/** Which messages; everything absent fits all. */
export type MessageQuery = { readonly [Name in keyof Query]?: Query[Name] | undefined }
type Query = SandboxInput<'listMessages'>['query']

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

/** The sandbox that the flag and the environment name. Throws a UsageError for an address that is none. */
export function connectSandbox(url: string | undefined, { env, fetch }: Terminal): Control {
  const origin = sandboxOrigin(url, env)
  const token = env['BW_SANDBOX_TOKEN']
  const client = createControlClient({ baseUrl: origin, token })
  client.use(heldToDocument(origin, token))
  // Not as the signal of the call: between two Requests it is lost once the garbage collector has taken the first.
  const until = (signal: AbortSignal) => ({ fetch: (request: Request) => fetch(request, { signal }) })
  const within = (seconds: number) => until(AbortSignal.timeout(seconds * 1000))

  return {
    messages: (query) =>
      // openapi-fetch leaves out what is undefined.
      answered(
        client.GET('/sandbox/messages', { params: { query: query as Query }, ...within(10 + (query.wait ?? 0)) }),
      ),
    arrivals: async (signal) =>
      messagesIn(await answered(client.GET('/sandbox/events', { parseAs: 'stream', ...until(signal) }))),
    clock: (change) =>
      answered(
        change
          ? // The answer comes when every callback that became due has been tried, and a receiver may be slow.
            client.POST('/sandbox/clock', { body: change, ...within(120) })
          : client.GET('/sandbox/clock', within(10)),
      ),
    reset: (to) =>
      answered(client.POST('/sandbox/reset', { ...(to !== undefined && { body: { to } }), ...within(10) })),
  }
}

/** Judges what is asked and what is answered by the document: who typed the flags and what listens there is not known. */
function heldToDocument(origin: string, token: string | undefined): Middleware {
  return {
    async onRequest({ request, schemaPath, params }) {
      const { query = {}, input = {} } = sandboxContract.operations[operationOf(request.method, schemaPath)]
      const problems = [
        ...validate({ type: 'object', properties: query }, params.query ?? {}),
        ...(request.body ? validate(input, await request.clone().json()) : []),
      ]
      if (problems.length > 0) throw new UsageError(problems.map(({ message }) => `--${message}`).join('; '))
    },
    onError: ({ error }) => unanswered(origin, error),
    async onResponse({ request, schemaPath, response }) {
      const documented = sandboxContract.answers[operationOf(request.method, schemaPath)][response.status]
      if (documented?.stream && /^text\/event-stream\b/i.test(response.headers.get('Content-Type') ?? '')) return
      const text = await response.text().catch((error: unknown) => Promise.reject(unanswered(origin, error)))
      const body = parseJson(text)
      if (!documented || (documented.body && validate(documented.body, body).length > 0)) throw stranger(origin)
      // Every failure of the document has these two.
      if (!response.ok) throw refused(origin, response.status, body as { error: string; requestId: string }, token)
      return new Response(documented.body ? text : null, response)
    },
  }
}

function operationOf(method: string, path: string): SandboxOperationId {
  const route = sandboxContract.routes.find(
    (route) => route.method === method && `/${route.segments.join('/')}` === path,
  )
  return route!.operationId // the client makes calls of the document alone
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
