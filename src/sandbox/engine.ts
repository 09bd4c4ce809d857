// The parts of a sandbox, wired together: the service, and everything that watches it or gets in its way.
import { randomInt } from 'node:crypto'
import { type Attempt, createOutbox, type Outbox } from '../callbacks/outbox.js'
import { loopbackAnd } from '../callbacks/egress.js'
import { isObject } from '../contract/validate.js'
import type { OutboundMessage } from '../delivery/delivery.js'
import { type Inbox, inbox } from '../delivery/inbox.js'
import type { Random } from '../rules/code.js'
import { defaultPolicy, type Policy } from '../rules/policy.js'
import { type Recipient, standing } from '../rules/recipient.js'
import { type Account, anyAccount, knownAccounts } from '../server/accounts.js'
import { idempotencyKey, prefixKey, recipientKey } from '../server/keys.js'
import type { Log } from '../server/log.js'
import { createServer } from '../server/server.js'
import { memoryStore } from '../stores/memory.js'
import { createClock, type SchedulingClock } from './clock.js'
import { createEvents, type Events } from './events.js'
import { createExchanges } from './exchange.js'
import { createFaults, type Faults } from './faults.js'
import { createJournal, type Exchange, type Journal } from './journal.js'
import { createReceipts, receiptOf } from './receipts.js'
import { seeded } from './seed.js'
import { createTracking, type TrackedMessage } from './tracking.js'
import { clockView, exchangeView, messageView } from './view.js'

/** What a sandbox is made of. */
export interface EngineOptions {
  readonly accounts: readonly Account[]
  readonly strict: boolean
  readonly limitSends: boolean
  readonly seed?: number | string | undefined
  readonly callbackHosts: readonly string[]
  readonly realNow: () => number
  readonly log?: Log | undefined
  readonly onMessage?: ((message: OutboundMessage) => void) | undefined
}

/** A sandbox without its doors: nothing here knows of HTTP paths or of tests. */
export interface Engine {
  /** The service itself, unwatched: for requests for tokens. */
  serve(request: Request): Promise<Response>
  /** Carries out a call of the two-factor API, watched. Rejects with a ConnectionDroppedError where a fault says so. */
  exchange(request: Request): Promise<Response>
  readonly inbox: Inbox
  readonly clock: SchedulingClock
  readonly faults: Faults
  readonly journal: Journal
  readonly events: Events
  tracked(message: OutboundMessage): TrackedMessage
  forgetMessages(to?: string): void
  /** Sends a callback for a message now: the one given, or the last one again. `undefined` when the message has no callbackUrl. */
  sendCallback(message: OutboundMessage, receipt?: { readonly errorCode?: number; readonly description?: string }): Promise<Attempt | undefined>
  /** As new; or, for one number, as if it had never been called. */
  reset(to?: string): Promise<void>
}

export function createEngine(options: EngineOptions): Engine {
  const { accounts, strict, limitSends, callbackHosts, realNow, seed, log, onMessage } = options
  const policy: Policy = limitSends ? defaultPolicy : { ...defaultPolicy, sendsPerNumber: [], sendsPerPrefix: [] }
  const known = strict ? knownAccounts(accounts) : anyAccount({ name: 'Sandbox', accounts })
  // Codes and ids draw from a stream of their own, so that a seed gives the same ones whatever else happens.
  const stream = (name: string): Random => (seed === undefined ? randomInt : seeded(`${seed} ${name}`))
  const streams = () => ({ codes: stream('codes'), faults: stream('faults'), callbacks: stream('callbacks') })
  let random = streams()

  const journal = createJournal()
  const clock: SchedulingClock = createClock(realNow, () => events.publish('clock', { clock: clockView(clock) }))
  const events = createEvents(clock.now)
  const faults = createFaults((limit) => random.faults(limit), () => events.publish('faults', { faults: faults.list() }))
  const delivery = inbox(onMessage && { onMessage })
  const { track, tracked } = createTracking(policy.failuresBeforeLock)
  const updated = (message: OutboundMessage) => events.publish('message.updated', { message: messageView(tracked(message)) })

  let store = memoryStore({ now: clock.now })
  const serve = () =>
    createServer({ accounts: known, store, delivery, policy, now: clock.now, random: (limit) => random.codes(limit), ...(log && { log }) })
  let server = serve()

  const outbox: Outbox = createOutbox({
    schedule: clock,
    egress: loopbackAnd(callbackHosts),
    random: (limit) => random.callbacks(limit),
    fetch: (input, init) => fetch(input, init),
    onAttempt(attempt) {
      const message = delivery.message(attempt.receipt.message.id)
      if (!message) return
      track(message).callbacks.push(attempt)
      updated(message)
    },
  })
  const plan = createReceipts({ clock, outbox, track, onChange: updated })
  delivery.subscribe((message) => {
    events.publish('message', { message: messageView(tracked(message)) })
    plan(message)
  })

  async function onExchange(exchange: Exchange, input: unknown): Promise<void> {
    const accountId = accountOf(exchange)
    if (accountId !== undefined && exchange.to !== null && exchange.operationId === 'verifyCode' && isObject(input)) await note(accountId, exchange.to, input, exchange)
    journal.add(exchange)
    events.publish('exchange', { exchange: exchangeView(exchange) })
  }

  /** Tells the messages that a verify was about how they stand now. */
  async function note(accountId: string, to: string, input: Record<string, unknown>, { response }: Exchange): Promise<void> {
    const scope = typeof input['scope'] === 'string' && input['scope'] !== '' ? input['scope'] : '2FA'
    const now = clock.now()
    const stands = await store.update(recipientKey(accountId, to), (recipient: Recipient | undefined) => ({
      record: recipient,
      outcome: standing(recipient, scope, now, policy),
    }))
    const valid = response?.body === '{"valid":true}'
    for (const message of delivery.messages({ to, scope })) {
      if (message.accountId !== accountId || message.expiresAt <= now) continue
      const of = track(message)
      if (of.verifiedAt !== null) continue
      const hit = valid && message.code === input['code']
      Object.assign(of, stands, { attempts: of.attempts + 1, verifiedAt: hit ? now : null })
      updated(message)
    }
  }

  /** The store's keys for a number, as far as the inbox and the journal remember who called it. */
  function recordsOf(to: string): string[] {
    const exchanges = journal.exchanges({ to })
    const accountIds = new Set([...delivery.messages({ to }), ...exchanges.map((exchange) => ({ accountId: accountOf(exchange) }))].map(({ accountId }) => accountId))
    const keys = new Set(exchanges.map(({ request }) => request.headers['idempotency-key']))
    return [...accountIds].flatMap((accountId) =>
      accountId === undefined
        ? []
        : [
            recipientKey(accountId, to),
            prefixKey(accountId, to),
            ...[...keys].flatMap((key) => (key === undefined ? [] : [idempotencyKey(accountId, key)])),
          ],
    )
  }

  function forgetMessages(to?: string): void {
    delivery.forget({ to })
    events.publish('messages.deleted', { to: to ?? null })
  }

  return {
    serve: (request) => server.fetch(request),
    exchange: createExchanges({ serve: (request) => server.fetch(request), clock, faults, onExchange }),
    inbox: delivery,
    clock,
    faults,
    journal,
    events,
    tracked,
    forgetMessages,
    async sendCallback(message, receipt) {
      const { callbacks, errorCode } = track(message)
      if (!message.callbackUrl) return undefined
      const last = callbacks.at(-1)?.receipt
      const again = last ?? receiptOf(message, errorCode === null ? {} : { errorCode }, clock.now())
      return outbox.resend({ url: message.callbackUrl, receipt: receipt ? receiptOf(message, receipt, clock.now(), receipt.description) : again })
    },
    async reset(to) {
      if (to === undefined) {
        clock.reset()
        faults.set([])
        random = streams()
        store = memoryStore({ now: clock.now })
        server = serve()
      } else {
        await Promise.all(recordsOf(to).map((key) => store.update(key, () => ({ record: undefined, outcome: undefined }))))
        faults.set(faults.list().filter((fault) => fault.to !== to))
      }
      delivery.forget({ to })
      journal.forget(to)
      events.publish('reset', { to: to ?? null })
    },
  }
}

function accountOf({ path }: Exchange): string | undefined {
  const encoded = /\/accounts\/([^/]+)\//.exec(path)?.[1]
  try {
    return encoded && decodeURIComponent(encoded)
  } catch {
    return undefined
  }
}
