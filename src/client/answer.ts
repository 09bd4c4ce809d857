// Reads one answer: the data of a documented 200, or the error that anything else amounts to.
import type { OperationId } from '../contract/operations.js'
import type { Problem } from '../contract/validate.js'
import { TwoFactorApiError, TwoFactorResponseError, type Peer } from './errors.js'
import { masked, token } from './mask.js'

/** What is known of a call before its answer comes. */
export interface CallDetails {
  readonly operationId: OperationId
  readonly attempts: number
  /** Everything that no error may show: what this call sends, and the credentials that it used. Called only when something went wrong. */
  readonly secrets: () => readonly string[]
}

/** Whom a request went to, in which call. */
export interface Asked extends CallDetails {
  readonly peer: Peer
  /** Which request it was, as an error says it, such as `POST …/code/verify`. */
  readonly request: string
  /** What the caller should do after such a status, if anything; 404 stands for every answer that looks like another server's. */
  advice(status: number): string | undefined
}

/**
 * The data of a 200 that the document allows; `problemsOf` says why it does not.
 *
 * @throws TwoFactorApiError or TwoFactorResponseError for every other answer.
 */
export function read(
  response: Response,
  text: string,
  problemsOf: (data: unknown) => Problem[],
  asked: Asked,
): unknown {
  const { peer, request, advice, secrets, operationId, attempts } = asked
  // A custom fetch may give what it likes.
  const status = typeof response.status === 'number' ? response.status : 0
  const data = json(text)
  const problems = data === undefined ? ['it is not JSON'] : problemsOf(data).map(({ message }) => message)
  if (status === 200 && problems.length === 0) return data

  const values = secrets()
  // Nothing is found in what is no object.
  const body: Record<string, unknown> = Object(data)
  // Some say what in one of them, and why in another, or the same in two; `error_description` is OAuth's.
  const parts = [body['error'], body['error_description'], body['message'], body['Message']]
  const said = [...new Set(parts.filter((part) => part && typeof part === 'string'))].join('; ')
  const reason = said.length > 0 && said.length <= longestReason ? masked(said, values) : undefined
  const requestId = token(body['requestId'], values) ?? token(response.headers.get('X-Request-Id'), values)
  const retryAfterMs = retryAfterOf(response.headers, said)
  const details = { operationId, attempts, peer, status, requestId, retryAfterMs }

  if (status >= 400) {
    const why = reason === undefined ? ' without a reason' : `: ${reason.replace(/\.$/, '')}`
    const wait =
      status === 429 && retryAfterMs !== undefined && `Wait ${Math.ceil(retryAfterMs / 1000)} s before the next try`
    const what = `${request} answered ${status}${why}${requestId ? ` (request ${requestId})` : ''}`
    throw new TwoFactorApiError(sentences(what, wait, advice(status)), { ...details, reason })
  }
  const isRedirect = [0, 301, 302, 303, 307, 308].includes(status)
  const isForeign = isRedirect || (status === 200 && data === undefined)
  const what = isRedirect
    ? 'a redirect, which is not followed'
    : status === 200
      ? `but ${problems.join('; ')}`
      : 'not 200'
  throw new TwoFactorResponseError(
    sentences(`${request} answered ${status}, ${what}`, isForeign && advice(404)),
    details,
  )
}

// More than a reason has, and less than takes long to mask.
const longestReason = 1_000

function sentences(...parts: (string | false | undefined)[]): string {
  return parts.filter(Boolean).join('. ')
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // An error may come without a text, and a 200 without JSON is refused.
    return undefined
  }
}

/** What `Retry-After` says (seconds, or an HTTP date), or else the text (`please wait 2 minutes`); nothing when neither does. */
function retryAfterOf(headers: Headers, text: string): number | undefined {
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
