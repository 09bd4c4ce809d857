// What each operation does: the rules applied to the store, and delivery asked to send.
import type { Input, Operations } from '../contract/operations.js'
import type { Delivery, DeliveryOutcome, OutboundMessage } from '../delivery/delivery.js'
import { codeFields, drawCode, type Pepper, type Random, seal, type Subject } from '../rules/code.js'
import { countSend, type SendWindow, uncountSend } from '../rules/limits.js'
import type { Policy } from '../rules/policy.js'
import { issue, keptMs, type Recipient, verify, type VerifyOutcome, withdraw } from '../rules/recipient.js'
import { render } from '../rules/template.js'
import type { Store } from '../stores/store.js'
import type { Accounts } from './accounts.js'
import { type Failure, inDoubt, tryLater } from './answer.js'
import type { Handlers } from './serve.js'
import { callId, messageId } from './ids.js'
import { prefixKey, recipientKey } from './keys.js'

/** What handlers work with. */
export interface Service {
  readonly accounts: Accounts
  readonly store: Store
  readonly delivery: Delivery
  readonly policy: Policy
  readonly pepper: Pepper
  readonly now: () => number
  readonly idTime: () => number
  readonly random: Random
  readonly onOutcome?: ((outcome: Outcome) => Promise<void>) | undefined
}

/** What came of a request that was carried out: a code was sent, or one was tried. */
export type Outcome = Subject &
  /** `replaced` is the message whose code the new one took the place of, if any. */
  ({ readonly kind: 'sent'; readonly id: string; readonly replaced: string | undefined } | VerifyOutcome)

/** A handler for every operation of the document. */
export const handlers = {
  async generateMessagingCode(service, { path: { accountId }, body: input }) {
    const id = messageId(service.idTime(), service.random)
    return (await send(service, 'messaging', id, accountId, input)) ?? { messageId: id }
  },

  async generateVoiceCode(service, { path: { accountId }, body: input }) {
    const id = callId(service.random)
    return (await send(service, 'voice', id, accountId, input)) ?? { callId: id }
  },

  async verifyCode(
    { store, policy, pepper, now, onOutcome },
    { path: { accountId }, body: { to, scope, code, expirationTimeInMinutes } },
  ) {
    const subject = { accountId, to, scope: scope || defaultScope }
    const outcome = await store.update(recipientKey(accountId, to), (recipient: Recipient | undefined) => {
      const decided = verify(recipient, subject, code, expirationTimeInMinutes * 60_000, now(), pepper, policy)
      // The same record: guessing at a locked number costs the disk nothing.
      return decided.outcome.kind === 'locked' ? { ...decided, record: recipient } : decided
    })
    await onOutcome?.({ ...subject, ...outcome })
    // Alike for every reason: an answer that told would help those who guess.
    if (outcome.kind !== 'locked') return { valid: outcome.kind === 'verified' }
    if (outcome.retryAfterMs === null)
      return {
        status: 429,
        reason: 'This number has exceeded verification attempts and stays locked until it is unlocked by hand',
      }
    return tryLater(429, 'This number has exceeded verification attempts', outcome.retryAfterMs)
  },
} satisfies Handlers<Service, Operations>

export const defaultScope = '2FA'
const longestText = 2048

/** Limits, then store the code, then send it. `undefined` when it is on its way. */
async function send(
  { accounts, store, delivery, policy, pepper, now, random, onOutcome }: Service,
  channel: OutboundMessage['channel'],
  id: string,
  accountId: string,
  input: Input<'generateMessagingCode'> | Input<'generateVoiceCode'>,
): Promise<Failure | undefined> {
  const { to, from, applicationId, digits, message } = input
  const scope = input.scope || defaultScope
  const application = accounts.application(accountId, applicationId)
  if (!application) return { status: 400, reason: 'applicationId is not an application of this account' }
  if (!application.sends(channel)) return { status: 400, reason: `applicationId must be an application for ${channel}` }
  if (!application.mayUse(from)) return { status: 400, reason: 'from is not a number of this application' }
  if (digits < policy.digits.min || digits > policy.digits.max)
    return { status: 400, reason: `digits must be ${policy.digits.min} to ${policy.digits.max}` }

  const callbackUrl = 'callbackUrl' in input && input.callbackUrl ? input.callbackUrl : undefined

  const code = drawCode(random, digits)
  const text = render(message, { CODE: code, NAME: application.name, SCOPE: scope })
  // Code points, as the document counts them.
  if (text.length > longestText && [...text].length > longestText)
    return { status: 400, reason: 'message must have at most 2,048 characters once its placeholders are filled in' }

  const createdAt = now()
  if (policy.sendsPerPrefix.length > 0) {
    const prefix = await store.update(prefixKey(accountId, to), (window: SendWindow | undefined) =>
      countSend(window, policy.sendsPerPrefix, createdAt),
    )
    if (prefix.retryAfterMs > 0)
      return tryLater(429, 'Too many codes were sent to numbers like this one', prefix.retryAfterMs)
  }
  const sealed = seal(pepper, random, codeFields({ accountId, to, scope }, code))
  const issued = await store.update(recipientKey(accountId, to), (recipient: Recipient | undefined) =>
    issue(recipient, { scope, id, createdAt, seal: sealed }, policy),
  )
  if (issued.kind === 'limited') {
    // Nothing is sent: one person who asks too often must not use up what their neighbours may get.
    await store.update(prefixKey(accountId, to), (window: SendWindow | undefined) =>
      uncountSend(window, policy.sendsPerPrefix, createdAt),
    )
    return tryLater(429, 'Too many codes were sent to this number', issued.retryAfterMs)
  }

  const outbound = {
    id,
    channel,
    accountId,
    applicationId,
    from,
    to,
    scope,
    text,
    code,
    createdAt,
    expiresAt: createdAt + keptMs,
    ...(callbackUrl !== undefined && { callbackUrl }),
  }
  let delivered: DeliveryOutcome
  try {
    delivered = await delivery.deliver(outbound)
  } catch (thrown) {
    // A StoreUnavailableError too: it may be of delivery's own store, after the text left.
    return inDoubt(thrown)
  }
  if (delivered.status === 'accepted') {
    await onOutcome?.({ kind: 'sent', accountId, to, scope, id, replaced: issued.replaced })
    return undefined
  }
  // Only plain JavaScript can resolve with anything else. Whether the text left is then unknown.
  if (delivered.status !== 'refused') return inDoubt(new TypeError('delivery resolved with an unknown status'))
  await store.update(recipientKey(accountId, to), (recipient: Recipient | undefined) =>
    withdraw(recipient, scope, sealed, now(), policy),
  )
  return { status: 400, reason: delivered.reason }
}
