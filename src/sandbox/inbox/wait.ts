// Waiting for a message, so that a test reads its own code and no other's.
import { sandboxOperations } from '../../contract/sandbox.js'
import type { OutboundMessage } from '../../delivery/delivery.js'
import { fitting, type Inbox, type InboxFilter } from '../../delivery/inbox.js'
import { maskNumber } from '../../server/log.js'
import { checkProperties, type PropertiesOf } from '../properties.js'
import { clearTimeout, setTimeout } from '../../real-time.js'

/** Which message to wait for, and how long. */
export interface WaitOptions extends InboxFilter {
  /** Real milliseconds, `Infinity` for no limit; 5,000 when absent. */
  readonly timeoutMs?: number | undefined
  /** Gives up waiting; rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined
}

const { query } = sandboxOperations.listMessages
/** What a filter may be. */
export const filterProperties: PropertiesOf<InboxFilter> = {
  to: query.to,
  from: query.from,
  scope: ['string'],
  channel: query.channel,
  since: ['string', 'number', 'Date'],
}
const waitProperties: PropertiesOf<WaitOptions> = { ...filterProperties, timeoutMs: ['number'], signal: ['object'] }

/** No message came in time. The message says what did arrive, with numbers masked and without codes. */
export class NoMessageError extends Error {
  override readonly name = 'NoMessageError'
}

/** Who reads messages. */
interface Reader {
  /** Takes the message, unless it was read before. */
  claim(message: OutboundMessage): boolean
  hasRead(message: OutboundMessage): boolean
}

/** One who reads whatever there is, time and again. */
export const anybody: Reader = { claim: () => true, hasRead: () => false }

// A longer timer would fire at once.
const longestTimerMs = 2 ** 31 - 1

/**
 * Resolves with the first message that arrives and is claimed, or rejects with a NoMessageError once `timeoutMs` have passed. Rejects with the reason of `closed` as well,
 * and with a RangeError for a `timeoutMs` below 0, or a `since` that is neither an id nor a moment.
 */
export function nextArrival(
  inbox: Inbox,
  { timeoutMs = 5_000, signal, ...filter }: WaitOptions,
  reader: Reader,
  closed: AbortSignal,
): Promise<OutboundMessage> {
  // Each listened to by itself: AbortSignal.any does not keep an AbortSignal.timeout of the caller's from the garbage collector of Node 20.
  const ends = [closed, ...(signal ? [signal] : [])]
  return new Promise((resolve, reject) => {
    if (!(timeoutMs >= 0)) throw new RangeError('timeoutMs must be 0 or more')
    const fits = fitting(filter)
    for (const end of ends) end.throwIfAborted()
    const settle = () => {
      unsubscribe()
      clearTimeout(timer)
      for (const end of ends) end.removeEventListener('abort', abort)
    }
    const unsubscribe = inbox.subscribe((message) => {
      if (!fits(message) || !reader.claim(message)) return
      settle()
      resolve(message)
    })
    const giveUp = () => {
      settle()
      reject(
        new NoMessageError(
          `no message ${inWords(filter)} within ${timeoutMs} ms; ${arrived(inbox, filter.to, reader)}`,
        ),
      )
    }
    const timer = timeoutMs === Infinity ? undefined : setTimeout(giveUp, Math.min(timeoutMs, longestTimerMs))
    const abort = () => {
      settle()
      reject(ends.find(({ aborted }) => aborted)?.reason)
    }
    for (const end of ends) end.addEventListener('abort', abort, { once: true })
  })
}

/** Hands out each message once: the oldest that nobody has read, or else the next that arrives. Who waits when `closed` aborts is told its reason. */
export function createReader(inbox: Inbox, closed: AbortSignal): (options: WaitOptions) => Promise<OutboundMessage> {
  const read = new WeakSet<OutboundMessage>()
  // Claimed where it is found, so that two who wait for the same number get one message each.
  const reader: Reader = {
    claim: (message) => !read.has(message) && Boolean(read.add(message)),
    hasRead: (message) => read.has(message),
  }
  return async (options) => {
    checkProperties('what to wait for', waitProperties, options)
    closed.throwIfAborted()
    options.signal?.throwIfAborted()
    return inbox.messages(options).findLast(reader.claim) ?? nextArrival(inbox, options, reader, closed)
  }
}

function inWords({ to, from, scope, channel }: InboxFilter): string {
  return (
    [
      to && `to ${maskNumber(to)}`,
      from && `from ${maskNumber(from)}`,
      scope && `under the scope ${scope}`,
      channel && `by ${channel}`,
    ]
      .filter(Boolean)
      .join(' ') || 'at all'
  )
}

/** The newest five messages, those to the number that was waited for first: they say what was wrong with the wait. */
function arrived(inbox: Inbox, to: string | undefined, { hasRead }: Reader): string {
  const all = inbox.messages()
  const [own, others] = [all.filter((message) => message.to === to), all.filter((message) => message.to !== to)]
  const shown = [...own, ...others].slice(0, 5).map((message) => {
    const { id, channel, scope } = message
    return `${channel} to ${maskNumber(message.to)} under the scope ${scope} (${id}${hasRead(message) ? ', already read' : ''})`
  })
  if (shown.length === 0) return 'nothing has arrived'
  return `what has arrived, ${own.length > 0 ? 'those to this number first' : 'newest first'}: ${shown.join(', ')}`
}
