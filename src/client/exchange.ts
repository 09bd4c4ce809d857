// One call: request → send ⇄ retry → response, inside one time budget.
import { operations } from '../contract/operations.js'
import type { Authorization } from './auth.js'
import { TwoFactorInputError } from './errors.js'
import { notify } from './hooks.js'
import { basicEnd, basicEnded, isHosted } from './hosted.js'
import { pause } from './limit.js'
import { missing, type Settings } from './options.js'
import { backoffMs, mayRepeat } from './retry.js'
import { send, type ApiRequest, type Documented } from './send.js'

/** Resolves with a documented 200. Rejects with a TwoFactorError for everything else, or with the reason of the caller's `signal`. */
export type Exchange = (request: ApiRequest) => Promise<Documented>

export function createExchange(settings: Settings, authorization: Authorization | undefined): Exchange {
  const { totalTimeoutMs, maxRetries, hooks } = settings
  let warns = authorization?.scheme === 'Basic' && isHosted(settings.baseUrl)
  return async (request) => {
    const { operationId, headers, signal } = request
    if (!authorization) throw new TwoFactorInputError(missing('auth'), operationId)
    if (warns && Date.now() >= basicEnd) {
      warns = false
      notify(hooks, 'onWarning', { message: basicEnded })
    }
    const { repeat } = operations[operationId]
    const keyed = Boolean(headers['idempotency-key'])
    const begin = performance.now()
    const leftMs = () => begin + totalTimeoutMs - performance.now()

    const tried: string[] = []
    for (let attempt = 1, renewals = 0; ; attempt++) {
      const outcome = await send(request, settings, authorization, { number: attempt, leftMs: leftMs(), tried })
      if (!('error' in outcome)) return outcome

      const { error, credential } = outcome
      const event = { operationId, attempt, error: error.name, status: error.status }
      let delayMs: number | undefined
      if (credential !== undefined && error.status === 401 && authorization.renew && renewals === 0) {
        // A refused token was not acted upon.
        authorization.renew(credential)
        renewals++
        delayMs = 0
      } else if (attempt - renewals <= maxRetries && mayRepeat(outcome, repeat, keyed)) {
        delayMs = backoffMs(attempt, error.retryAfterMs)
      }
      if (delayMs === undefined || delayMs >= leftMs()) {
        notify(hooks, 'onError', { ...event, durationMs: performance.now() - begin })
        throw error
      }
      notify(hooks, 'onRetry', { ...event, delayMs })
      if (delayMs > 0) await pause(delayMs, signal)
    }
  }
}
