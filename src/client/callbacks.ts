// Reads what is posted to you: delivery receipts of the two-factor API, and events of a messaging application's webhook.
import { deliveryReceipt, messagingEvent } from '../contract/callbacks.js'
import type { DeliveryReceipt, MessagingEvent } from '../contract/models.js'
import { isObject, validate, type Problem } from '../contract/validate.js'
import { TwoFactorInputError } from './errors.js'

/** One callback. Each may come more than once, and late. */
export type TwoFactorCallback =
  | (DeliveryReceipt & { readonly kind: 'delivery-receipt' })
  /** The event's text may hold a code: do not log it. */
  | (MessagingEvent & { readonly kind: 'messaging-event' })
  | UnknownCallback

/** An event that the document does not know, of a newer type or of another form. Answer it as the others, or it comes again for a day. */
export interface UnknownCallback {
  readonly kind: 'unknown'
  /** As the event names it, such as `message-read`. */
  readonly type: string
  /** The event as it came. It may hold a code: do not log it. */
  readonly event: Readonly<Record<string, unknown>>
}

/** How much one callback may hold. A limit that is no number lets nothing pass. */
export interface CallbackLimits {
  /** 1,000 when absent. */
  readonly maxEvents?: number | undefined
  /** Of a body that comes as text, in UTF-8, or in bytes; 65,536 when absent. */
  readonly maxBytes?: number | undefined
}

/**
 * The events in the body of a callback, in its order: at least one.
 *
 * @param body JSON as it came, as text or in bytes, or parsed: an event, or an array of them.
 * @throws TwoFactorInputError for what is no event at all, no object with a `type`, and for more than the limits allow; ten problems are named, never a value. Answer such a
 * request with 400.
 */
export function parseCallback(
  body: unknown,
  { maxEvents = 1_000, maxBytes = 65_536 }: CallbackLimits = {},
): TwoFactorCallback[] {
  const parsed = typeof body === 'string' || isBytes(body) ? parse(body, maxBytes) : body
  if (!Array.isArray(parsed)) return read([['', parsed]])
  if (!parsed.length) refuse('length', 'the callback must have at least 1 event')
  if (!(parsed.length <= maxEvents)) refuse('length', `the callback must have at most ${maxEvents} events`)
  return read(parsed.map((event: unknown, index) => [`[${index}]`, event]))
}

const mostProblems = 10

function read(events: [field: string, event: unknown][]): TwoFactorCallback[] {
  const callbacks: TwoFactorCallback[] = []
  const problems: Problem[] = []
  for (const [field, event] of events) {
    if (isEvent(event)) callbacks.push(typed(event))
    else problems.push({ field, rule: 'type', message: `${field || 'the callback'} must be an object with a type` })
  }
  const more = problems.splice(mostProblems).length
  if (more) problems.push({ field: '', rule: 'type', message: `and ${more} more that are no events` })
  if (problems.length) throw new TwoFactorInputError(problems)
  return callbacks
}

function typed({ ...event }: { readonly type: string; readonly message?: unknown }): TwoFactorCallback {
  const { message } = event
  const known: unknown = withOffset({ ...event, ...(isObject(message) && { message: withOffset(message) }) })
  // What just passed is what the document describes.
  if (!validate(messagingEvent, known).length) return { ...(known as MessagingEvent), kind: 'messaging-event' }
  if (!validate(deliveryReceipt, known).length) return { ...(known as DeliveryReceipt), kind: 'delivery-receipt' }
  return { kind: 'unknown', type: event.type, event }
}

/** The object with `+00:00` in its time where some that are sent have `+0000`, which RFC 3339 does not know. */
function withOffset(object: Record<string, unknown>): Record<string, unknown> {
  const { time } = object
  return typeof time === 'string' ? { ...object, time: time.replace(/([+-]\d\d)(\d\d)$/, '$1:$2') } : object
}

function isEvent(event: unknown): event is { readonly type: string } {
  return isObject(event) && typeof event['type'] === 'string' && event['type'] !== ''
}

/** Not instanceof: the bytes may come from another realm, as those of Jest do. */
function isBytes(body: unknown): body is ArrayBuffer | ArrayBufferView {
  return ArrayBuffer.isView(body) || Object.prototype.toString.call(body) === '[object ArrayBuffer]'
}

function parse(body: string | ArrayBuffer | ArrayBufferView, maxBytes: number): unknown {
  // A text of so many characters has at least as many bytes, so that no long one is encoded in order to be measured.
  const fits =
    typeof body === 'string'
      ? body.length <= maxBytes && new TextEncoder().encode(body).length <= maxBytes
      : body.byteLength <= maxBytes
  if (!fits) refuse('length', `the callback must have at most ${maxBytes} bytes`)
  try {
    return JSON.parse(typeof body === 'string' ? body : new TextDecoder().decode(body))
  } catch {
    return refuse('type', 'the callback must be JSON')
  }
}

function refuse(rule: Problem['rule'], message: string): never {
  throw new TwoFactorInputError([{ field: '', rule, message }])
}
