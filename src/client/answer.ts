// Judges one answer: the data of a documented 200, or the error that anything else amounts to.
import type { OperationId } from '../contract/operations.js'
import { validatePlain, type PlainSchema } from '../contract/validate.js'
import { TwoFactorApiError, TwoFactorResponseError, type TwoFactorError } from './errors.js'
import { safeId, type Secret } from './foreign.js'

/** Whom a request went to, in which call, and what no error may show. */
export interface Context {
  readonly peer: string
  /** What the caller should check, by the status of the answer; 404 stands for every answer that looks like another server's. */
  readonly checks: Readonly<Record<number, string>>
  readonly operationId: OperationId | undefined
  readonly attempts: number
  /** Everything confidential that this call knows. Called only when something went wrong. */
  readonly secrets: () => Secret[]
}

/** What came of a request. */
export interface Answer {
  /** Absent when not even its head came. */
  readonly response?: Response | undefined
  /** Its body as it came, but for what is beyond 64 KiB; absent when it broke off. */
  readonly text?: string
  /** Its body parsed, when it is a documented 200. */
  readonly data?: unknown
  /** Absent when it is a documented 200. */
  readonly error?: TwoFactorError
}

/** What the answer amounts to. Never throws. `schema` is of the 200; without one every JSON will do. */
export function judge(
  response: Response,
  text: string,
  schema: PlainSchema | undefined,
  { peer, checks, secrets, ...call }: Context,
): Answer {
  const { status, headers } = response
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch {
    // Stays undefined: an error's text is optional, and a 200 without JSON is refused below.
  }
  const problems =
    data === undefined ? ['it is not JSON'] : schema ? validatePlain(schema, data).map(({ message }) => message) : []
  if (status === 200 && !problems.length) return { response, text, data }

  const known = secrets()
  // Nothing is found in what is no object.
  const body: Record<string, unknown> = Object(data)
  // Some say what in one of them, and why in another.
  const said = [body['error'], body['message'], body['Message']]
    .filter((part) => part && typeof part === 'string')
    .join('; ')
  const details = {
    ...call,
    status,
    requestId: safeId(body['requestId'], known) ?? safeId(headers.get('X-Request-Id'), known),
    retryAfterMs: retryAfterMs(headers, said),
  }
  // 0 is how browsers show a redirect.
  const redirect = /^0|30[12378]/.test(`${status}`)
  const check = checks[redirect || (status === 200 && data === undefined) ? 404 : status]
  const what =
    status >= 400
      ? `: ${said ? 'serverMessage() says why' : 'no reason'}`
      : status === 200
        ? `, but ${problems.join('; ')}`
        : `, ${redirect ? 'a redirect, not followed' : 'not 200'}`
  const message = `The ${peer} answered ${status}${what}.${check ? ` Check ${check}.` : ''}`
  const error =
    status < 400 ? new TwoFactorResponseError(message, details) : new TwoFactorApiError(message, details, said)
  return { response, text, error }
}

/** What `Retry-After` says (seconds, or an HTTP date), or else the text (`please wait 2 minutes`); nothing when neither does. */
function retryAfterMs(headers: Headers, text: string): number | undefined {
  const after = headers.get('Retry-After') ?? ''
  if (/^\d{1,10}$/.test(after)) return Number(after) * 1000
  const until = httpDate(after)
  // By the server's own clock where it tells it: this one may go minutes before or after.
  if (until !== undefined) return Math.max(0, until - (httpDate(headers.get('Date') ?? '') ?? Date.now()))
  const [, count, unit] = /wait (\d{1,10}) (s|min|h)/i.exec(text) ?? []
  return count && unit ? Number(count) * 1000 * 60 ** ['s', 'min', 'h'].indexOf(unit.toLowerCase()) : undefined
}

/** Epoch milliseconds of an IMF-fixdate (RFC 9110 §5.6.7), or of the older forms with a comma. Date.parse alone finds a date in almost anything with a number in it. */
function httpDate(text: string): number | undefined {
  const date = text.length <= 64 && /,.+GMT$/.test(text) ? Date.parse(text) : NaN
  return Number.isNaN(date) ? undefined : date
}
