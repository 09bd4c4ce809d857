// A delivery that reaches no phone: it keeps messages where a person or a test can read them.
import type { Delivery, OutboundMessage } from './delivery.js'
import { momentOf } from './moment.js'

/** Options of `inbox`. */
export interface InboxOptions {
  /** How many messages are kept, the newest ones; 10,000 when absent. */
  readonly capacity?: number | undefined
  /** Called with each message as it arrives. */
  readonly onMessage?: ((message: OutboundMessage) => void) | undefined
}

/** Which messages are meant: those that fit in everything that is given. */
export interface InboxFilter {
  readonly to?: string | undefined
  readonly from?: string | undefined
  readonly scope?: string | undefined
  readonly channel?: OutboundMessage['channel'] | undefined
  /**
   * Only what arrived after the message with this id, or at this moment or later: a Date, epoch milliseconds, or as in RFC 3339. After an id that is not kept, everything
   * did.
   */
  readonly since?: string | number | Date | undefined
}

/** A delivery whose messages can be read. */
export interface Inbox extends Delivery {
  /** How many messages arrived and are kept no more, because newer ones took their place. */
  readonly dropped: number
  /** Newest first, at most `limit`; all when it is absent. Throws a RangeError for a `since` that is neither an id nor a moment. */
  messages(filter?: InboxFilter, limit?: number): OutboundMessage[]
  message(id: string): OutboundMessage | undefined
  /** Forgets messages; those to one number when `to` is given, otherwise also how many were dropped. */
  forget(filter?: { readonly to?: string | undefined }): void
  /** Calls `listener` with each message that arrives from now on, until the function that it returns is called. */
  subscribe(listener: (message: OutboundMessage) => void): () => void
}

/** An empty inbox. It accepts every message. */
export function inbox({ capacity = 10_000, onMessage }: InboxOptions = {}): Inbox {
  let kept: OutboundMessage[] = []
  const byId = new Map<string, OutboundMessage>()
  let dropped = 0
  const listeners = new Set(onMessage && [onMessage])
  return {
    get dropped() {
      return dropped
    },
    async deliver(message) {
      kept.push(message)
      byId.set(message.id, message)
      const oldest = kept.length > capacity ? kept.shift() : undefined
      if (oldest) {
        byId.delete(oldest.id)
        dropped += 1
      }
      for (const listener of listeners) listener(message)
      return { status: 'accepted' }
    },
    messages(filter = {}, limit = Infinity) {
      const { since } = filter
      const fits = fitting(filter)
      const matching: OutboundMessage[] = []
      for (let index = kept.length - 1; index >= 0 && matching.length < limit; index -= 1) {
        // The index is within the list.
        const message = kept[index] as OutboundMessage
        if (message.id === since) break
        if (fits(message)) matching.push(message)
      }
      return matching
    },
    message: (id) => byId.get(id),
    forget({ to } = {}) {
      kept = to === undefined ? [] : kept.filter((message) => message.to !== to)
      byId.clear()
      for (const message of kept) byId.set(message.id, message)
      if (to === undefined) dropped = 0
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Tells whether a message is all that the filter says, but for an id in `since`, which only the inbox can place. Throws as `Inbox.messages` does. */
export function fitting({ to, from, scope, channel, since }: InboxFilter): (message: OutboundMessage) => boolean {
  const moment = momentSince(since)
  return (message) =>
    (to === undefined || message.to === to) &&
    (from === undefined || message.from === from) &&
    (scope === undefined || message.scope === scope) &&
    (channel === undefined || message.channel === channel) &&
    (moment === undefined || message.createdAt >= moment)
}

/** Epoch milliseconds; `undefined` for an id, or nothing. */
function momentSince(since: InboxFilter['since']): number | undefined {
  if (since === undefined || isMessageId(since)) return undefined
  const moment = typeof since === 'string' ? momentOf(since) : Number(since)
  if (moment !== undefined && !Number.isNaN(moment)) return moment
  throw new RangeError(
    'since must be the id of a message, or a moment: a Date, epoch milliseconds, or such as 2026-01-31T09:30:00Z',
  )
}

/** Whether this has the shape of a `messageId` or a `callId`. */
export function isMessageId(text: unknown): boolean {
  return typeof text === 'string' && /^(?:\d{13}[0-9a-z]{16}|c-[0-9a-f]{8}-[0-9a-f-]{36})$/.test(text)
}
