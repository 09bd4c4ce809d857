// Which failures may be repeated, and after how long. A send that may have reached the server is never repeated on its own: one text, always.
import type { operations, OperationId } from '../contract/operations.js'
import type { Failed } from './send.js'

/** Whether an attempt that failed may be repeated, by what the document says of the operation. `keyed`: it carries an Idempotency-Key. */
export function mayRepeat(
  { error, peer, unsent, invited }: Failed,
  repeat: (typeof operations)[OperationId]['repeat'],
  keyed: boolean,
): boolean {
  const { status } = error
  // Whether to try again is the function's own to know.
  if (peer === 'token function') return false
  if (unsent) return true
  if (peer === 'token endpoint') return isPassing(status)
  switch (repeat) {
    case 'idempotency-key':
      return keyed && isPassing(status)
    case 'retry-after':
      // It sends no text, but a repeat may burn a code or count a wrong one twice, so only an explicit invitation will do.
      return invited && (status === 429 || status === 503)
  }
}

/** No answer, a broken one, or one that a repeat may better; 409 says that the first attempt is still at work. */
function isPassing(status: number | undefined): boolean {
  return status === undefined || [200, 409, 429].includes(status) || status >= 500
}

/** Milliseconds before the attempt after `attempt`: full jitter below a ceiling that doubles from 250 ms to 8 s, beyond what the server asked for. */
export function backoffMs(attempt: number, retryAfterMs = 0): number {
  return retryAfterMs + Math.random() * Math.min(8000, 125 * 2 ** attempt)
}
