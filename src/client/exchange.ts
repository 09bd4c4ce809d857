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
    if (!credentials) return { error: new TwoFactorInputError([missing('auth')], operationId) }
    const verify = operationId === 'verifyCode'
    // What the document does not know may not honour a key.
    const keyed = !!operationId && !verify && 'idempotency-key' in headers
    const begin = performance.now()
    const leftMs = () => begin + totalTimeoutMs - performance.now()

    for (let attempt = 1, renewals = 0; ; attempt++) {
      const outcome = await send(request, settings, credentials, attempt, leftMs())
      const { error, authorization, response } = outcome
      if (!error) return outcome

      const sent = authorization !== undefined
      const event = { operationId, attempt, reason: error.name, status: error.status }
      let delayMs = Infinity
      if (sent && error.status === 401 && credentials.renew && !renewals++) {
        // A refused token was not acted upon.
        credentials.renew(authorization)
        delayMs = 0
      } else if ((sent || !credentials.final) && attempt - renewals <= maxRetries && mayRepeat({ error, response, sent, keyed, verify })) {
        delayMs = backoffMs(attempt, error.retryAfterMs)
      }
      if (delayMs >= leftMs()) {
        notify(hooks.onError, { ...event, durationMs: performance.now() - begin })
        return outcome
      }
      notify(hooks.onRetry, { ...event, delayMs })
      if (delayMs) await wait(delayMs, signal)
    }
  }
}

/** Resolves after `ms`; rejects with the signal's reason. */
async function wait(ms: number, signal: AbortSignal | undefined): Promise<void> {
  const forever = () => new Promise<never>(() => {})
  await limit(ms, signal, forever).catch((reason: unknown) => {
    if (reason !== timedOut) throw reason
  })
}
