// Lets messages share the texts that most of them have in common: of ten thousand, each came with its own copy of the account, the application and the sender.
import type { OutboundMessage } from '../../delivery/delivery.js'

// Many more than anybody uses at once, and few enough to be forgotten by.
const mostTexts = 1_000

/** Returns the same message with texts that earlier messages had. */
export function createSharing(): (message: OutboundMessage) => OutboundMessage {
  const known = new Map<string, string>()
  const shared = (text: string): string => {
    const same = known.get(text)
    if (same !== undefined) return same
    if (known.size >= mostTexts) known.clear()
    known.set(text, text)
    return text
  }
  return (message) => ({
    ...message,
    accountId: shared(message.accountId),
    applicationId: shared(message.applicationId),
    from: shared(message.from),
    scope: shared(message.scope),
  })
}
