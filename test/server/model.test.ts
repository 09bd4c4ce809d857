// Random histories of several numbers and accounts, over HTTP in process: the service always says what the model says.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Delivery } from '../../src/delivery/delivery.js'
import { anyAccount } from '../../src/server/accounts.js'
import { defaultPolicy, strictPolicy } from '../../src/rules/policy.js'
import { createModel, everywhere, type Model, type Step, steps } from '../support/model.js'
import { type Read, service } from '../support/service.js'

const phones = [
  { accountId: '9900000', to: '+19195550112' },
  { accountId: '9900000', to: '+19195550113' },
  { accountId: '9900001', to: '+19195550112' },
]

test.each([
  ['default', { ...defaultPolicy, sendsPerPrefix: [] }],
  ['strict', { ...strictPolicy, digits: defaultPolicy.digits, sendsPerPrefix: [] }],
])(
  'with the %s policy',
  async (_, policy) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ phone: fc.nat(phones.length - 1), steps }), { maxLength: 3 }),
        async (turns) => {
          let refused = false
          let code = ''
          const delivery: Delivery = {
            async deliver(message) {
              code = message.code
              return refused ? { status: 'refused', reason: 'no' } : { status: 'accepted' }
            },
          }
          const { send, verify, clock } = service({
            accounts: anyAccount({ name: 'Any', accounts: [] }),
            policy,
            delivery,
          })
          const known = phones.map((phone) => ({ ...phone, model: createModel(policy), codes: [] as string[] }))

          async function attempt(
            model: Model,
            accountId: string,
            to: string,
            scope: string,
            tried: string,
            minutes: number,
          ): Promise<void> {
            const expected = model.verify(clock.now, scope, tried, minutes * 60_000)
            const answer = await verify(
              tried,
              { to, scope, expirationTimeInMinutes: minutes },
              { path: `/accounts/${accountId}/code/verify` },
            )
            if ('valid' in expected) expect([answer.status, answer.body]).toEqual([200, expected])
            else expectLater(answer, expected.retryAfterMs)
          }

          async function take(step: Step, { model, accountId, to, codes }: (typeof known)[number]): Promise<void> {
            if (step.do === 'wait') clock.now += step.ms
            else if (step.do === 'verify')
              await attempt(model, accountId, to, step.scope, codes[step.place] ?? '0000', step.minutes)
            else if (step.do === 'guess')
              for (let time = 0; time < step.times; time += 1)
                await attempt(model, accountId, to, step.scope, 'none', 15)
            else if (step.do === 'guess everywhere')
              for (const scope of everywhere)
                for (let time = 0; time < 5; time += 1) await attempt(model, accountId, to, scope, 'none', 15)
            else {
              refused = step.refused
              code = ''
              const answer = await send(
                { to, scope: step.scope, digits: 4 },
                { path: `/accounts/${accountId}/code/messaging` },
              )
              const waitMs = model.send(clock.now, step.scope, code, step.refused)
              if (waitMs > 0) expectLater(answer, waitMs)
              else expect(answer.status).toBe(step.refused ? 400 : 200)
              if (waitMs === 0) codes.unshift(code)
            }
          }

          for (const turn of turns) {
            // The turn's phone is one of those there are.
            const phone = known[turn.phone] as (typeof known)[number]
            for (const step of turn.steps) await take(step, phone)
          }
        },
      ),
      { numRuns: 60 },
    )
  },
  60_000,
)

/** 429, with `Retry-After` in whole seconds, rounded up; without it where waiting does not help. */
function expectLater({ status, headers }: Read, waitMs: number | null): void {
  expect([status, headers.get('retry-after')]).toEqual([
    429,
    waitMs === null ? null : String(Math.ceil(waitMs / 1_000)),
  ])
}
