// Waiting for a message, so that a test reads its own code and no other's.
import type { OutboundMessage } from '../delivery/delivery.js'
import { fits, type Inbox, type InboxFilter } from '../delivery/inbox.js'
import { maskNumber } from '../server/log.js'

/** Which message to wait for, and how long. */
export interface WaitOptions extends InboxFilter {
  /** Real milliseconds; 5,000 when absent. */
  readonly timeoutMs?: number
  /** Gives up waiting; rejects with the signal's reason. */
  readonly signal?: AbortSignal
}

/** No message came in time. The message says what did arrive, with numbers masked and without codes. */
export class NoMessageError extends Error {
  override readonly name = 'NoMessageError'
}

/** Resolves with the first message that arrives and is claimed, or rejects with a NoMessageError once `timeoutMs` have passed. Rejects with the reason of `closed` as well. */
export function nextArrival(
  inbox: Inbox,
  { timeoutMs = 5_000, signal, ...filter }: WaitOptions,
  claim: (message: OutboundMessage) => boolean,
  closed: AbortSignal,
): Promise<OutboundMessage> {
  // Each listened to by itself: AbortSignal.any does not keep an AbortSignal.timeout of the caller's from the garbage collector of Node 20.
  const ends = [closed, ...(signal ? [signal] : [])]
  return new Promise((resolve, reject) => {
    for (const end of ends) end.throwIfAborted()
    const settle = () => {
      unsubscribe()
      clearTimeout(timer)
      for (const end of ends) end.removeEventListener('abort', abort)
    }
    const unsubscribe = inbox.subscribe((message) => {
      if (!fits(message, filter) || !claim(message)) return
      settle()
      resolve(message)
    })
    const timer = setTimeout(() => {
      settle()
      reject(new NoMessageError(`no message ${inWords(filter)} within ${timeoutMs} ms; ${arrived(inbox)}`))
    }, timeoutMs)
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
  const claim = (message: OutboundMessage) => !read.has(message) && Boolean(read.add(message))
  return async (options) => {
    closed.throwIfAborted()
    options.signal?.throwIfAborted()
    return inbox.messages(options).findLast(claim) ?? nextArrival(inbox, options, claim, closed)
  }
}

function inWords({ to, from, scope, channel }: InboxFilter): string {
  return [to && `to ${maskNumber(to)}`, from && `from ${maskNumber(from)}`, scope && `under the scope ${scope}`, channel && `by ${channel}`].filter(Boolean).join(' ') || 'at all'
}

function arrived(inbox: Inbox): string {
  const newest = inbox.messages({}, 5).map(({ id, channel, to, scope }) => `${channel} to ${maskNumber(to)} under the scope ${scope} (${id})`)
  return newest.length === 0 ? 'nothing has arrived' : `what has arrived, newest first: ${newest.join(', ')}`
}
