// Tells messages how their codes fare: who tried them, how many wrong ones are left, and which one let a person in.
import { isObject } from '../../contract/validate.js'
import type { OutboundMessage } from '../../delivery/delivery.js'
import type { Inbox } from '../../delivery/inbox.js'
import type { Policy } from '../../rules/policy.js'
import { type Recipient, standings } from '../../rules/recipient.js'
import { defaultScope } from '../../server/handlers.js'
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

/** A verify that the service carried out. */
export interface Try {
  readonly accountId: string
  readonly to: string
  /** The body of the request, which the service found right unless `status` says otherwise. */
  readonly input: unknown
  readonly status: number
  /** The body of the answer. */
  readonly answer: string
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

    /** A verify was carried out. One that was refused, or met a lock, is no try. */
    async tried({ accountId, to, input, status, answer }: Try): Promise<void> {
      if (status !== 200 || !isObject(input)) return
      const scope = input['scope'] || defaultScope
      const isValid = answer === '{"valid":true}'
      const stands = await standingsOf(accountId, to)
      let newer = 0
      for (const message of inbox.messages({ to })) {
        if (message.accountId !== accountId) continue
        const of = track(message)
        const { attemptsLeft, lockedUntil, spent } = of
        Object.assign(of, stands(message.scope))
        // Newest first, so that the first ones are those that newer ones have not pushed out.
        const isTried = message.scope === scope && !of.spent && message.expiresAt > now() && newer++ < policy.liveCodes
        if (isTried) {
          of.attempts += 1
          if (isValid && message.code === input['code']) of.verifiedAt = now()
        }
        // All at once, as the rules have it: also those that newer ones pushed out.
        if (message.scope === scope && isValid) of.spent = true
        // Wrong codes and a lock are the number's and the scope's, so they show on messages whose code went long ago as well.
        if (isTried || of.spent !== spent || of.attemptsLeft !== attemptsLeft || of.lockedUntil !== lockedUntil)
          onChange(message)
      }
    },
  }
}
