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
  readonly body: string
  readonly signal: AbortSignal | undefined
}

/** What one attempt came to. `authorization` is the header's value; absent when there was none yet, so nothing had left. */
export type Outcome = Answer & { readonly authorization?: string | undefined }

/** Sends `request` once. `leftMs` is what remains of the call's budget. Rejects only with the reason of the caller's `signal`. */
export async function send(
  request: ExchangeRequest,
  { fetch, timeoutMs, hooks }: Settings,
  credentials: Authorization,
  attempts: number,
  leftMs: number,
): Promise<Outcome> {
  const { operationId, url, method, headers, body, signal } = request
  let authorization: string | undefined
  const secrets = () => confidential([...credentials.secrets, authorization, headers['idempotency-key'], ...strings(body)])
  const context = { peer: 'two-factor API', operationId, attempts, secrets }
  const limitMs = Math.min(timeoutMs, leftMs)
  try {
    return await limit(limitMs, signal, async (abort) => {
      authorization = await credentials.value(context)
      notify(hooks.onRequest, { operationId, attempt: attempts })
      const begin = performance.now()
      const response = await fetch(url, { method, headers: { ...headers, authorization }, body, redirect: 'manual', signal: abort })
      const text = await response.text()
      notify(hooks.onResponse, {
        operationId,
        attempt: attempts,
        status: response.status,
        requestId: safeId(response.headers.get('X-Request-Id'), secrets()),
        durationMs: performance.now() - begin,
      })
      return { ...judge(response, text, operationId && operations[operationId].output, context), authorization }
    })
  } catch (error) {
    signal?.throwIfAborted()
    if (error instanceof TwoFactorError) return { error, authorization }
    const cause = safeCause(error, secrets())
    const peer = authorization === undefined ? credentials.source : context.peer
    const outcome = authorization === undefined || neverLeft(cause) ? 'Nothing was sent' : 'The request may have been processed all the same'
    const details = { operationId, attempts }
    const which = leftMs > timeoutMs ? 'attempt' : 'total'
    return {
      authorization,
      error:
        error === timedOut
          ? new TwoFactorTimeoutError(`No answer from the ${peer} within ${Math.round(limitMs)} ms (${which}). ${outcome}.`, which, details)
          : new TwoFactorConnectionError(`No answer from the ${peer} (${cause.message}). ${outcome}.`, { ...details, cause }),
    }
  }
}

/** Makes the POST of a token request, in time. */
export function createPost({ fetch, timeoutMs }: Settings): Post {
  return (url, headers, body) =>
    limit(timeoutMs, undefined, async (signal) => {
      const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal })
      return { response, text: await response.text() }
    })
}

/** Every text of a JSON body; the body itself when it is not JSON. */
function strings(body: string): unknown[] {
  try {
    return Object.values(JSON.parse(body))
  } catch {
    return [body]
  }
}

/** The texts among `values` that are not empty; of a header's value also the part after its scheme. */
function confidential(values: readonly unknown[]): string[] {
  return values.flatMap((value) => (typeof value === 'string' && value ? [value, value.replace(/^(Basic|Bearer) /, '')] : []))
}
