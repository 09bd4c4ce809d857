// What the control API shows: times as RFC 3339.
import type { Attempt } from '../callbacks/outbox.js'
import type { Clock } from './clock.js'
import type { Exchange } from './journal.js'
import type { TrackedMessage } from './tracking.js'

/** A message with its callbacks. */
export function messageView({ createdAt, expiresAt, verifiedAt, lockedUntil, callbacks, callbackUrl: _, ...rest }: TrackedMessage) {
  return {
    ...rest,
    createdAt: time(createdAt),
    expiresAt: time(expiresAt),
    verifiedAt: timeOrNull(verifiedAt),
    lockedUntil: timeOrNull(lockedUntil),
    callbacks: callbacks.map(attemptView),
  }
}

/** One attempt at a callback. */
export function attemptView({ at, url, receipt, status, refused, nextAttemptAt }: Attempt) {
  return { at: time(at), url, type: receipt.type, status, refused, nextAttemptAt: timeOrNull(nextAttemptAt) }
}

/** One exchange. */
export function exchangeView({ at, ...rest }: Exchange) {
  return { ...rest, at: time(at) }
}

/** The clock. */
export function clockView({ now, running }: Clock) {
  return { now: time(now()), running }
}

function time(at: number): string {
  return new Date(at).toISOString()
}

function timeOrNull(at: number | null): string | null {
  return at === null ? null : time(at)
}
