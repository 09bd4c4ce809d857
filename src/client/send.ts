// One attempt: authorize, send, read and judge, in the time that is left. Every way in which it can fail becomes a typed error.
import { operations, type OperationId } from '../contract/operations.js'
import { judge } from './answer.js'
import type { Authorization } from './auth.js'
import { TwoFactorConnectionError, TwoFactorError, TwoFactorTimeoutError } from './errors.js'
import { ask, readText } from './fetch.js'
import { safeCause, safeId, type Secret } from './foreign.js'
import { notify } from './hooks.js'
import { limit, timedOut } from './limit.js'
import type { Settings } from './options.js'
import { neverLeft, type Outcome } from './retry.js'

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

/**
 * Sends `request` once. `leftMs` is what remains of the call's budget; the authorization is added to those that the call has `tried`. Rejects only with
 * the reason of the caller's `signal`.
 */
export async function send(
  request: ExchangeRequest,
  { fetch, timeoutMs, totalTimeoutMs, hooks }: Settings,
  credentials: Authorization,
  attempt: number,
  leftMs: number,
  tried: string[],
): Promise<Outcome> {
  const { operationId, url, method, headers, body, signal } = request
  const event = { operationId, attempt }
  const details = { operationId, attempts: attempt }
  let authorization: string | undefined
  let response: Response | undefined
  const secrets = (): Secret[] => [
    // Without their scheme, a word that anyone would say.
    ...[...credentials.secrets, ...tried.map((value) => value.slice(7))].map((text): Secret => [text, 5]),
    ...[credentials.user, headers['idempotency-key'] ?? '', ...contents(body)].map((text): Secret => [text, 7]),
  ]
  const checks = {
    401: 'auth',
    403: 'auth, and that the account is activated for two-factor authentication',
    404: 'baseUrl',
  }
  const context = { ...details, peer: 'two-factor API', checks, secrets }
  try {
    return await limit(Math.min(timeoutMs, leftMs), signal, async (abort) => {
      const value = await credentials.value(context)
      // The wait for a token may outlast the attempt, and what was called unsent must stay so.
      abort.throwIfAborted()
      tried.push((authorization = value))
      notify(hooks, 'onRequest', event)
      const begin = performance.now()
      response = await ask(fetch, url, { method, headers: { ...headers, authorization }, body, signal: abort })
      const text = await readText(response, abort)
      const durationMs = performance.now() - begin
      // Asked for first: to gather the secrets takes time that most calls need not spend.
      if (hooks.onResponse) {
        const requestId = safeId(response.headers.get('X-Request-Id'), secrets())
        notify(hooks, 'onResponse', { ...event, status: response.status, requestId, durationMs })
      }
      return { ...judge(response, text, operationId && operations[operationId].output, context), authorization }
    })
  } catch (error) {
    signal?.throwIfAborted()
    if (error instanceof TwoFactorError) return { error, authorization }
    const cause = safeCause(error, secrets())
    const unsent = neverLeft(error, response)
    const no = `No ${authorization ? 'answer' : 'token'} from the ${authorization ? context.peer : credentials.source}`
    const so = authorization && !unsent ? 'The request may have been processed.' : 'Nothing was sent.'
    const which = leftMs > timeoutMs ? 'attempt' : 'total'
    return {
      authorization,
      response,
      unsent,
      error:
        error === timedOut
          ? new TwoFactorTimeoutError(
              `${no} within ${which === 'total' ? totalTimeoutMs : timeoutMs} ms (${which}). ${so}`,
              { ...details, limit: which },
            )
          : new TwoFactorConnectionError(`${no} (${cause.message}). ${so}`, { ...details, cause }),
    }
  }
}

/** What is confidential in a body: in JSON every value but two, and else every word. */
function contents(body: string | null): string[] {
  try {
    const found: string[] = []
    JSON.parse(`${body}`, (name, value) => {
      if (name !== 'scope' && name !== 'applicationId') found.push(`${value}`)
      return value
    })
    return found
  } catch {
    return `${body}`.split(/\W+/)
  }
}
