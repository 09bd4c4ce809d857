// What the service needs to get a message to a person.

/** A code on its way to a phone. */
export interface OutboundMessage {
  /** The `messageId` or `callId` that the caller gets. */
  readonly id: string
  readonly channel: 'messaging' | 'voice'
  readonly accountId: string
  readonly applicationId: string
  readonly from: string
  readonly to: string
  readonly scope: string
  /** What the person reads or hears; contains the code. */
  readonly text: string
  readonly code: string
  /** Epoch milliseconds. */
  readonly createdAt: number
  /** Epoch milliseconds from which no request can verify the code. */
  readonly expiresAt: number
  /** Where delivery receipts go; absent when nowhere. */
  readonly callbackUrl?: string
}

/**
 * `accepted`: it is on its way. `refused`: it certainly never will be, and `reason` says why in words that the caller may read.
 * What is neither, such as no answer in time, is a rejected promise: the person may or may not get the message.
 */
export type DeliveryOutcome = { readonly status: 'accepted' } | { readonly status: 'refused'; readonly reason: string }

/** Gets messages to people. */
export interface Delivery {
  deliver(message: OutboundMessage): Promise<DeliveryOutcome>
}
