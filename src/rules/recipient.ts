// One phone number of one account: its live codes, wrong guesses, locks and sends, and what a send or a verify does to them.
import { codeFields, lastMatch, type Pepper, type Subject } from './code.js'
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
  /** Of its message. */
  readonly id: string
  readonly createdAt: number
  /** Made by `seal`. */
  readonly seal: string
}

/** A code to add, and where it belongs. */
export interface Issued extends LiveCode {
  readonly scope: string
}

/** What `issue` says: that the code was added, and the message whose code it took the place of, if any; or how long to wait for the next. */
export type IssueOutcome =
  | { readonly kind: 'issued'; readonly replaced: string | undefined }
  | { readonly kind: 'limited'; readonly retryAfterMs: number }

/** Why a code let nobody in: no code of the scope is like it, or that one is older than was asked for, or newer ones took its place. One that was used is forgotten, so it is `wrong`. */
export type Refusal = 'wrong' | 'expired' | 'replaced'

/** What `verify` says, with the messages whose codes were good by then. All of those are good no more once one of them, `id`, was verified. */
export type VerifyOutcome =
  | { readonly kind: 'verified'; readonly id: string; readonly tried: readonly string[] }
  | { readonly kind: 'refused'; readonly why: Refusal; readonly tried: readonly string[] }
  /** The code was not looked at; `retryAfterMs` is `null` where waiting does not help. */
  | { readonly kind: 'locked'; readonly retryAfterMs: number | null }

/** Codes are kept this long, because a request may accept codes this old. */
export const keptMs = 15 * 60_000
/** Clocks of two machines may differ by this much. A code from further ahead is taken for expired. */
const clockSkewMs = 60_000
/** Digits of a code that is not short: what NIST SP 800-63B-4 asks for. */
const fullLength = 6
const never = Number.MAX_SAFE_INTEGER

/** Adds a code, unless too many were sent. */
export function issue(recipient: Recipient | undefined, { scope, id, createdAt, seal }: Issued, policy: Policy) {
  const now = createdAt
  const before = current(recipient, now)
  const retryAfterMs = waitMs(before.sends, policy.sendsPerNumber, now)
  if (retryAfterMs > 0) return changed<IssueOutcome>(before, now, policy, { kind: 'limited', retryAfterMs })

  const state = scopeOf(before, scope)
  // One more than are good: should this code be refused on its way, the oldest gets its place back.
  const codes = [...state.codes, { id, createdAt, seal }].slice(-policy.liveCodes - 1)
  // Written out, because copies by spread would double the time that this takes.
  const scopes = withScope(before.scopes, {
    scope,
    codes,
    failures: state.failures,
    locks: state.locks,
    lockedUntil: state.lockedUntil,
  })
  const sends = withSend(before.sends, policy.sendsPerNumber, now)
  return changed<IssueOutcome>(
    { scopes, failures: before.failures, lockedUntil: before.lockedUntil, sends },
    now,
    policy,
    { kind: 'issued', replaced: codes.at(-policy.liveCodes - 1)?.id },
  )
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
      kind: 'locked',
      retryAfterMs: lockedUntil === never ? null : lockedUntil - now,
    })

  const ageMs = Math.min(maxAgeMs, policy.maxAgeMs)
  // Those sent under a policy that keeps more of them are as good as forgotten.
  const codes = state.codes.slice(-policy.liveCodes - 1)
  const good = codes.slice(-policy.liveCodes)
  const tried = good.map(({ id }) => id)
  const seals = codes.map(({ seal }) => seal)
  const match = codes[lastMatch(pepper, seals, codeFields(subject, code), policy.liveCodes + 1)]
  const isYoung = match && now - match.createdAt < ageMs && match.createdAt - now <= clockSkewMs
  const valid = match !== undefined && isYoung === true && good.includes(match)
  const outcome: VerifyOutcome = valid
    ? { kind: 'verified', id: match.id, tried }
    : { kind: 'refused', why: !match ? 'wrong' : good.includes(match) ? 'expired' : 'replaced', tried }
  const scopes = withScope(before.scopes, valid ? fresh(subject.scope) : scopeFailed(state, code, now, policy))
  const after = valid ? { ...before, scopes, failures: 0 } : numberFailed({ ...before, scopes }, now, policy)
  return changed(after, now, policy, outcome)
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
