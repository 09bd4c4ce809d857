// Every row of the policy table, to the millisecond.
import { describe, expect, test } from 'vitest'
import { codeFields, seal } from '../../src/rules/code.js'
import { defaultPolicy, type Policy, strictPolicy } from '../../src/rules/policy.js'
import {
  issue,
  type IssueOutcome,
  type Recipient,
  type VerifyOutcome,
  verify,
  withdraw,
} from '../../src/rules/recipient.js'
import { pepperOf, seededRandom } from '../support/pepper.js'

const second = 1_000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour
/** What the caller is told; why a code is refused is none of it. */
type Verdict = { readonly valid: boolean } | Extract<VerifyOutcome, { kind: 'locked' }>
const right: Verdict = { valid: true }
const wrong: Verdict = { valid: false }
const locked = (retryAfterMs: number | null): Verdict => ({ kind: 'locked', retryAfterMs })
const unlimited: Policy = { ...defaultPolicy, sendsPerNumber: [] }

/** One number, its record and a clock that a test moves. */
function phone(policy: Policy) {
  const pepper = pepperOf('1')
  const random = seededRandom(7)
  const subject = (scope: string) => ({ accountId: '9900000', to: '+19195550112', scope })
  const self = {
    now: Date.UTC(2026, 0, 1),
    policy,
    record: undefined as Recipient | undefined,
    sealOf: (code: string, scope = '2FA'): string => seal(pepper, random, codeFields(subject(scope), code)),
    keep<Outcome>({ record, outcome }: { record: Recipient | undefined; outcome: Outcome }): Outcome {
      self.record = record
      return outcome
    },
    /** The code's message has the code for its id, unless it is given another. */
    issue: (code: string, scope = '2FA', seal: string = self.sealOf(code, scope), id = code): IssueOutcome =>
      self.keep(issue(self.record, { id, scope, seal, createdAt: self.now }, self.policy)),
    /** How long the send has to wait; 0 when it was made. */
    send(code: string, scope = '2FA'): number {
      const outcome = self.issue(code, scope)
      return outcome.kind === 'limited' ? outcome.retryAfterMs : 0
    },
    verify: (code: string, scope = '2FA', maxAgeMs = 15 * minute): VerifyOutcome =>
      self.keep(verify(self.record, subject(scope), code, maxAgeMs, self.now, pepper, self.policy)),
    try(code: string, scope = '2FA', maxAgeMs = 15 * minute): Verdict {
      const outcome = self.verify(code, scope, maxAgeMs)
      return outcome.kind === 'locked' ? outcome : { valid: outcome.kind === 'verified' }
    },
    wrong(times: number, scope = '2FA') {
      for (let time = 0; time < times; time += 1) expect(self.try('wrong one', scope)).toEqual(wrong)
    },
  }
  return self
}

describe('age', () => {
  test.each([
    ['default', defaultPolicy, 15 * minute, 15 * minute],
    ['default', defaultPolicy, 1 * minute, 1 * minute],
    ['default', defaultPolicy, 1.5 * minute, 90 * second],
    ['strict', strictPolicy, 15 * minute, 10 * minute],
    ['strict', strictPolicy, 3 * minute, 3 * minute],
  ])('%s: a code verifies until exactly its limit, and not at it', (_, policy, askedMs, limitMs) => {
    for (const [ageMs, outcome] of [
      [limitMs - 1, right],
      [limitMs, wrong],
      [limitMs + 1, wrong],
    ] as const) {
      const one = phone(policy)
      one.send('123456')
      one.now += ageMs
      expect(one.try('123456', '2FA', askedMs)).toEqual(outcome)
    }
  })

  test('a code from up to 60 s ahead is good, one from further ahead is not', () => {
    for (const [aheadMs, outcome] of [
      [60 * second, right],
      [60 * second + 1, wrong],
    ] as const) {
      const one = phone(defaultPolicy)
      one.send('123456')
      one.now -= aheadMs
      expect(one.try('123456')).toEqual(outcome)
    }
  })

  test('a code too old for one request is still good for one that takes older ones', () => {
    const one = phone(defaultPolicy)
    one.send('123456')
    one.now += 2 * minute
    expect(one.try('123456', '2FA', minute)).toEqual(wrong)
    expect(one.try('123456', '2FA', 3 * minute)).toEqual(right)
  })
})

describe('live codes', () => {
  test('default: the newest three are good, in any order', () => {
    for (const [code, outcome] of [
      ['1111', wrong],
      ['2222', right],
      ['3333', right],
      ['4444', right],
    ] as const) {
      const one = phone(defaultPolicy)
      for (const each of ['1111', '2222', '3333', '4444']) one.send(each)
      expect(one.try(code)).toEqual(outcome)
    }
  })

  test('strict: only the newest is good', () => {
    const one = phone(strictPolicy)
    one.send('111111')
    one.now += 30 * second
    one.send('222222')
    expect(one.try('111111')).toEqual(wrong)
    expect(one.try('222222')).toEqual(right)
  })

  test('a policy that keeps fewer takes effect on codes that were sent before', () => {
    const one = phone(defaultPolicy)
    one.send('111111')
    one.send('222222')
    one.policy = strictPolicy
    expect(one.try('111111')).toEqual(wrong)
    expect(one.try('222222')).toEqual(right)
  })

  test('a right code ends every code of its scope, and no other scope', () => {
    const one = phone(defaultPolicy)
    one.send('1111')
    one.send('2222')
    one.send('3333', 'login')
    expect(one.try('2222')).toEqual(right)
    expect(one.try('2222')).toEqual(wrong)
    expect(one.try('1111')).toEqual(wrong)
    expect(one.try('3333', 'login')).toEqual(right)
  })

  test('codes of two scopes do not push each other out', () => {
    const one = phone(unlimited)
    one.send('1111')
    for (let time = 0; time < 10; time += 1) one.send('9999', 'login')
    expect(one.try('1111')).toEqual(right)
  })

  test('a code is not good under another scope', () => {
    const one = phone(defaultPolicy)
    one.send('1111', 'login')
    expect(one.try('1111', 'Login')).toEqual(wrong)
  })

  test.each([
    ['default', defaultPolicy, ['111111', '222222', '333333']],
    ['strict', { ...strictPolicy, sendsPerNumber: [] }, ['111111']],
  ])('%s: a code that is refused on its way takes no other one away', (_, policy, before) => {
    for (const code of before) {
      const one = phone(policy)
      for (const each of before) one.send(each)
      const sealed = one.sealOf('444444')
      one.issue('444444', '2FA', sealed)
      one.keep(withdraw(one.record, '2FA', sealed, one.now, policy))
      expect(one.try(code)).toEqual(right)
    }
  })

  test('a code that was taken back is not good, and wrong guesses stay counted', () => {
    const one = phone(defaultPolicy)
    one.send('1111')
    one.wrong(4)
    const sealed = one.sealOf('2222')
    one.issue('2222', '2FA', sealed)
    one.keep(withdraw(one.record, '2FA', sealed, one.now, defaultPolicy))
    expect(one.try('2222')).toEqual(wrong)
    expect(one.try('1111')).toEqual(locked(30 * second))
  })
})

describe('an outcome says what happened', () => {
  test('which code a new one takes the place of', () => {
    const one = phone(defaultPolicy)
    expect(['1111', '2222', '3333', '4444'].map((code) => one.issue(code))).toEqual([
      { kind: 'issued', replaced: undefined },
      { kind: 'issued', replaced: undefined },
      { kind: 'issued', replaced: undefined },
      { kind: 'issued', replaced: '1111' },
    ])
  })

  test('which code let a person in, and which were good beside it', () => {
    const one = phone(defaultPolicy)
    for (const code of ['1111', '2222', '3333', '4444']) one.send(code)
    const tried = ['2222', '3333', '4444']
    expect(one.verify('3333')).toEqual({ kind: 'verified', id: '3333', tried })
    expect(one.verify('4444')).toEqual({ kind: 'refused', why: 'wrong', tried: [] })
  })

  test('why a code let nobody in: wrong, too old for what was asked, replaced by newer ones', () => {
    const one = phone(defaultPolicy)
    for (const code of ['1111', '2222', '3333', '4444']) one.send(code)
    one.now += 5 * minute
    const whys = ['9999', '2222', '1111'].map((code) => one.verify(code, '2FA', 5 * minute))
    expect(whys).toMatchObject(['wrong', 'expired', 'replaced'].map((why) => ({ kind: 'refused', why })))
  })

  test('a code that is good goes before an older one with the same digits', () => {
    const one = phone(defaultPolicy)
    for (const code of ['1111', '2222', '3333', '1111']) one.send(code)
    expect(one.try('1111')).toEqual(right)
  })
})

describe('wrong codes', () => {
  test.each([
    ['default', defaultPolicy, 5],
    ['strict', strictPolicy, 3],
  ] as const)('%s: codes below six digits lock sooner, if at all', (_, policy, tries) => {
    const one = phone(policy)
    for (let time = 0; time < tries; time += 1) expect(one.try('11111')).toEqual(wrong)
    expect(one.try('11111')).toEqual(locked(policy.firstLockMs))
  })

  test('strict: codes of six digits are not short', () => {
    const one = phone(strictPolicy)
    for (let time = 0; time < 5; time += 1) expect(one.try('111111')).toEqual(wrong)
    expect(one.try('111111')).toEqual(locked(strictPolicy.firstLockMs))
  })

  test.each([
    [
      'default',
      defaultPolicy,
      [30 * second, minute, 2 * minute, 4 * minute, 8 * minute, 16 * minute, 32 * minute, hour, hour, hour],
    ],
    ['strict', strictPolicy, [30 * minute, 30 * minute, 30 * minute]],
  ])('%s: the sixth is refused, for longer each time', (_, policy, locks) => {
    const one = phone(policy)
    for (const lockMs of locks) {
      one.wrong(5)
      expect(one.try('wrong one')).toEqual(locked(lockMs))
      one.now += lockMs - 1
      expect(one.try('wrong one')).toEqual(locked(1))
      one.now += 1
    }
    expect(one.try('wrong one')).toEqual(wrong)
  })

  test('lock a number that no code was sent to just the same', () => {
    const one = phone(defaultPolicy)
    one.wrong(5)
    expect(one.try('123456')).toEqual(locked(30 * second))
  })

  test('a right code during a lock is refused, not consumed, and good afterwards', () => {
    const one = phone(defaultPolicy)
    one.send('123456')
    one.wrong(5)
    expect(one.try('123456')).toEqual(locked(30 * second))
    expect(one.try('123456')).toEqual(locked(30 * second))
    one.now += 30 * second
    expect(one.try('123456')).toEqual(right)
  })

  test('attempts during a lock do not lengthen it', () => {
    const one = phone(defaultPolicy)
    one.wrong(5)
    for (let time = 0; time < 29; time += 1) {
      one.now += second
      expect(one.try('wrong one')).toEqual(locked((29 - time) * second))
    }
    one.now += second
    expect(one.try('wrong one')).toEqual(wrong)
  })

  test('lock their scope alone', () => {
    const one = phone(defaultPolicy)
    one.send('123456', 'login')
    one.wrong(5)
    expect(one.try('123456', 'login')).toEqual(right)
  })

  test('are not forgotten by a resend', () => {
    const one = phone(defaultPolicy)
    one.wrong(4)
    one.send('123456')
    one.wrong(1)
    expect(one.try('123456')).toEqual(locked(30 * second))
  })

  test('are forgotten, with the locks so far, by a right code', () => {
    const one = phone(defaultPolicy)
    one.wrong(5)
    one.now += 30 * second
    one.wrong(4)
    one.send('123456')
    expect(one.try('123456')).toEqual(right)
    one.wrong(5)
    expect(one.try('wrong one')).toEqual(locked(30 * second))
  })

  test('are remembered for a day after the last attempt, and then forgotten', () => {
    for (const [waitMs, outcome] of [
      [day - 1, locked(30 * second)],
      [day, wrong],
    ] as const) {
      const one = phone(defaultPolicy)
      one.wrong(4)
      one.now += waitMs
      one.wrong(1)
      expect(one.try('wrong one')).toEqual(outcome)
    }
  })

  test('strict: are remembered for a year after the last attempt, and then forgotten with their record', () => {
    for (const [waitMs, outcome] of [
      [365 * day - 1, locked(30 * minute)],
      [365 * day, wrong],
    ] as const) {
      const one = phone(strictPolicy)
      one.wrong(4)
      expect(one.record?.expiresAt).toBe(one.now + 365 * day)
      one.now += waitMs
      one.wrong(1)
      expect(one.try('wrong one')).toEqual(outcome)
    }
  })
})

describe('a hundred wrong codes over any scopes', () => {
  const exhaust = (one: ReturnType<typeof phone>, times = 20) => {
    for (let scope = 0; scope < times; scope += 1) one.wrong(5, `scope ${scope}`)
  }

  test('default: lock the number for 24 hours, under every scope', () => {
    const one = phone(unlimited)
    one.send('123456')
    exhaust(one)
    expect(one.try('123456')).toEqual(locked(day))
    one.now += day - 1
    one.send('654321')
    expect(one.try('654321')).toEqual(locked(1))
    one.now += 1
    expect(one.try('654321')).toEqual(right)
  })

  test('strict: lock the number until somebody unlocks it', () => {
    const one = phone(strictPolicy)
    exhaust(one)
    one.now += 1_000 * day
    expect(one.try('123456')).toEqual(locked(null))
    expect(JSON.parse(JSON.stringify(one.record))).toEqual(one.record)
  })

  test('ninety-nine do not', () => {
    const one = phone(unlimited)
    one.send('123456')
    exhaust(one, 19)
    one.wrong(4, 'scope 19')
    expect(one.try('123456')).toEqual(right)
  })

  test('are counted from the last right code', () => {
    const one = phone(unlimited)
    exhaust(one, 19)
    one.wrong(4, 'scope 19')
    one.send('123456')
    expect(one.try('123456')).toEqual(right)
    one.wrong(1)
    one.send('123456')
    expect(one.try('123456')).toEqual(right)
  })
})

describe('sends to one number', () => {
  test('default: five in 10 minutes', () => {
    const one = phone(defaultPolicy)
    for (let time = 0; time < 5; time += 1) {
      expect(one.send('123456', `scope ${time}`)).toBe(0)
      one.now += minute
    }
    expect(one.send('123456')).toBe(5 * minute)
    one.now += 5 * minute - 1
    expect(one.send('123456')).toBe(1)
    one.now += 1
    expect(one.send('123456')).toBe(0)
  })

  test('default: twenty in 24 hours', () => {
    const one = phone(defaultPolicy)
    for (let time = 0; time < 20; time += 1) {
      expect(one.send('123456')).toBe(0)
      one.now += 10 * minute
    }
    expect(one.send('123456')).toBe(day - 200 * minute)
    one.now += day - 200 * minute
    expect(one.send('123456')).toBe(0)
  })

  test('strict: also one in 30 seconds', () => {
    const one = phone(strictPolicy)
    expect(one.send('123456')).toBe(0)
    one.now += 10 * second
    expect(one.send('123456')).toBe(20 * second)
    one.now += 20 * second
    expect(one.send('123456')).toBe(0)
  })

  test('a send that has to wait adds no code', () => {
    const one = phone(strictPolicy)
    one.send('111111')
    one.send('222222')
    expect(one.try('222222')).toEqual(wrong)
    expect(one.try('111111')).toEqual(right)
  })

  test('a right code and a code taken back still count as sends', () => {
    const one = phone(strictPolicy)
    one.send('111111')
    one.try('111111')
    expect(one.send('222222')).toBe(30 * second)
  })
})

describe('a record', () => {
  test('holds neither code nor number', () => {
    const one = phone(defaultPolicy)
    one.issue('48291357', '2FA', one.sealOf('48291357'), 'a message')
    one.wrong(5)
    const text = JSON.stringify(one.record)
    for (const secret of ['48291357', '19195550112', '9195550112']) expect(text).not.toContain(secret)
  })

  test('does not grow with scopes whose codes have expired', () => {
    const one = phone(unlimited)
    for (let time = 0; time < 1_000; time += 1) {
      one.send('123456', `scope ${time}`)
      one.now += minute
    }
    expect(one.record?.scopes).toHaveLength(15)
  })

  test('can be forgotten when its code has expired and it has no limit to remember', () => {
    const one = phone(unlimited)
    one.send('123456')
    expect(one.record?.expiresAt).toBe(one.now + 15 * minute)
    one.try('123456')
    expect(one.record).toBeUndefined()
  })

  test('stays for the longest limit on sends, and a day after a wrong code', () => {
    const one = phone(defaultPolicy)
    one.send('123456')
    expect(one.record?.expiresAt).toBe(one.now + day)
    const other = phone(unlimited)
    other.wrong(1)
    expect(other.record?.expiresAt).toBe(other.now + day)
  })

  test('outlives a lock that is longer than a day', () => {
    const one = phone({ ...unlimited, firstLockMs: 3 * day, longestLockMs: 3 * day })
    one.wrong(5)
    expect(one.record?.expiresAt).toBe(one.now + 3 * day)
  })
})
