// One phone number of one account: its live codes, wrong guesses, locks and sends, and what a send or a verify does to them.
import { codeFields, matches, type Pepper, type Subject } from './code.js'
import { waitMs, windowsEnd, withSend } from './limits.js'
import type { Policy } from './policy.js'

/** All that is known of a number. One record, so that check, count and consume are one step. Times are epoch milliseconds. */
export interface Recipient {
  /** From then on the record counts as absent: its codes have expired, its locks and limits are over, its wrong guesses are forgotten. */
  readonly expiresAt: number
  /** Only scopes that have something to remember. */
  readonly scopes: readonly ScopeState[]
  /** Wrong codes under any scope since the last right one. */
  readonly failures: number
  readonly lockedUntil: number
  /** When codes were sent, oldest first. */
  readonly sends: readonly number[]
}

interface ScopeState {
  readonly scope: string
  /** Oldest first. */
  readonly codes: readonly LiveCode[]
  /** Wrong codes since the last lock. A send never resets them. */
  readonly failures: number
  readonly locks: number
  readonly lockedUntil: number
}

interface LiveCode {
  readonly createdAt: number
  /** Made by `seal`. */
  readonly seal: string
}

/** What `verify` says. `locked` means that the code was not looked at; `retryAfterMs` is `null` where waiting does not help. */
export type VerifyOutcome =
  { readonly locked: false; readonly valid: boolean } | { readonly locked: true; readonly retryAfterMs: number | null }

/** Codes are kept this long, because a request may accept codes this old. */
export const keptMs = 15 * 60_000
/** Clocks of two machines may differ by this much. A code from further ahead is taken for expired. */
const clockSkewMs = 60_000
/** Digits of a code that is not short: what NIST SP 800-63B-4 asks for. */
const fullLength = 6
const never = Number.MAX_SAFE_INTEGER

/** Adds a code, or says how long to wait for the next: 0 means that it was added. */
export function issue(recipient: Recipient | undefined, scope: string, seal: string, now: number, policy: Policy) {
  const before = current(recipient, now)
  const retryAfterMs = waitMs(before.sends, policy.sendsPerNumber, now)
  if (retryAfterMs > 0) return changed(before, now, policy, { retryAfterMs })

  const state = scopeOf(before, scope)
  // One more than are good: should this code be refused on its way, the oldest gets its place back.
  const codes = [...state.codes, { createdAt: now, seal }].slice(-policy.liveCodes - 1)
  // Written out, because copies by spread would double the time that this takes.
  const scopes = withScope(before.scopes, {
    scope,
    codes,
    failures: state.failures,
    locks: state.locks,
    lockedUntil: state.lockedUntil,
  })
  const sends = withSend(before.sends, policy.sendsPerNumber, now)
  return changed({ scopes, failures: before.failures, lockedUntil: before.lockedUntil, sends }, now, policy, {
    retryAfterMs: 0,
  })
}

/** Takes back a code that certainly never reached the person. Nothing else is undone. */
export function withdraw(recipient: Recipient | undefined, scope: string, seal: string, now: number, policy: Policy) {
  const before = current(recipient, now)
  const state = scopeOf(before, scope)
  const codes = state.codes.filter((code) => code.seal !== seal)
  return changed({ ...before, scopes: withScope(before.scopes, { ...state, codes }) }, now, policy, undefined)
}

/** Judges a code, counts it when it is wrong and consumes it when it is right. */
export function verify(
  recipient: Recipient | undefined,
  subject: Subject,
  code: string,
  maxAgeMs: number,
  now: number,
  pepper: Pepper,
  policy: Policy,
) {
  const before = current(recipient, now)
  const state = scopeOf(before, subject.scope)
  const lockedUntil = Math.max(before.lockedUntil, state.lockedUntil)
  if (now < lockedUntil)
    return changed<VerifyOutcome>(before, now, policy, {
      locked: true,
      retryAfterMs: lockedUntil === never ? null : lockedUntil - now,
    })

  const ageMs = Math.min(maxAgeMs, policy.maxAgeMs)
  // The record has more: one in reserve, and those sent under a policy that keeps more.
  const young = state.codes
    .slice(-policy.liveCodes)
    .filter(({ createdAt }) => now - createdAt < ageMs && createdAt - now <= clockSkewMs)
  const valid = matches(
    pepper,
    young.map(({ seal }) => seal),
    codeFields(subject, code),
    policy.liveCodes,
  )
  const scopes = withScope(before.scopes, valid ? fresh(subject.scope) : scopeFailed(state, code, now, policy))
  const after = valid ? { ...before, scopes, failures: 0 } : numberFailed({ ...before, scopes }, now, policy)
  return changed<VerifyOutcome>(after, now, policy, { locked: false, valid })
}

/** How a number and scope stand: wrong codes left before a lock, and until when they are locked, `null` when they are not. */
export interface Standing {
  readonly attemptsLeft: number
  readonly lockedUntil: number | null
}

/** How each scope of a number stands, for any number of questions at one moment. Changes nothing. */
export function standings(recipient: Recipient | undefined, now: number, policy: Policy): (scope: string) => Standing {
  const known = current(recipient, now)
  const scopes = new Map(known.scopes.map((state) => [state.scope, state]))
  return (scope) => {
    const { failures, lockedUntil } = scopes.get(scope) ?? fresh(scope)
    const until = Math.max(known.lockedUntil, lockedUntil)
    return {
      attemptsLeft: Math.min(policy.failuresBeforeLock - failures, policy.failuresPerNumber - known.failures),
      lockedUntil: until > now ? until : null,
    }
  }
}

function scopeFailed(state: ScopeState, code: string, now: number, policy: Policy): ScopeState {
  const failures = state.failures + 1
  if (failures < (code.length < fullLength ? policy.failuresBeforeLockOfShortCodes : policy.failuresBeforeLock))
    return { ...state, failures }
  const lockMs = Math.min(policy.firstLockMs * 2 ** state.locks, policy.longestLockMs)
  return { ...state, failures: 0, locks: state.locks + 1, lockedUntil: now + lockMs }
}

function numberFailed(recipient: Recipient, now: number, policy: Policy): Recipient {
  const failures = recipient.failures + 1
  if (failures < policy.failuresPerNumber) return { ...recipient, failures }
  return { ...recipient, failures: 0, lockedUntil: policy.numberLockMs === null ? never : now + policy.numberLockMs }
}

/** The record without codes that are too old for any request. */
function current(recipient: Recipient | undefined, now: number): Recipient {
  if (!recipient || recipient.expiresAt <= now)
    return { expiresAt: 0, scopes: [], failures: 0, lockedUntil: 0, sends: [] }
  const live = ({ createdAt }: LiveCode) => now - createdAt < keptMs
  if (recipient.scopes.every(({ codes }) => codes.every(live))) return recipient
  return {
    ...recipient,
    scopes: recipient.scopes.map((state) => ({ ...state, codes: state.codes.filter(live) })).filter(worthKeeping),
  }
}

function fresh(scope: string): ScopeState {
  return { scope, codes: [], failures: 0, locks: 0, lockedUntil: 0 }
}

function scopeOf(recipient: Recipient, scope: string): ScopeState {
  return recipient.scopes.find((state) => state.scope === scope) ?? fresh(scope)
}

function withScope(scopes: readonly ScopeState[], state: ScopeState): readonly ScopeState[] {
  const place = scopes.findIndex(({ scope }) => scope === state.scope)
  if (!worthKeeping(state)) return place < 0 ? scopes : scopes.toSpliced(place, 1)
  // `concat` makes an array of the right length; a spread leaves room for more, 128 bytes for each number.
  return place < 0 ? scopes.concat(state) : scopes.with(place, state)
}

function worthKeeping({ codes, failures, locks }: ScopeState): boolean {
  return codes.length > 0 || failures > 0 || locks > 0
}

function changed<Outcome>(
  recipient: Omit<Recipient, 'expiresAt'>,
  now: number,
  policy: Policy,
  outcome: Outcome,
): { record: Recipient | undefined; outcome: Outcome } {
  const { scopes, failures, lockedUntil, sends } = recipient
  let expiresAt = Math.max(lockedUntil, windowsEnd(sends, policy.sendsPerNumber))
  let failed = failures > 0
  for (const state of scopes) {
    failed ||= state.failures > 0 || state.locks > 0
    expiresAt = Math.max(expiresAt, state.lockedUntil)
    for (const { createdAt } of state.codes) expiresAt = Math.max(expiresAt, createdAt + keptMs)
  }
  if (failed) expiresAt = Math.max(expiresAt, now + policy.failuresKeptMs)
  return { record: expiresAt > now ? { expiresAt, scopes, failures, lockedUntil, sends } : undefined, outcome }
}
