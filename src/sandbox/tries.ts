// Tells messages how their codes fare: who tried them, how many wrong ones are left, and which one let a person in.
import { isObject } from '../contract/validate.js'
import type { OutboundMessage } from '../delivery/delivery.js'
import type { Inbox } from '../delivery/inbox.js'
import type { Policy } from '../rules/policy.js'
import { type Recipient, standing } from '../rules/recipient.js'
import { recipientKey } from '../server/keys.js'
import type { Store } from '../stores/store.js'
import type { Track } from './tracking.js'

/** What tries are told of. */
export interface TriesOptions {
  readonly store: Store
  readonly inbox: Inbox
  readonly policy: Policy
  readonly now: () => number
  readonly track: (message: OutboundMessage) => Track
  /** Told of each message with a live code that may stand otherwise than before. */
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
  const standings = (accountId: string, to: string) =>
    store.update(recipientKey(accountId, to), (recipient: Recipient | undefined) => ({
      record: recipient,
      outcome: (scope: string) => standing(recipient, scope, now(), policy),
    }))

  return {
    /** A message is about to arrive: wrong codes from before it count against it as well. */
    async arriving(message: OutboundMessage): Promise<void> {
      const stands = await standings(message.accountId, message.to)
      Object.assign(track(message), stands(message.scope))
    },

    /** A verify was carried out. One that was refused, or met a lock, is no try. */
    async tried({ accountId, to, input, status, answer }: Try): Promise<void> {
      if (status !== 200 || !isObject(input)) return
      const scope = input['scope'] || '2FA'
      const isValid = answer === '{"valid":true}'
      const stands = await standings(accountId, to)
      const codes = new Map<string, number>()
      for (const message of inbox.messages({ to })) {
        if (message.accountId !== accountId) continue
        const of = track(message)
        Object.assign(of, stands(message.scope))
        if (of.spent || message.expiresAt <= now()) continue
        const isAsked = message.scope === scope
        // All at once, as the rules have it: also those that newer ones pushed out.
        if (isAsked) of.spent = isValid
        // Newest first, so that these are the codes that newer ones have not pushed out.
        const place = codes.get(message.scope) ?? 0
        codes.set(message.scope, place + 1)
        if (place >= policy.liveCodes) continue
        if (isAsked) {
          of.attempts += 1
          if (isValid && message.code === input['code']) of.verifiedAt = now()
        }
        onChange(message)
      }
    },
  }
}
