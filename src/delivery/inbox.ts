// A delivery that reaches no phone: it keeps messages where a person or a test can read them.
import type { Delivery, OutboundMessage } from './delivery.js'

/** Options of `inbox`. */
export interface InboxOptions {
  /** How many messages are kept, the newest ones; 10,000 when absent. */
  readonly capacity?: number
  /** Called with each message as it arrives. */
  readonly onMessage?: (message: OutboundMessage) => void
}

/** A delivery whose messages can be read. */
export interface Inbox extends Delivery {
  /** Newest first; those to one number when `to` is given. */
  messages(filter?: { readonly to?: string | undefined }): OutboundMessage[]
}

/** An empty inbox. It accepts every message. */
export function inbox({ capacity = 10_000, onMessage }: InboxOptions = {}): Inbox {
  const kept = new Set<OutboundMessage>()
  return {
    async deliver(message) {
      kept.add(message)
      if (kept.size > capacity) for (const oldest of kept) {
        kept.delete(oldest)
        break
      }
      onMessage?.(message)
      return { status: 'accepted' }
    },
    messages({ to } = {}) {
      return [...kept].filter((message) => to === undefined || message.to === to).reverse()
    },
  }
}
