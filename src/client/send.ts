// One attempt: authorize, send, read and judge, in the time that is left. Every way in which it can fail becomes a typed error.
import { operations, type OperationId } from '../contract/operations.js'
import { judge, type Answer } from './answer.js'
import type { Authorization, Post } from './auth.js'
import { TwoFactorConnectionError, TwoFactorError, TwoFactorTimeoutError } from './errors.js'
import { notify } from './hooks.js'
import { limit, timedOut } from './limit.js'
import type { Settings } from './options.js'
import { safeCause, safeId } from './redact.js'
import { neverLeft } from './retry.js'

export interface ExchangeRequest {
  /** Absent when the request is none of the document's. */
  readonly operationId: OperationId | undefined
  readonly url: string
  readonly method: string
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>
  /** Null when there is none. */
  readonly body: string | null
  readonly signal: AbortSignal | undefined
}

/** What one attempt came to. `authorization` is the header's value; absent when there was none yet, so nothing had left. */
export type Outcome = Answer & { readonly authorization?: string | undefined }

/** Sends `request` once. `leftMs` is what remains of the call's budget. Rejects only with the reason of the caller's `signal`. */
export async function send(
  request: ExchangeRequest,
  { fetch, timeoutMs, hooks }: Settings,
  credentials: Authorization,
  attempt: number,
  leftMs: number,
): Promise<Outcome> {
  const { operationId, url, method, headers, body, signal } = request
  const event = { operationId, attempt }
  const details = { operationId, attempts: attempt }
  let authorization: string | undefined
  let response: Response | undefined
  const secrets = () => confidential([...credentials.secrets, authorization, headers['idempotency-key'], ...contents(body)])
  const context = { ...details, peer: 'two-factor API', secrets }
  const limitMs = Math.min(timeoutMs, leftMs)
  try {
    return await limit(limitMs, signal, async (abort) => {
      const value = await credentials.value(context)
      // The wait for a token may outlast the attempt, and what was called unsent must stay so.
      abort.throwIfAborted()
      authorization = value
      notify(hooks.onRequest, event)
      const begin = performance.now()
      response = await ask(fetch, url, { method, headers: { ...headers, authorization }, body, signal: abort })
      const text = await read(response, abort)
      const durationMs = performance.now() - begin
      // Asked for first: to gather the secrets takes time that most calls need not spend.
      if (hooks.onResponse) {
        const requestId = safeId(response.headers.get('X-Request-Id'), secrets())
        notify(hooks.onResponse, { ...event, status: response.status, requestId, durationMs })
      }
      return { ...judge(response, text, operationId && operations[operationId].output, context), authorization }
    })
  } catch (error) {
    signal?.throwIfAborted()
    if (error instanceof TwoFactorError) return { error, authorization }
    const cause = safeCause(error, secrets())
    const left = authorization !== undefined
    const no = `No ${left ? 'answer' : 'token'} from the ${left ? context.peer : credentials.source}`
    const so = left && !neverLeft(cause, response) ? 'The request may have been processed.' : 'Nothing was sent.'
    const which = leftMs > timeoutMs ? 'attempt' : 'total'
    return {
      authorization,
      response,
      error:
        error === timedOut
          ? new TwoFactorTimeoutError(`${no} within ${Math.round(limitMs)} ms (${which}). ${so}`, { ...details, limit: which })
          : new TwoFactorConnectionError(`${no} (${cause.message}). ${so}`, { ...details, cause }),
    }
  }
}

/** Makes one request, whatever comes back. A redirect is never followed: it would take credentials and codes to another place. */
function ask(fetch: Settings['fetch'], url: string, init: RequestInit): Promise<Response> {
  return fetch(url, { ...init, redirect: 'manual' })
}

// More than any documented answer has, and less than hurts.
const longestText = 65_536

/** The body, at most 64 KiB of it, then `…`, which is JSON no more. Reads nothing beyond that, and nothing once `signal` is aborted. */
async function read(response: Response, signal: AbortSignal): Promise<string> {
  const body = response.body as unknown as AsyncIterable<Uint8Array> | null // every runtime lets it be iterated, which the types of the DOM do not know
  const decoder = new TextDecoder()
  let text = ''
  // To leave the loop is to cancel the rest.
  for await (const chunk of body ?? []) {
    signal.throwIfAborted()
    text += decoder.decode(chunk, { stream: true })
    if (text.length > longestText) return `${text}…`
  }
  return text
}

/** Asks for tokens, in time. */
export function createPost({ fetch, timeoutMs }: Settings): Post {
  return (url, headers, body) =>
    limit(timeoutMs, undefined, async (signal) => {
      const response = await ask(fetch, url, { method: 'POST', headers, body, signal })
      return { response, text: await read(response, signal) }
    })
}

/** What is confidential in a JSON body: all but two fields, and the words of the message around its placeholders; the whole body when it is not JSON. */
function contents(body: string | null): unknown[] {
  try {
    const { scope, applicationId, message = '', ...rest } = JSON.parse(`${body}`)
    const words = `${message}`.split(/{\w+}/).map((piece) => piece.trim())
    // Without a piece that is shorter, what the server says could no longer be read.
    return [message, ...Object.values(rest), ...words.filter((piece) => piece.length > 3)]
  } catch {
    return [body]
  }
}

/** The texts among `values` that are not empty, also as they look inside JSON and in a URL; of a header's value also the part after its scheme. */
function confidential(values: readonly unknown[]): string[] {
  return values.flatMap((value) =>
    typeof value === 'string' && value ? [value, JSON.stringify(value).slice(1, -1), encodeURIComponent(value.replace(/\p{Cs}/gu, '')), value.replace(/^(Basic|Bearer) /, '')] : [],
  )
}
