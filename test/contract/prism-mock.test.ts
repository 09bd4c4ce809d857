// The client against Prism's mock of the document: every operation, and every status that the document gives it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTwoFactorClient, TwoFactorApiError } from '../../src/index.js'
import { answers, type OperationId } from '../../src/contract/operations.js'
import { type Prism, prismMock } from '../support/prism.js'

let prism: Prism
beforeAll(async () => {
  prism = await prismMock()
}, 30_000)
afterAll(() => prism.stop())

const to = '+19195550112'

/** A client that asks Prism for one of the documented answers. */
function clientFor(prefer: string) {
  return createTwoFactorClient({
    accountId: '9900000',
    auth: { username: 'user', password: 'password' },
    from: '+19195550100',
    applicationId: '93de2206-9669-4e07-948d-329f4b722ee2',
    voiceApplicationId: '93de2206-9669-4e07-948d-329f4b722ee2',
    baseUrl: prism.url,
    maxRetries: 0,
    fetch: (input, init) => {
      const request = new Request(input, init)
      request.headers.set('Prefer', prefer)
      return fetch(request)
    },
  })
}

const calls: Record<OperationId, (prefer: string) => Promise<unknown>> = {
  generateMessagingCode: (prefer) => clientFor(prefer).sendCode({ to, idempotencyKey: 'one' }),
  generateVoiceCode: (prefer) => clientFor(prefer).sendVoiceCode({ to }),
  verifyCode: (prefer) => clientFor(prefer).verifyCode({ to, code: '482913' }),
}

describe.each(Object.entries(answers))('%s', (operationId, documented) => {
  // The keys of `answers` are the operation ids.
  const call = calls[operationId as OperationId]

  test.each(Object.keys(documented).filter((status) => status !== '200'))(
    '%s becomes an error that carries the status',
    async (status) => {
      const error = await call(`code=${status}`).then(
        () => expect.fail('the call was answered'),
        (reason: unknown) => reason,
      )
      expect(error).toBeInstanceOf(TwoFactorApiError)
      expect(error).toMatchObject({ status: Number(status), operationId, attempts: 1 })
    },
  )
})

test('a sent text gives its message id', async () => {
  expect(await calls.generateMessagingCode('code=200')).toEqual({ messageId: expect.stringMatching(/^.+$/) })
})

test('a placed call gives its call id', async () => {
  expect(await calls.generateVoiceCode('code=200')).toEqual({ callId: expect.stringMatching(/^.+$/) })
})

test('a verified code gives the boolean alone', async () => {
  expect(await calls.verifyCode('code=200')).toBeTypeOf('boolean')
})

test('Prism finds nothing wrong with what the client sends', async () => {
  // Prism answers 422 to a request that breaks the document, whatever was preferred.
  for (const call of Object.values(calls)) await call('code=200')
})
