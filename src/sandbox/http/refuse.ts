// The one body that failures of the sandbox itself have; the two-factor API has another one for 401 and 403.
import { randomUUID } from 'node:crypto'
import { type Answer, type Failure, type Reply, replyOf } from '../../server/answer.js'

/** A failure as an answer. */
export function failed({ reason, ...rest }: Failure, requestId: string): Answer {
  return { ...rest, body: { error: reason, requestId } }
}

/** A failure as it leaves. */
export function refuse(failure: Failure): Reply {
  const requestId = randomUUID()
  return replyOf(failed(failure, requestId), requestId)
}
