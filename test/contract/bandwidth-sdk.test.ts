// A client that others wrote, Bandwidth's own SDK, drives the service.
import { Configuration, MFAApi } from 'bandwidth-sdk'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSandbox, sandboxAccount, sandboxCredentials } from '../../src/sandbox/index.js'
import type { Listening } from '../../src/server/listen.js'
import { number } from '../support/numbers.js'

const sandbox = createSandbox({ strict: true })
let listening: Listening
beforeAll(async () => {
  listening = await sandbox.listen({ port: 0 })
})
afterAll(() => listening.close())

const { accountId, username, password } = sandboxCredentials
const [application] = sandboxAccount.applications

function api(basePath = `${listening.url}/api/v1`, credentials = { username, password }): MFAApi {
  return new MFAApi(new Configuration({ ...credentials, basePath }))
}

function body(to: string) {
  return {
    to,
    from: application?.numbers[0] ?? '',
    applicationId: application?.id ?? '',
    message: 'Your {NAME} {SCOPE} code is {CODE}',
    digits: 6,
  }
}

test('a text is sent, a wrong code is false, the right one is true, and then false', async () => {
  const to = number()
  const sent = await api().generateMessagingCode(accountId, body(to))
  expect(sent.status).toBe(200)
  expect(sent.data.messageId).toHaveLength(29)

  const code = sandbox.messages({ to })[0]?.code ?? ''
  const verify = async (typed: string) =>
    (await api().verifyCode(accountId, { to, code: typed, expirationTimeInMinutes: 3 })).data.valid
  expect(await verify(`${code}0`)).toBe(false)
  expect(await verify(code)).toBe(true)
  expect(await verify(code)).toBe(false)
})

test('a call is placed under a scope, and its code verified', async () => {
  const to = number()
  const called = await api().generateVoiceCode(accountId, { ...body(to), scope: 'payment' })
  expect(called.data.callId).toHaveLength(47)
  const code = sandbox.messages({ to })[0]?.code ?? ''
  const verified = await api().verifyCode(accountId, { to, code, scope: 'payment', expirationTimeInMinutes: 3 })
  expect(verified.data).toEqual({ valid: true })
})

test('a base path that ends in a slash, and one without /api/v1, work too', async () => {
  expect((await api(`${listening.url}/api/v1/`).generateMessagingCode(accountId, body(number()))).status).toBe(200)
  expect((await api(listening.url).generateMessagingCode(accountId, body(number()))).status).toBe(200)
})

test('a wrong field is 400, wrong credentials are 403, in the documented bodies', async () => {
  const answerOf = (call: Promise<unknown>) =>
    call.then(
      () => expect.fail('the call was answered'),
      (error: { response: { status: number; data: unknown } }) => [error.response.status, error.response.data],
    )
  expect(await answerOf(api().generateMessagingCode(accountId, { ...body(number()), digits: 3 }))).toEqual([
    400,
    { error: 'digits must be 4 to 8', requestId: expect.any(String) },
  ])
  expect(
    await answerOf(api(undefined, { username, password: 'wrong' }).generateMessagingCode(accountId, body(number()))),
  ).toEqual([403, { message: expect.any(String), Message: expect.any(String) }])
})
