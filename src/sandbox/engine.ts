// The parts of a sandbox, wired together: the service, and everything that watches it or gets in its way.
import { randomInt } from 'node:crypto'
import { setMaxListeners } from 'node:events'
import { transferableAbortController } from 'node:util'
import { type Attempt, createOutbox, type Outbox } from '../callbacks/outbox.js'
import { loopbackAnd } from '../callbacks/egress.js'
import type { Delivery, OutboundMessage } from '../delivery/delivery.js'
import { type Inbox, inbox } from '../delivery/inbox.js'
import type { Random } from '../rules/code.js'
import { defaultPolicy, type Policy } from '../rules/policy.js'
import { type Account, anyAccount, knownAccounts } from '../server/accounts.js'
import type { Reply } from '../server/answer.js'
import type { Call } from '../server/call.js'
import type { Log } from '../server/log.js'
import { createServer, type Route } from '../server/server.js'
import { createClock, type SchedulingClock } from './clock/clock.js'
import { createEvents, type Events, type SandboxEvent } from './journal/events.js'
import { createExchanges } from './http/exchange.js'
import { createFaults, type Faults } from './trouble/faults.js'
import { createHolds } from './trouble/holds.js'
import { createJournal, type Journal } from './journal/journal.js'
import { createNumbers, type NumberOptions } from './inbox/numbers.js'
import { createRecords } from './inbox/records.js'
import { createSharing } from './inbox/sharing.js'
import { createReceipts, receiptAfter, receiptOf, type Verdict } from './inbox/receipts.js'
import { seeded } from './seed.js'
import { createTracking, type TrackedMessage } from './inbox/tracking.js'
import { createTries } from './inbox/tries.js'
import { clockView, exchangeView, messageView } from './inbox/view.js'

/** What a sandbox is made of. */
export interface EngineOptions {
  readonly accounts: readonly Account[]
  readonly strict: boolean
  readonly limitSends: boolean
  readonly seed?: number | string | undefined
  readonly callbackHosts: readonly string[]
  /** Whether only this machine can reach the sandbox. */
  readonly isPrivate: () => boolean
  readonly allowHeaders: readonly string[]
  readonly realNow: () => number
  readonly log?: Log | undefined
  readonly onMessage?: ((message: OutboundMessage) => void) | undefined
}

/** A sandbox without its doors: nothing here knows of HTTP paths or of tests. */
export interface Engine {
  /** The operation of the two-factor API that a call names, or why it names none. */
  route(call: Call): Route
  /** Answers a call for a token, unwatched. */
  issueToken(call: Call): Promise<Reply>
  /** Carries out a call of the two-factor API, watched. Rejects with a ConnectionDroppedError where a fault says so. */
  exchange(call: Call): Promise<Reply>
  readonly inbox: Inbox
  readonly clock: SchedulingClock
  readonly faults: Faults
  readonly journal: Journal
  readonly events: Events
  tracked(message: OutboundMessage): TrackedMessage
  forgetMessages(to?: string): void
  /** A number that nobody else gets; `undefined` when every one of that kind has messages. */
  reserveNumber(options?: NumberOptions): string | undefined
  /** Sends a callback for a message now, once: the last one again, or one that differs in what is ordered. `undefined` when the message has no callbackUrl. */
  sendCallback(message: OutboundMessage, order?: Partial<Verdict>): Promise<Attempt | undefined>
  /** As new; or, for one number, as if it had never been called. */
  reset(to?: string): Promise<void>
  /** Aborted when the sandbox is closed: the end of everything that waits. */
  readonly closed: AbortSignal
  close(): void
}

/** Where the ids of a seeded sandbox begin to count: the time of day must not change them. */
const seededIdTime = Date.UTC(2026, 0, 1)

/** Attempts that a message remembers, the newest ones: many more than it gets by itself. */
const keptAttempts = 100

export function createEngine(options: EngineOptions): Engine {
  const { accounts, strict, limitSends, callbackHosts, allowHeaders, realNow, seed, log, onMessage } = options
  const policy: Policy = limitSends ? defaultPolicy : { ...defaultPolicy, sendsPerNumber: [], sendsPerPrefix: [] }
  const known = strict ? knownAccounts(accounts) : anyAccount({ name: 'Sandbox', accounts })
  // Codes and ids draw from a stream of their own, so that a seed gives the same ones whatever else happens.
  const stream = (name: string): Random => (seed === undefined ? randomInt : seeded(`${seed} ${name}`))
  const draws = () => ({
    codes: stream('codes'),
    faults: stream('faults'),
    callbacks: stream('callbacks'),
    ids: seededIdTime,
  })
  let random = draws()
  // Node's own, which the global one is not where a test runner stands in for a browser.
  const closing = transferableAbortController()
  const closed = closing.signal
  // One for everything that waits, and hundreds may.
  setMaxListeners(0, closed)

  const journal = createJournal()
  const clock: SchedulingClock = createClock(realNow, () => publish('clock', { clock: clockView(clock) }))
  // By the machine's time, so that a reader who comes back to the sandbox after this one has seen no id of that.
  const events = createEvents(clock.now, { lastId: Math.floor(realNow()) * 1000 })
  const faults = createFaults(
    (limit) => random.faults(limit),
    () => publish('faults', { faults: faults.list() }),
  )
  const messages = inbox({ onMessage })
  const { track, standing, tracked } = createTracking(policy.failuresBeforeLock, clock.now)
  function publish(type: SandboxEvent['type'], data: object): void {
    events.publish(type, () => data)
  }
  function publishMessage(type: 'message' | 'message.updated', message: OutboundMessage): void {
    const then = standing(message)
    events.publish(type, () => ({ message: messageView({ ...message, ...then }) }), message.to)
  }
  function updated(message: OutboundMessage): void {
    // A message that was forgotten does not come back because its receipt is late.
    if (messages.message(message.id)) publishMessage('message.updated', message)
  }

  const sharing = createSharing()
  const store = createRecords(clock.now, policy)
  const tries = createTries({ store, inbox: messages, policy, now: clock.now, track, onChange: updated })
  const delivery: Delivery = {
    async deliver(given) {
      const message = sharing(given)
      await tries.arriving(message)
      return messages.deliver(message)
    },
  }
  const server = createServer({
    accounts: known,
    store,
    delivery,
    policy,
    now: clock.now,
    random: (limit) => random.codes(limit),
    idTime: seed === undefined ? undefined : () => random.ids++,
    log,
    onOutcome: (outcome) => {
      store.note(outcome.accountId, outcome.to)
      return tries.happened(outcome)
    },
  })

  const outbox: Outbox = createOutbox({
    schedule: clock,
    egress: loopbackAnd(callbackHosts, options.isPrivate),
    random: (limit) => random.callbacks(limit),
    fetch: (input, init) => fetch(input, init),
    closed,
    onAttempt(attempt) {
      const message = messages.message(attempt.receipt.message.id)
      if (!message) return
      const { callbacks } = track(message)
      callbacks.push(attempt)
      if (callbacks.length > keptAttempts) callbacks.shift()
      updated(message)
    },
  })
  const receipts = createReceipts({ clock, outbox, track, onChange: updated })
  messages.subscribe((message) => {
    receipts.plan(message)
    publishMessage('message', message)
  })

  const holds = createHolds(closed)
  const exchange = createExchanges({
    server,
    clock,
    faults,
    holds,
    allowHeaders,
    onExchange(made) {
      const { accountId, to, idempotencyKey, exchange } = made
      if (idempotencyKey !== undefined && accountId !== undefined && to !== undefined)
        store.note(accountId, to, idempotencyKey)
      journal.add(made)
      events.publish('exchange', () => ({ exchange: exchangeView(exchange()) }), to)
    },
  })

  // What is no message and no exchange stays: a page that comes back is to learn how the clock and the faults stand.
  function forgetEvents(to: string | undefined, ...types: SandboxEvent['type'][]): void {
    events.forget((event) => types.includes(event.type) && (to === undefined || event.to === to))
  }

  function forgetMessages(to?: string): void {
    messages.forget({ to })
    forgetEvents(to, 'message', 'message.updated')
    publish('messages.deleted', { to: to ?? null })
  }

  return {
    route: server.route,
    issueToken: (call) => server.reply(call),
    exchange,
    inbox: messages,
    clock,
    faults,
    journal,
    events,
    tracked,
    forgetMessages,
    reserveNumber: createNumbers((to) => messages.messages({ to }, 1).length === 0),
    async sendCallback(message, order) {
      const { callbacks, errorCode } = track(message)
      const { callbackUrl: url, to } = message
      if (!url) return undefined
      const first = () =>
        receiptOf(
          message,
          errorCode === null ? { type: 'message-delivered' } : { type: 'message-failed', errorCode },
          clock.now(),
        )
      const last = callbacks.at(-1)?.receipt ?? first()
      return outbox.resend({ url, to, receipt: order ? receiptAfter(last, message, order, clock.now()) : last })
    },
    async reset(to) {
      holds.release(to)
      if (to === undefined) {
        clock.reset()
        faults.set([])
        random = draws()
        store.clear()
      } else {
        clock.drop(to)
        await store.forget(to)
        faults.set(faults.list().filter((fault) => fault.to !== to))
      }
      receipts.reset(to)
      messages.forget({ to })
      journal.forget(to)
      forgetEvents(to, 'message', 'message.updated', 'exchange')
      publish('reset', { to: to ?? null })
    },
    closed,
    close() {
      clock.drop()
      closing.abort(new Error('the sandbox was closed'))
    },
  }
}
