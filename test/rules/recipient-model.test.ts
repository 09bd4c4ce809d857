// Random histories of one number: the rules always say what the model says, and a record survives being JSON and being forgotten on time.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codeFields, drawCode, seal } from '../../src/rules/code.js'
import { defaultPolicy, type Policy, strictPolicy } from '../../src/rules/policy.js'
import { issue, type Recipient, verify, withdraw } from '../../src/rules/recipient.js'
import { createModel, everywhere, type Step, steps, type Verdict } from '../support/model.js'
import { pepperOf, seededRandom } from '../support/pepper.js'

const pepper = pepperOf('1')
const to = '+19195550112'
const accountId = '9900000'

/** Runs the steps against the rules and the model at once. `forget`: when to let go of a record whose time has come. */
function run(policy: Policy, sequence: readonly Step[], forget: (record: Recipient, now: number) => boolean): void {
  const random = seededRandom(1)
  const model = createModel(policy)
  let now = Date.UTC(2026, 0, 1)
  let record: Recipient | undefined
  const sent: string[] = []

  const keep = <Outcome>(change: { record: Recipient | undefined; outcome: Outcome }): Outcome => {
    // What JSON.parse makes of a record's text is that record.
    record = change.record && (JSON.parse(JSON.stringify(change.record)) as Recipient)
    expect(record).toEqual(change.record)
    return change.outcome
  }
  const held = () => (record && forget(record, now) ? undefined : record)

  function send(scope: string, refused: boolean): void {
    const code = drawCode(random, 4)
    const sealed = seal(pepper, random, codeFields({ accountId, to, scope }, code))
    const issued = keep(issue(held(), { id: String(sent.length), scope, seal: sealed, createdAt: now }, policy))
    const retryAfterMs = issued.kind === 'limited' ? issued.retryAfterMs : 0
    expect(retryAfterMs).toBe(model.send(now, scope, code, refused))
    if (retryAfterMs > 0) return
    sent.unshift(code)
    if (refused) keep(withdraw(held(), scope, sealed, now, policy))
  }
  function attempt(scope: string, code: string, maxAgeMs: number): void {
    const outcome = keep(verify(held(), { accountId, to, scope }, code, maxAgeMs, now, pepper, policy))
    const verdict: Verdict =
      outcome.kind === 'locked' ? { retryAfterMs: outcome.retryAfterMs } : { valid: outcome.kind === 'verified' }
    expect(verdict).toEqual(model.verify(now, scope, code, maxAgeMs))
  }

  for (const step of sequence) {
    if (step.do === 'wait') now += step.ms
    else if (step.do === 'send') send(step.scope, step.refused)
    else if (step.do === 'verify') attempt(step.scope, sent[step.place] ?? '0000', step.minutes * 60_000)
    else if (step.do === 'guess') for (let time = 0; time < step.times; time += 1) attempt(step.scope, 'none', 900_000)
    else for (const scope of everywhere) for (let time = 0; time < 5; time += 1) attempt(scope, 'none', 900_000)
  }
}

describe.each([
  ['default', defaultPolicy],
  ['strict', strictPolicy],
  ['unlimited sends', { ...defaultPolicy, sendsPerNumber: [] }],
])('with the %s policy', (_, policy) => {
  test('every answer is the one that the model gives', () => {
    fc.assert(
      fc.property(steps, (sequence) => run(policy, sequence, () => false)),
      { numRuns: 400 },
    )
  })

  test('forgetting a record at its expiresAt changes no answer', () => {
    fc.assert(
      fc.property(steps, (sequence) => run(policy, sequence, ({ expiresAt }, now) => expiresAt <= now)),
      { numRuns: 400 },
    )
  })
})

test('forgetting a record before its time does change answers, which this would notice', () => {
  const forgetful = () =>
    fc.assert(
      fc.property(steps, (sequence) => run(defaultPolicy, sequence, ({ expiresAt }, now) => expiresAt <= now + 1)),
      { numRuns: 2_000, seed: 1 },
    )
  expect(forgetful).toThrow()
})
