// Delivery receipts on their way to a callbackUrl: sent, tried again as documented, and every attempt told.
import type { DeliveryReceipt } from '../contract/models.js'
import type { Random } from '../rules/code.js'
import type { Egress } from './egress.js'
import { clearTimeout, setTimeout } from '../real-time.js'
import { createTurns } from './turns.js'

/** The clock that attempts go by. */
export interface Schedule {
  /** Epoch milliseconds. */
  now(): number
  /** Runs `task`, about the number `to`, once it is `at`, or as soon as possible when that is past; and again when it resolves with a moment. */
  schedule(at: number, to: string, task: () => Promise<number | null>): void
}

/** A receipt and where it goes. */
export interface Callback {
  readonly url: string
  /** The number whose text it is about. */
  readonly to: string
  readonly receipt: DeliveryReceipt
}

/** One try at handing a receipt over. Times are epoch milliseconds. */
export interface Attempt extends Callback {
  readonly at: number
  /** Of the answer; `null` when there was none in time. */
  readonly status: number | null
  /** Why nothing was called; `null` when something was. */
  readonly refused: string | null
  /** Why no answer came; `null` when one came, or nothing was called. */
  readonly failure: string | null
  /** `null` when this was the last one. */
  readonly nextAttemptAt: number | null
}

/** Options of `createOutbox`. */
export interface OutboxOptions {
  readonly schedule: Schedule
  readonly egress: Egress
  readonly random: Random
  readonly fetch: typeof fetch
  /** Ends the try that is under way. */
  readonly closed: AbortSignal
  /** Real milliseconds that a receiver has for its answer; 10,000 when absent. */
  readonly timeoutMs?: number | undefined
  /** Told of every attempt. */
  readonly onAttempt: (attempt: Attempt) => void
}

/** Sends receipts. */
export interface Outbox {
  /**
   * Hands the receipt over, now and again until it is taken: any 2xx within 10 seconds takes it, 410 ends the tries, and so do 24 hours. At most 64 are called at once and 10,000 more
   * wait for that, of which the oldest make room for newer ones, and are told of as refused.
   */
  enqueue(callback: Callback): void
  /** One more try, now, without others after it. */
  resend(callback: Callback): Promise<Attempt>
}

// More would take the sockets that the page and the API need, where a receiver is slow.
const mostInFlight = 64
const mostWaiting = 10_000

const minute = 60_000
const hour = 60 * minute
/** Waits between tries; each is up to a fifth shorter or longer, so that many receipts do not come back at once. */
const waitsMs = [5_000, 30_000, 2 * minute, 10 * minute, 30 * minute, hour, 2 * hour, 4 * hour, 8 * hour, 8 * hour]

/** What came of a call. */
type Called = Pick<Attempt, 'status' | 'failure'>

/** An empty outbox. Receipts to numbers outside North America are tried once, as documented. */
export function createOutbox({
  schedule,
  egress,
  random,
  fetch,
  closed,
  timeoutMs = 10_000,
  onAttempt,
}: OutboxOptions): Outbox {
  const turns = createTurns(mostInFlight, mostWaiting)

  async function post({ url, receipt }: Callback): Promise<Called> {
    // Not AbortSignal.any with AbortSignal.timeout: Node 20 lets the garbage collector take the timeout, and then it never comes.
    const limit = new AbortController()
    const end = () => limit.abort(new Error('the sandbox was closed'))
    const timer = setTimeout(() => limit.abort(new Error(`no answer within ${timeoutMs / 1000} seconds`)), timeoutMs)
    timer.unref()
    closed.addEventListener('abort', end, { once: true })
    if (closed.aborted) end()
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json; charset=utf-8' },
        body: JSON.stringify(receipt),
        // Another address may not be one that is allowed.
        redirect: 'manual',
        signal: limit.signal,
      })
      await response.body?.cancel()
      return { status: response.status, failure: null }
    } catch (error) {
      return { status: null, failure: whyNot(error) }
    } finally {
      clearTimeout(timer)
      closed.removeEventListener('abort', end)
    }
  }

  async function call(callback: Callback): Promise<Called & Pick<Attempt, 'refused'>> {
    const refused = egress(callback.url)
    if (refused !== undefined) return { refused, status: null, failure: null }
    if (!(await turns.take()))
      return { refused: `${mostWaiting} newer callbacks waited to be made`, status: null, failure: null }
    try {
      return { refused: null, ...(await post(callback)) }
    } finally {
      turns.giveBack()
    }
  }

  async function attempt(callback: Callback, tries: number): Promise<Attempt> {
    const at = schedule.now()
    const { refused, status, failure } = await call(callback)
    const waitMs =
      callback.receipt.platform === 'NorthAmericaSMS' && refused === null && !isFinal(status)
        ? waitsMs[tries]
        : undefined
    const nextAttemptAt = waitMs === undefined ? null : at + Math.round(waitMs * (0.8 + random(401) / 1000))
    const made = { ...callback, at, status, refused, failure, nextAttemptAt }
    onAttempt(made)
    return made
  }

  return {
    enqueue(callback) {
      let tries = 0
      schedule.schedule(schedule.now(), callback.to, async () => (await attempt(callback, tries++)).nextAttemptAt)
    },
    resend: (callback) => attempt(callback, waitsMs.length),
  }
}

function isFinal(status: number | null): boolean {
  return status !== null && ((status >= 200 && status < 300) || status === 410)
}

/** Why a call brought no answer, in words, with the code for who wants to look it up. */
function whyNot(error: unknown): string {
  if (!(error instanceof Error)) return 'no answer'
  const cause = error.cause ?? error
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : undefined
  if (code === undefined) return error.message
  if (code === 'ECONNREFUSED') return `connection refused (${code})`
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return `no such host (${code})`
  if (code === 'ECONNRESET' || code === 'EPIPE' || code === 'UND_ERR_SOCKET') return `connection reset (${code})`
  if (/CERT|SIGNATURE|^ERR_TLS|^ERR_SSL|^EPROTO/.test(code)) return `the certificate or TLS will not do (${code})`
  return `no answer (${code})`
}
