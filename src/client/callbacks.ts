// Reads what is posted to you: delivery receipts of the two-factor API, and events of a messaging application's webhook.
import { deliveryReceipt, messagingEvent } from '../contract/callbacks.js'
import type { DeliveryReceipt, MessagingEvent } from '../contract/models.js'
import { isObject, validate, type Problem } from '../contract/validate.js'
import { TwoFactorInputError } from './errors.js'

/** One callback. Both may come more than once, and late. */
export type TwoFactorCallback =
  | (DeliveryReceipt & { readonly kind: 'delivery-receipt' })
  /** The event's text may hold a code: do not log it. */
  | (MessagingEvent & { readonly kind: 'messaging-event' })

/**
 * The events in the body of a callback, in its order: at least one.
 *
 * @param body JSON as it came, as text or in bytes, or parsed: an event, or an array of them.
 * @throws TwoFactorInputError for anything else, with every problem, never a value. Answer such a request with 400.
 */
export function parseCallback(body: unknown): TwoFactorCallback[] {
  // Not instanceof: the bytes may come from another realm, as those of Jest do.
  const isBuffer = (bytes: unknown): bytes is ArrayBuffer =>
    Object.prototype.toString.call(bytes) === '[object ArrayBuffer]'
  const text = ArrayBuffer.isView(body) || isBuffer(body) ? new TextDecoder().decode(body) : body
  const parsed = typeof text === 'string' ? parse(text) : text
  if (!Array.isArray(parsed)) return read([['', parsed]])
  if (!parsed.length)
    throw new TwoFactorInputError([{ field: '', rule: 'length', message: 'the callback must have at least 1 event' }])
  return read(parsed.map((event: unknown, index) => [`[${index}]`, event]))
}

function read(events: [field: string, event: unknown][]): TwoFactorCallback[] {
  const callbacks: TwoFactorCallback[] = []
  const problems: Problem[] = []
  for (const [field, event] of events) {
    const asMessaging = validate(messagingEvent, event, field)
    const asReceipt = validate(deliveryReceipt, event, field)
    if (!asMessaging.length)
      callbacks.push({ ...(event as MessagingEvent), kind: 'messaging-event' }) // just validated
    else if (!asReceipt.length)
      callbacks.push({ ...(event as DeliveryReceipt), kind: 'delivery-receipt' }) // just validated
    // Whom a text went to is what only a messaging event tells.
    else problems.push(...(isObject(event) && 'to' in event ? asMessaging : asReceipt))
  }
  if (problems.length) throw new TwoFactorInputError(problems)
  return callbacks
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    throw new TwoFactorInputError([{ field: '', rule: 'type', message: 'the callback must be JSON' }])
  }
}
