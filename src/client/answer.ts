// Judges one answer: the data of a documented 200, or the error that anything else amounts to.
import type { OperationId } from '../contract/operations.js'
import { validate, type Schema } from '../contract/validate.js'
import { TwoFactorApiError, TwoFactorResponseError, type TwoFactorError } from './errors.js'
import { redact, safeId } from './redact.js'

/** Whom a request went to, in which call, and what no error may show. */
export interface Context {
  readonly peer: string
  readonly operationId: OperationId | undefined
  readonly attempts: number
  /** Everything confidential that this call knows. Called only when something went wrong. */
  readonly secrets: () => string[]
}

/** What came of a request. */
export interface Answer {
  /** Absent when not even its head came. */
  readonly response?: Response | undefined
  /** Its body as it came; absent when it did not come whole. */
  readonly text?: string
  /** Its body parsed, when it is a documented 200. */
  readonly data?: unknown
  /** Absent when it is a documented 200. */
  readonly error?: TwoFactorError
}

const hints: Readonly<Record<number, string>> = {
  401: 'Credentials not accepted: check auth.',
  403: 'Credentials not of this account, or it is not activated for two-factor authentication: ask Bandwidth support.',
  404: 'Check baseUrl, or auth.tokenUrl.',
  409: 'A call with this idempotencyKey is in progress.',
  422: 'This idempotencyKey was used with other input: take a new one.',
}

/** What the answer amounts to. Never throws. `schema` is of the 200; without one every JSON will do. */
export function judge(response: Response, text: string, schema: Schema | undefined, { peer, operationId, attempts, secrets }: Context): Answer {
  const { status, headers } = response
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch {
    // Stays undefined: an error's text is optional, and a 200 without JSON is refused below.
  }
  const problems = data === undefined ? ['is not JSON'] : schema ? validate(schema, data).map(({ message }) => message) : []
  if (status === 200 && !problems.length) return { response, text, data }

  const known = secrets()
  // Nothing is found in what is no object.
  const body: Record<string, unknown> = Object(data)
  const said = [body['error'], body['message'], body['Message']].find((part) => typeof part === 'string')
  const details = {
    operationId,
    attempts,
    status,
    requestId: safeId(body['requestId'], known) ?? safeId(headers.get('X-Request-Id'), known),
    retryAfterMs: retryAfterMs(headers.get('Retry-After'), said),
  }
  const answered = `The ${peer} answered ${status}`
  if (status < 400) {
    const other = response.ok ? 'not 200' : 'a redirect, not followed. Check baseUrl, or auth.tokenUrl'
    const reason = status === 200 ? `but the body: ${problems.join('; ')}` : other
    return { response, text, error: new TwoFactorResponseError(`${answered}, ${reason}.`, details) }
  }
  const reason = said ? redact(said, known) : '(no reason given)'
  return { response, text, error: new TwoFactorApiError(`${answered}: ${reason}. ${hints[status] ?? ''}`.trim(), details) }
}

/** What the header says (seconds, or a date), or else the text (`please wait 2 minutes`); nothing when neither does. */
function retryAfterMs(header: string | null, text = ''): number | undefined {
  if (header) {
    const ms = Number(header) * 1000
    const wait = ms >= 0 ? ms : Date.parse(header) - Date.now()
    return Number.isNaN(wait) ? undefined : Math.max(0, wait)
  }
  const [, count, unit] = /wait (\d+) (s|mi|h)/i.exec(text) ?? []
  return count && unit ? Number(count) * 1000 * 60 ** ['s', 'mi', 'h'].indexOf(unit.toLowerCase()) : undefined
}
