// What the control API shows: times as RFC 3339.
import type { Attempt } from '../../callbacks/outbox.js'
import type { Clock } from '../clock/clock.js'
import type { Exchange } from '../journal/journal.js'
import { timeText } from '../clock/time.js'
import type { TrackedMessage } from './tracking.js'

/** A message with its callbacks. */
export function messageView(message: TrackedMessage) {
  // Field by field, because a copy that leaves fields out is slow, and every event makes one.
  return {
    id: message.id,
    channel: message.channel,
    accountId: message.accountId,
    applicationId: message.applicationId,
    from: message.from,
    to: message.to,
    scope: message.scope,
    text: message.text,
    code: message.code,
    createdAt: timeText(message.createdAt),
    expiresAt: timeText(message.expiresAt),
    status: message.status,
    errorCode: message.errorCode,
    attempts: message.attempts,
    attemptsLeft: message.attemptsLeft,
    verifiedAt: timeOrNull(message.verifiedAt),
    state: message.state,
    lockedUntil: timeOrNull(message.lockedUntil),
    callbacks: message.callbacks.map(attemptView),
  }
}

/** One attempt at a callback. */
export function attemptView({ at, url, receipt, status, refused, failure, nextAttemptAt }: Attempt) {
  return {
    at: timeText(at),
    url,
    type: receipt.type,
    status,
    refused,
    failure,
    nextAttemptAt: timeOrNull(nextAttemptAt),
  }
}

/** One exchange. */
export function exchangeView(exchange: Exchange) {
  return { ...exchange, at: timeText(exchange.at) }
}

/** The clock. */
export function clockView({ now, running }: Clock) {
  return { now: timeText(now()), running }
}

function timeOrNull(at: number | null): string | null {
  return at === null ? null : timeText(at)
}
