// The rules a second time, written as questions to the history of one number instead of as a record that changes.
import fc from 'fast-check'
import type { Policy } from '../../src/rules/policy.js'

/** What a verify should say. */
export type Verdict = { valid: boolean } | { retryAfterMs: number | null }

/** One number of one account. Every method is told the time, which never goes back. */
export interface Model {
  /** How long a send has to wait; 0 when it is made. `refused`: delivery says that it never arrives. */
  send(now: number, scope: string, code: string, refused: boolean): number
  verify(now: number, scope: string, code: string, maxAgeMs: number): Verdict
}

interface Happening {
  readonly at: number
  readonly scope: string
  readonly code: string
  readonly kind: 'sent' | 'refused' | 'held back' | 'right' | 'wrong' | 'not looked at'
}

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

/** A number that nothing has happened to. */
export function createModel(policy: Policy): Model {
  const history: Happening[] = []
  let lockedForEver = false
  // Every code that is tried has four digits.
  const limit = policy.failuresBeforeLockOfShortCodes

  /** What still counts: after so long without anything, wrong guesses are forgotten. */
  const remembered = (now: number) => {
    const gap = history.findLastIndex(({ at }, index) => (history[index + 1]?.at ?? now) - at >= policy.failuresKeptMs)
    return history.slice(gap + 1)
  }
  const after = (happenings: readonly Happening[], last: (happening: Happening) => boolean) =>
    happenings.slice(happenings.findLastIndex(last) + 1)

  function lockEnd(now: number, scope: string): number | null {
    if (lockedForEver) return null
    const wrong = after(remembered(now), ({ kind }) => kind === 'right').filter(({ kind }) => kind === 'wrong')
    const wrongHere = after(remembered(now), (one) => one.kind === 'right' && one.scope === scope).filter(
      (one) => one.kind === 'wrong' && one.scope === scope,
    )
    const times = Math.floor(wrongHere.length / limit)
    const last = wrongHere[times * limit - 1]
    const scopeEnd = last ? last.at + Math.min(policy.firstLockMs * 2 ** (times - 1), policy.longestLockMs) : 0
    const hundredth = wrong[Math.floor(wrong.length / policy.failuresPerNumber) * policy.failuresPerNumber - 1]
    if (hundredth && policy.numberLockMs === null) return null
    return Math.max(scopeEnd, hundredth ? hundredth.at + (policy.numberLockMs ?? 0) : 0)
  }

  function isLive(now: number, scope: string, code: string, maxAgeMs: number): boolean {
    const sends = after(history, (one) => one.kind === 'right' && one.scope === scope).filter(
      (one) => one.scope === scope && (one.kind === 'sent' || one.kind === 'refused'),
    )
    return sends.some((send, index) => {
      const newer = sends.slice(index + 1).filter(({ kind }) => kind === 'sent').length
      return (
        send.kind === 'sent' &&
        send.code === code &&
        newer < policy.liveCodes &&
        now < send.at + Math.min(maxAgeMs, policy.maxAgeMs)
      )
    })
  }

  const hasRoom = (now: number) =>
    policy.sendsPerNumber.every(
      ({ max, windowMs }) =>
        history.filter(({ at, kind }) => (kind === 'sent' || kind === 'refused') && now < at + windowMs).length < max,
    )

  return {
    send(now, scope, code, refused) {
      const moments = [
        now,
        ...history.flatMap(({ at }) => policy.sendsPerNumber.map(({ windowMs }) => at + windowMs)),
      ].filter((moment) => moment >= now)
      const allowedAt = Math.min(...moments.filter(hasRoom))
      history.push({ at: now, scope, code, kind: allowedAt > now ? 'held back' : refused ? 'refused' : 'sent' })
      return allowedAt - now
    },
    verify(now, scope, code, maxAgeMs) {
      const end = lockEnd(now, scope)
      if (end === null || now < end) {
        history.push({ at: now, scope, code, kind: 'not looked at' })
        return { retryAfterMs: end && end - now }
      }
      const valid = isLive(now, scope, code, maxAgeMs)
      history.push({ at: now, scope, code, kind: valid ? 'right' : 'wrong' })
      lockedForEver = lockEnd(now, scope) === null
      return { valid }
    },
  }
}

/** One thing that a person, a guesser or the clock does. Codes are named by their place among those sent to the number, newest first. */
export type Step =
  | { readonly do: 'send'; readonly scope: string; readonly refused: boolean }
  | { readonly do: 'verify'; readonly scope: string; readonly place: number; readonly minutes: number }
  | { readonly do: 'guess'; readonly scope: string; readonly times: number }
  | { readonly do: 'guess everywhere' }
  | { readonly do: 'wait'; readonly ms: number }

const scope = fc.constantFrom('2FA', 'login', 'pay')
const moments = [
  1_000,
  30_000,
  minuteMs,
  10 * minuteMs,
  15 * minuteMs,
  30 * minuteMs,
  60 * minuteMs,
  dayMs,
  365 * dayMs,
]

/** Sequences that reach expiry, locks, the long lock and forgetting, and come to one millisecond of each. */
export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        do: fc.constant('send' as const),
        scope,
        refused: fc.integer({ min: 0, max: 4 }).map((one) => one === 0),
      }),
    },
    {
      weight: 8,
      arbitrary: fc.record({
        do: fc.constant('verify' as const),
        scope,
        place: fc.nat(3),
        minutes: fc.constantFrom(1, 1.5, 10, 15),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({ do: fc.constant('guess' as const), scope, times: fc.integer({ min: 1, max: 6 }) }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('guess everywhere' as const) }) },
    {
      weight: 6,
      arbitrary: fc.record({
        do: fc.constant('wait' as const),
        ms: fc.constantFrom(...moments.flatMap((ms) => [ms - 1, ms, ms + 1]), 1),
      }),
    },
  ),
  { maxLength: 60 },
)

/** Scopes that `guess everywhere` tries five times each: enough for the lock of the whole number, also where three wrong ones lock a scope. */
export const everywhere = Array.from({ length: 34 }, (_, index) => `scope ${index}`)
