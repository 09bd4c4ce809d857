// Which failures may be repeated, and after how long. A send that may have reached the server is never repeated on its own: one text, always.
import type { Answer } from './answer.js'
import type { TwoFactorError } from './errors.js'
import { codeOf } from './foreign.js'

// No connection came about. The last two are Bun's.
const refusals = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused|FailedToOpenSocket)$/
// No answer, a broken one, or one that a repeat may better; 409 says that the first attempt is still at work.
const passing = /^(|200|409|429|5..)$/

/** Whether a failure shows for sure that the request never reached anyone. `response` is what came of it, be it the head alone. */
export function neverLeft(error: unknown, response: Response | undefined): boolean {
  return !response && refusals.test(`${codeOf(error)}`)
}

/** What one attempt came to. */
export interface Outcome extends Answer {
  /** The header's value; absent when there was none yet, so nothing had left. */
  readonly authorization?: string | undefined
  /** It failed before anybody was reached. */
  readonly unsent?: boolean
}

/**
 * Whether an attempt that failed, and came to an outcome, may be repeated. `keyed`: truthy when it carries an Idempotency-Key. `verify`: it sends no
 * text, but a repeat may burn a code or count a wrong one twice, so only an explicit invitation will do.
 */
export function mayRepeat(
  { status }: TwoFactorError,
  { response, authorization, unsent }: Outcome,
  keyed: unknown,
  verify: boolean,
): boolean | undefined {
  return (
    unsent ||
    // Without authorization only a token was asked for.
    ((keyed || !authorization) && passing.test(`${status ?? ''}`)) ||
    (verify && (status === 429 || status === 503) && response?.headers.has('Retry-After'))
  )
}

/** Milliseconds before the attempt after `attempt`: full jitter below a ceiling that doubles from 250 ms to 8 s, beyond what the server asked for. */
export function backoffMs(attempt: number, retryAfterMs = 0): number {
  return retryAfterMs + Math.random() * Math.min(8000, 125 * 2 ** attempt)
}
