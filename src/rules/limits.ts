// How many sends fit into a sliding window.
import type { Limit } from './policy.js'

/** Sends to numbers that share a prefix. */
export interface SendWindow {
  readonly expiresAt: number
  /** When each was made, oldest first. */
  readonly sends: readonly number[]
}

/** Milliseconds until one more send is allowed; 0 when it is allowed now. */
export function waitMs(sends: readonly number[], limits: readonly Limit[], now: number): number {
  let longest = 0
  for (const { max, windowMs } of limits) {
    const oldest = sends.at(-max)
    if (oldest !== undefined) longest = Math.max(longest, oldest + windowMs - now)
  }
  return longest
}

/** The sends that a limit can still ask about, `now` among them. */
export function withSend(sends: readonly number[], limits: readonly Limit[], now: number): readonly number[] {
  let most = 0
  for (const { max } of limits) most = Math.max(most, max)
  return most === 0 ? none : [...sends, now].slice(-most)
}

/** When the newest send has left every window; 0 without limits or sends. */
export function windowsEnd(sends: readonly number[], limits: readonly Limit[]): number {
  const newest = sends.at(-1)
  return newest === undefined ? 0 : Math.max(0, ...limits.map(({ windowMs }) => newest + windowMs))
}

/** Counts one send, or says how long to wait for the next: 0 means that it was counted. */
export function countSend(
  window: SendWindow | undefined,
  limits: readonly Limit[],
  now: number,
): { record: SendWindow | undefined; outcome: { retryAfterMs: number } } {
  const sends = window?.sends ?? none
  const retryAfterMs = waitMs(sends, limits, now)
  if (retryAfterMs > 0) return { record: window, outcome: { retryAfterMs } }
  return { record: windowOf(withSend(sends, limits, now), limits), outcome: { retryAfterMs: 0 } }
}

/** Takes back a send that was counted at `countedAt` but then not made. */
export function uncountSend(
  window: SendWindow | undefined,
  limits: readonly Limit[],
  countedAt: number,
): { record: SendWindow | undefined; outcome: undefined } {
  const sends = window?.sends ?? none
  const index = sends.lastIndexOf(countedAt)
  return { record: index < 0 ? window : windowOf(sends.toSpliced(index, 1), limits), outcome: undefined }
}

function windowOf(sends: readonly number[], limits: readonly Limit[]): SendWindow | undefined {
  return sends.length > 0 ? { sends, expiresAt: windowsEnd(sends, limits) } : undefined
}

// Shared, because most numbers of a service without limits have none.
const none: readonly number[] = []
