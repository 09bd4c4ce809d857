// Idempotency-Key: the first request with a key is carried out, its repeats get the first one's answer.
import { hash } from 'node:crypto'
import type { OperationId } from '../contract/operations.js'
import { release, type Reservation, reserve, settle } from '../rules/idempotency.js'
import type { Store } from '../stores/store.js'
import { type Answer, failed } from './answer.js'
import { idempotencyKey } from './keys.js'

/** One use of a key. */
export interface IdempotentRequest {
  readonly accountId: string
  readonly key: string
  readonly operationId: OperationId
  /** The validated body. */
  readonly input: object
}

/**
 * Carries the request out unless one with this key came before. An answer that says "sent", or leaves it open, is kept and given again; after one that
 * says "not sent" the key is free for another try.
 */
export async function once(
  store: Store,
  now: () => number,
  requestId: string,
  { accountId, key, operationId, input }: IdempotentRequest,
  carryOut: () => Promise<Answer>,
): Promise<Answer> {
  const storeKey = idempotencyKey(accountId, key)
  const fingerprint = hash('sha256', JSON.stringify([operationId, Object.entries(input).sort()]), 'base64url')
  const outcome = await store.update(storeKey, (held: Reservation | undefined) => reserve(held, fingerprint, now()))
  switch (outcome.kind) {
    case 'repeat':
      return outcome.answer
    case 'in progress':
      return failed({ status: 409, reason: 'a request with this Idempotency-Key is still being carried out: try again in a moment, with the same key' }, requestId)
    case 'other body':
      return failed({ status: 422, reason: 'this Idempotency-Key came before with another body: use a new key for a new request' }, requestId)
    case 'first': {
      const answer = await carryOut()
      const mayBeSent = answer.status === 200 || answer.status === 500
      // Should this fail, the key stays taken and repeats get 409: no text is sent twice.
      await store.update(storeKey, (held: Reservation | undefined) => (mayBeSent ? settle(held, answer) : release())).catch(() => undefined)
      return answer
    }
  }
}
