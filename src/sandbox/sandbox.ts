// The service with an inbox instead of phones: the real rules, in memory, for tests and for trying things out.
import { isLoopback } from '../callbacks/egress.js'
import { sandboxOperations } from '../contract/sandbox.js'
import { validate } from '../contract/validate.js'
import type { OutboundMessage } from '../delivery/delivery.js'
import type { InboxFilter } from '../delivery/inbox.js'
import type { Account } from '../server/accounts.js'
import { type Listening, listen } from '../server/listen.js'
import type { Log } from '../server/log.js'
import { sandboxAccount } from './account.js'
import type { Clock } from './clock/clock.js'
import type { AccessOptions } from './http/access.js'
import { createListener } from './http/listener.js'
import { createEngine } from './engine.js'
import { type Fault, type FaultSpec, problemsOf, problemsOfOne } from './trouble/faults.js'
import type { Exchange } from './journal/journal.js'
import { pageAccounts } from './http/page-accounts.js'
import { checkProperties, type PropertiesOf } from './properties.js'
import { type Scenario, scenarios } from './trouble/scenarios.js'
import type { NumberOptions } from './inbox/numbers.js'
import type { TrackedMessage } from './inbox/tracking.js'
import { createReader, filterProperties, type WaitOptions } from './inbox/wait.js'
import { epochMs } from '../real-time.js'

/** Options of `createSandbox`. */
export interface SandboxOptions {
  /** Accounts, with their credentials, applications and numbers; one fictional account when absent. */
  readonly accounts?: readonly Account[] | undefined
  /** Whether only those accounts, credentials, applications and numbers are accepted. When false or absent, any well-formed ones are. */
  readonly strict?: boolean | undefined
  /** Whether sends are limited as this package's service does, 5 to a number in 10 minutes and so on. Not when absent: a test sends often. */
  readonly limitSends?: boolean | undefined
  /** The same seed gives the same codes and ids, call for call; ids then begin with a made-up time. Absent: they cannot be foretold. */
  readonly seed?: number | string | undefined
  /** Hosts that callbacks may go to, beside this machine (which is to be named as well where others can reach the sandbox), such as `app.test` or `app.test:8443`. */
  readonly callbackHosts?: readonly string[] | undefined
  /** Names of headers that the journal takes for no breach, beside the document's and those of HTTP and tracing. */
  readonly allowHeaders?: readonly string[] | undefined
  /** Called with each message as it arrives in the inbox. */
  readonly onMessage?: ((message: OutboundMessage) => void) | undefined
  /**
   * Epoch milliseconds that the clock goes by until it is moved; real time when absent, also where a test mocks the Date. `() => Date.now()` follows such a mock.
   */
  readonly now?: (() => number) | undefined
  /** Gets one entry for each request; nobody when absent. */
  readonly log?: Log | undefined
}

/** Where a sandbox listens. */
export interface SandboxListenOptions extends AccessOptions {
  /** 0 picks a free one. */
  readonly port: number
  /** `127.0.0.1` when absent, which nobody else can reach. Anything but loopback needs a `token`. */
  readonly host?: string | undefined
}

/** Which exchanges are meant. */
export interface JournalFilter {
  /** Only those about this number. */
  readonly to?: string | undefined
  /** How many at most; all that are kept when absent. */
  readonly limit?: number | undefined
}

const optionProperties: PropertiesOf<SandboxOptions> = {
  accounts: ['array'],
  strict: ['boolean'],
  limitSends: ['boolean'],
  seed: ['number', 'string'],
  callbackHosts: ['array'],
  allowHeaders: ['array'],
  onMessage: ['function'],
  now: ['function'],
  log: ['function'],
}
const listenProperties: PropertiesOf<SandboxListenOptions> = {
  port: ['number'],
  host: ['string'],
  token: ['string'],
  loopbackOnly: ['boolean'],
}
const resetProperties: PropertiesOf<Pick<InboxFilter, 'to'>> = { to: filterProperties.to }
const journalProperties: PropertiesOf<JournalFilter> = {
  to: filterProperties.to,
  limit: { type: 'integer', minimum: 1 },
}

// A context of a test runner's own lacks it on Node 20, and the `await using` that compilers write then looks for this one.
const asyncDispose: typeof Symbol.asyncDispose = Symbol.asyncDispose ?? Symbol.for('Symbol.asyncDispose')

/** A two-factor service that reaches no phone. */
export interface Sandbox {
  /**
   * Takes what `fetch` takes, for any host, and answers in process: hand it to `createTwoFactorClient({ fetch })`. Rejects where a fault drops the connection, and with the
   * reason of the request's signal; what was asked for may then still happen, as over a network.
   */
  readonly fetch: typeof fetch
  /** Time, for expiry, locks, limits and the retries of callbacks. */
  readonly clock: Clock
  /**
   * A phone number that is nobody's, and that this sandbox has not handed out yet: of the United States (555-01xx of some area code) unless `country` names another, and one that a
   * form with libphonenumber takes for valid. With `mobile`, a mobile one; Britain's and France's for fiction are refused by libphonenumber, so they come only then. Once all have
   * been handed out, more than 16,000 in the United States and 495 in Sweden, those without a message come again. Throws a RangeError when there is none.
   */
  number(options?: NumberOptions): string
  /**
   * The oldest message that fits and was not returned before, or else the next that arrives. Each message is returned once, so parallel tests that wait for numbers of
   * their own never read each other's codes. Rejects with a NoMessageError after `timeoutMs`, 5,000 real milliseconds when absent.
   */
  waitForMessage(options?: WaitOptions): Promise<TrackedMessage>
  /** What was sent, newest first. Reading here leaves messages unread for `waitForMessage`. */
  messages(filter?: InboxFilter): TrackedMessage[]
  /** What to make fail. The first fault that fits a request strikes it. */
  readonly faults: {
    list(): readonly Fault[]
    /** Replaces all others. Throws a TypeError that lists every problem of those that the sandbox's document does not allow, or that do nothing. */
    set(...faults: FaultSpec[]): void
    /** Adds one behind the others, for a test that runs beside others; its `id` takes it back. Throws a TypeError as `set` does. */
    add(fault: FaultSpec): Fault
    /** Takes one back. Whether it was set. */
    remove(id: string): boolean
    clear(): void
  }
  /** Numbers that behave, ten for each way. */
  readonly scenarios: readonly Scenario[]
  /** The newest 1,000 exchanges, newest first, with the verdict of the strict check on both sides. */
  journal(filter?: JournalFilter): Exchange[]
  /** As new; or, with a number, as if it had never been called. */
  reset(filter?: { readonly to?: string | undefined }): Promise<void>
  /**
   * Puts this sandbox on a port, with its page, its control API and the reference. Rejects with Node's own error, such as `EADDRINUSE`, and with a RangeError for a
   * host that is not loopback without a token.
   */
  listen(options: SandboxListenOptions): Promise<Listening>
  /** Stops listening, drops what was scheduled, and ends what waits: `waitForMessage` rejects. In process it still answers. */
  close(): Promise<void>
  /** The same as `close`, for `await using`. */
  [Symbol.asyncDispose](): Promise<void>
}

/**
 * An empty sandbox. It forgets everything when it is dropped. Throws a TypeError that lists what is wrong with `accounts`. Whatever takes options or a filter, this and the methods, throws
 * a TypeError, or rejects with it, for a name that it does not know and for a value of another kind, such as a number that is not E.164.
 */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  checkProperties('the options of a sandbox', optionProperties, options)
  const {
    accounts = [sandboxAccount],
    strict = false,
    limitSends = false,
    callbackHosts = [],
    allowHeaders = [],
    now: realNow = epochMs,
    ...rest
  } = options
  // Listening where other machines can reach it.
  const reachable = new Set<Listening>()
  const engine = createEngine({
    accounts,
    strict,
    limitSends,
    callbackHosts,
    allowHeaders,
    realNow,
    isPrivate: () => reachable.size === 0,
    ...rest,
  })
  const { clock, faults, inbox, journal, tracked } = engine
  const take = createReader(inbox, engine.closed)
  const open = new Set<Listening>()
  const shown = pageAccounts(accounts, strict)
  const inProcess = createListener(engine, shown)

  async function close(): Promise<void> {
    engine.close()
    await Promise.all([...open].map((listening) => listening.close()))
  }

  return {
    async fetch(input, init) {
      // A Request that needs no change stays as it is: one that a server made may not be one that Node can copy.
      const request = input instanceof Request && init === undefined ? input : new Request(input, init)
      return unlessAborted(request, () => inProcess.fetch(request))
    },
    clock,
    number(numberOptions = {}) {
      const problems = validate(sandboxOperations.reserveNumber.input, numberOptions)
      if (problems.length > 0) throw new TypeError(problems.map(({ message }) => message).join('; '))
      const number = engine.reserveNumber(numberOptions)
      if (number === undefined)
        throw new RangeError('every number of this kind has messages: reset the sandbox, or ask for another country')
      return number
    },
    waitForMessage: async (waitOptions = {}) => tracked(await take(waitOptions)),
    messages(filter = {}) {
      checkProperties('a filter', filterProperties, filter)
      return inbox.messages(filter).map(tracked)
    },
    faults: {
      list: () => faults.list(),
      set(...specs) {
        const problems = problemsOf(specs)
        if (problems.length > 0) throw new TypeError(problems.join('; '))
        faults.set(specs)
      },
      add(spec) {
        const problems = problemsOfOne(spec)
        if (problems.length > 0) throw new TypeError(problems.join('; '))
        return faults.add(spec)
      },
      remove: (id) => faults.remove(id),
      clear: () => void faults.set([]),
    },
    scenarios,
    journal(filter = {}) {
      checkProperties('a filter of the journal', journalProperties, filter)
      return journal.exchanges(filter)
    },
    async reset(filter = {}) {
      checkProperties('what to reset', resetProperties, filter)
      await engine.reset(filter.to)
    },
    async listen(listenOptions) {
      checkProperties('the options of listen', listenProperties, listenOptions)
      const { port, host = '127.0.0.1', ...access } = listenOptions
      const isLocal = isLoopback(host === '::1' ? '[::1]' : host)
      if (!access.token && !isLocal)
        throw new RangeError(`a sandbox on ${host} can be reached from elsewhere: give it a token`)
      const listener = createListener(engine, shown, { ...access, loopbackOnly: access.loopbackOnly ?? isLocal })
      const listening = await listen(listener, { port, host })
      const closing = {
        ...listening,
        close: () => (open.delete(closing), reachable.delete(closing), listening.close()),
      }
      open.add(closing)
      if (!isLocal) reachable.add(closing)
      return closing
    },
    close,
    [asyncDispose]: close,
  }
}

/** What `answer` brings, unless the request's signal aborts first, as with any `fetch`. */
function unlessAborted<T>(request: Request, answer: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(request.signal.reason)
    if (request.signal.aborted) return abort()
    request.signal.addEventListener('abort', abort, { once: true })
    // Asks the request for its signal, because a signal alone is not told once the garbage collector has taken its request.
    answer()
      .then(resolve, reject)
      .finally(() => request.signal.removeEventListener('abort', abort))
  })
}
