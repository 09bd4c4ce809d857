// Tells messages how their codes fare: who tried them, how many wrong ones are left, and which one let a person in.
import type { OutboundMessage } from '../../delivery/delivery.js'
import type { Inbox } from '../../delivery/inbox.js'
import type { Policy } from '../../rules/policy.js'
import { type Recipient, standings } from '../../rules/recipient.js'
import type { Outcome } from '../../server/handlers.js'
import { recipientKey } from '../../server/keys.js'
import type { Store } from '../../stores/store.js'
import type { Track } from './tracking.js'

/** What tries are told of. */
export interface TriesOptions {
  readonly store: Store
  readonly inbox: Inbox
  readonly policy: Policy
  readonly now: () => number
  readonly track: (message: OutboundMessage) => Track
  /** Told of each message that stands otherwise than before. */
  readonly onChange: (message: OutboundMessage) => void
}

/** How codes fare, by the rules and their store. */
export function createTries({ store, inbox, policy, now, track, onChange }: TriesOptions) {
  /** How a number of an account stands, by scope. */
  const standingsOf = (accountId: string, to: string) =>
    store.update(recipientKey(accountId, to), (recipient: Recipient | undefined) => ({
      record: recipient,
      outcome: standings(recipient, now(), policy),
    }))

  return {
    /** A message is about to arrive: wrong codes from before it count against it as well. */
    async arriving(message: OutboundMessage): Promise<void> {
      const stands = await standingsOf(message.accountId, message.to)
      Object.assign(track(message), stands(message.scope))
    },

    /** A code was sent or tried. What met a lock is no try. */
    async happened(outcome: Outcome): Promise<void> {
      const { accountId, to } = outcome
      if (outcome.kind === 'locked') return
      if (outcome.kind === 'sent') return replace(outcome.replaced)
      const stands = await standingsOf(accountId, to)
      for (const message of inbox.messages({ to })) {
        if (message.accountId !== accountId) continue
        const of = track(message)
        const { attemptsLeft, lockedUntil } = of
        Object.assign(of, stands(message.scope))
        const isTried = outcome.tried.includes(message.id)
        if (isTried) of.attempts += 1
        if (isTried && outcome.kind === 'verified') of.ended = message.id === outcome.id ? 'verified' : 'void'
        if (of.ended === 'verified') of.verifiedAt ??= now()
        // Wrong codes and a lock are the number's and the scope's, so they show on messages whose code went long ago as well.
        if (isTried || of.attemptsLeft !== attemptsLeft || of.lockedUntil !== lockedUntil) onChange(message)
      }
    },
  }

  function replace(id: string | undefined): void {
    const message = id === undefined ? undefined : inbox.message(id)
    if (!message) return
    track(message).ended = 'replaced'
    onChange(message)
  }
}
