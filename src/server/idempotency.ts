// Idempotency-Key: the first request with a key is carried out, its repeats get the first one's answer.
import type { Input, OperationId } from '../contract/operations.js'
import { matches, seal } from '../rules/code.js'
import { release, type Reservation, reserve, settle } from '../rules/idempotency.js'
import { type Answer, failed } from './answer.js'
import { defaultScope, type Service } from './handlers.js'
import { idempotencyKey } from './keys.js'

/** One use of a key. */
export interface IdempotentRequest {
  readonly accountId: string
  readonly key: string
  readonly operationId: OperationId
  /** The validated body. */
  readonly input: Input<OperationId>
}

/**
 * Carries the request out unless one with this key came before. An answer that says "sent", or leaves it open, is kept and given again; after one that
 * says "not sent" the key is free for another try.
 */
export async function once(
  { store, now, random, pepper }: Service,
  requestId: string,
  { accountId, key, operationId, input }: IdempotentRequest,
  carryOut: () => Promise<Answer>,
): Promise<Answer> {
  const storeKey = idempotencyKey(accountId, key)
  // A client may write the same request in another way when it tries again: in another order, or with null, an empty text or the usual scope for what it left out.
  const fields = Object.entries({ ...input, scope: input.scope || defaultScope })
    .filter(([, value]) => value !== null && value !== '')
    .sort(([one], [other]) => (one < other ? -1 : 1))
  const request = ['idempotency', accountId, key, operationId, JSON.stringify(fields)]
  const sealed = seal(pepper, random, request)
  const isSame = (held: string) => matches(pepper, [held], request, 1)

  const outcome = await store.update(storeKey, (held: Reservation | undefined) => reserve(held, sealed, isSame, now()))
  switch (outcome.kind) {
    case 'repeat':
      return outcome.answer
    case 'in progress':
      return failed(
        {
          status: 409,
          reason:
            'a request with this Idempotency-Key is still being carried out: try again in a moment, with the same key',
        },
        requestId,
      )
    case 'abandoned':
      return failed(
        {
          status: 500,
          reason:
            'the first request with this Idempotency-Key was broken off; its message may or may not have been sent: use a new key to send another',
        },
        requestId,
      )
    case 'other body':
      return failed(
        { status: 422, reason: 'this Idempotency-Key came before with another request: use a new key for a new one' },
        requestId,
      )
    case 'first': {
      const answer = await carryOut()
      // Every answer to a send has a body.
      const { status, body = {} } = answer
      const mayBeSent = status === 200 || status === 500
      // Should this fail, the key stays taken and repeats get 409: no text is sent twice.
      await store
        .update(storeKey, (held: Reservation | undefined) => (mayBeSent ? settle(held, { status, body }) : release()))
        .catch(() => undefined)
      return answer
    }
  }
}
