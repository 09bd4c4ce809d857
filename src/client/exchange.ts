// One call: request → send ⇄ retry → response, inside one time budget.
import type { Answer } from './answer.js'
import type { Authorization } from './auth.js'
import { TwoFactorInputError } from './errors.js'
import { notify } from './hooks.js'
import { limit, timedOut } from './limit.js'
import { missing, type Settings } from './options.js'
import { backoffMs, mayRepeat } from './retry.js'
import { send, type ExchangeRequest } from './send.js'

/** Resolves with the last answer, with an `error` unless it is a documented 200. Rejects only with the reason of the caller's `signal`. */
export type Exchange = (request: ExchangeRequest) => Promise<Answer>

export function createExchange(settings: Settings, credentials: Authorization | undefined): Exchange {
  const { totalTimeoutMs, maxRetries, hooks } = settings
  return async (request) => {
    const { operationId, headers, signal } = request
    if (!credentials) return { error: new TwoFactorInputError(missing('auth'), operationId) }
    const verify = operationId === 'verifyCode'
    // What the document does not know may not honour a key.
    const keyed = operationId && !verify && headers['idempotency-key']
    const begin = performance.now()
    const leftMs = () => begin + totalTimeoutMs - performance.now()

    const tried: string[] = []
    for (let attempt = 1, renewals = 0; ; attempt++) {
      const outcome = await send(request, settings, credentials, attempt, leftMs(), tried)
      const { error, authorization } = outcome
      if (!error) return outcome

      const event = { operationId, attempt, reason: error.name, status: error.status }
      let delayMs = Infinity
      if (authorization && error.status === 401 && credentials.renew && !renewals++) {
        // A refused token was not acted upon.
        credentials.renew(authorization)
        delayMs = 0
      } else if (
        (authorization || !credentials.final) &&
        attempt - renewals <= maxRetries &&
        mayRepeat(error, outcome, keyed, verify)
      ) {
        delayMs = backoffMs(attempt, error.retryAfterMs)
      }
      if (delayMs >= leftMs()) {
        notify(hooks, 'onError', { ...event, durationMs: performance.now() - begin })
        return outcome
      }
      notify(hooks, 'onRetry', { ...event, delayMs })
      // Nothing but the signal ends the wait before its time.
      if (delayMs)
        await limit(delayMs, signal, () => new Promise(() => {})).catch(
          (reason: unknown) => reason === timedOut || Promise.reject(reason),
        )
    }
  }
}
