// Bodies made from the document, and broken in one known way: the service accepts every right one, refuses every wrong one, and never answers what is not documented.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { operations, type OperationId, strictFetch } from '../../src/contract/index.js'
import { createSandbox } from '../../src/sandbox/index.js'
import { bodies, brokenBodies } from '../support/arbitrary.js'
import { credentials, exchanges } from '../support/exchange.js'

const runs = 1_000

describe.each(Object.entries(operations))('%s', (id, { input }) => {
  // The keys of `operations` are the operation ids.
  const operationId = id as OperationId
  // Only the answers are judged here: wrong requests are the point.
  const judged = strictFetch(createSandbox().fetch, {
    onBreach: (error) => {
      if (error.breaches.some(({ side }) => side === 'response')) throw error
    },
  })
  const post = (body: string) =>
    judged(`http://127.0.0.1/api/v1/accounts/9900000/${exchanges[operationId].path}`, {
      method: 'POST',
      body,
      headers: { authorization: credentials, 'content-type': 'application/json' },
    })

  test(
    'every body that keeps the document is accepted',
    () =>
      fc.assert(
        fc.asyncProperty(bodies(input), async (body) => {
          const response = await post(JSON.stringify(body))
          // A text of allowed length may outgrow it once its placeholders are filled in.
          const outgrown =
            response.status === 400 && (await response.text()).includes('once its placeholders are filled in')
          expect(outgrown || response.status === 200).toBe(true)
        }),
        { numRuns: runs },
      ),
    60_000,
  )

  test(
    'every body that breaks the document in one way is 400 and names the field',
    () =>
      fc.assert(
        fc.asyncProperty(brokenBodies(input), async ({ body, field }) => {
          const response = await post(JSON.stringify(body))
          expect(response.status).toBe(400)
          expect(await response.json()).toMatchObject({ error: expect.stringContaining(field || 'the value') })
        }),
        { numRuns: runs },
      ),
    60_000,
  )

  test(
    'any text at all gets a documented answer below 500',
    () =>
      fc.assert(
        fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (body) => {
          const response = await post(body)
          expect(response.status).toBeLessThan(500)
        }),
        { numRuns: runs },
      ),
    60_000,
  )
})
