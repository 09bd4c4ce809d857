// The numbers that the rules go by.

const second = 1_000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/** At most `max` sends in any `windowMs`. */
export interface Limit {
  readonly max: number
  readonly windowMs: number
}

/** Every number that the rules go by. Times are milliseconds. */
export interface Policy {
  /** How many digits a code may have, at least and at most; within 4 and 8, which the document allows. */
  readonly digits: { readonly min: number; readonly max: number }
  /** Oldest code that verifies, whatever the request allows; at most 15 minutes, for which codes are kept. */
  readonly maxAgeMs: number
  /** How many codes of one account, number and scope are good at once: the newest ones. */
  readonly liveCodes: number
  /** Wrong codes for one account, number and scope before it is locked. */
  readonly failuresBeforeLock: number
  /** The same where the code that is tried has fewer than six digits; at most `failuresBeforeLock`. */
  readonly failuresBeforeLockOfShortCodes: number
  /** First lock; each further one is twice as long, up to `longestLockMs`. */
  readonly firstLockMs: number
  readonly longestLockMs: number
  /** Wrong codes for one account and number, under any scope, before the number is locked. */
  readonly failuresPerNumber: number
  /** How long a number stays locked; `null` means until somebody with access to the store lifts it. */
  readonly numberLockMs: number | null
  /** Wrong codes are forgotten once nothing was sent or tried for this long; no shorter than `numberLockMs`, so that waiting buys no guesses. */
  readonly failuresKeptMs: number
  /** Limits on sends to one number of one account; none when empty. */
  readonly sendsPerNumber: readonly Limit[]
  /** Limits on sends of one account to numbers that share their first eight digits; none when empty. */
  readonly sendsPerPrefix: readonly Limit[]
}

/** What the contract allows, with limits that a person who asks for a code does not meet. */
export const defaultPolicy: Policy = {
  digits: { min: 4, max: 8 },
  maxAgeMs: 15 * minute,
  liveCodes: 3,
  failuresBeforeLock: 5,
  failuresBeforeLockOfShortCodes: 5,
  firstLockMs: 30 * second,
  longestLockMs: hour,
  failuresPerNumber: 100,
  numberLockMs: day,
  failuresKeptMs: day,
  sendsPerNumber: [
    { max: 5, windowMs: 10 * minute },
    { max: 20, windowMs: day },
  ],
  sendsPerPrefix: [{ max: 20, windowMs: 10 * minute }],
}

/** What NIST SP 800-63B-4 and OWASP ASVS 5.0 ask: longer codes, one at a time, for a shorter time, and longer locks. */
export const strictPolicy: Policy = {
  ...defaultPolicy,
  digits: { min: 6, max: 8 },
  maxAgeMs: 10 * minute,
  liveCodes: 1,
  failuresBeforeLockOfShortCodes: 3,
  firstLockMs: 30 * minute,
  longestLockMs: 30 * minute,
  numberLockMs: null,
  // Not for ever, or everybody who once mistyped a code would fill the store until the end of days. Waiting buys 99 guesses a year: with six digits a chance of 1 in 10,000.
  failuresKeptMs: 365 * day,
  sendsPerNumber: [{ max: 1, windowMs: 30 * second }, ...defaultPolicy.sendsPerNumber],
  sendsPerPrefix: [{ max: 10, windowMs: 10 * minute }],
}
