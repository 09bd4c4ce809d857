// A client that others wrote and gave up, `@bandwidth/mfa`, drives the sandbox by nothing but its `Configuration.BASEURI`.
import { createRequire } from 'node:module'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSandbox, type Listening, sandboxAccount, sandboxCredentials } from '../../src/sandbox/index.js'
import { number } from '../support/numbers.js'

/** What is used here of a package that has no types. */
interface BandwidthMfa {
  readonly Configuration: { BASEURI: string; basicAuthUserName: string; basicAuthPassword: string }
  readonly APIController: Record<
    'createMessagingTwoFactor' | 'createVoiceTwoFactor' | 'createVerifyTwoFactor',
    (accountId: string, body: object) => Promise<object>
  >
  readonly TwoFactorCodeRequestSchema: new (body: object) => object
  readonly TwoFactorVerifyRequestSchema: new (body: object) => object
}
const require = createRequire(import.meta.url)
const {
  Configuration,
  APIController,
  TwoFactorCodeRequestSchema,
  TwoFactorVerifyRequestSchema,
}: BandwidthMfa = require('@bandwidth/mfa')

const { accountId, username, password } = sandboxCredentials
const [application] = sandboxAccount.applications
const applicationId = application?.id
const sandbox = createSandbox({ strict: true })
let listening: Listening
beforeAll(async () => {
  listening = await sandbox.listen({ port: 0 })
  Object.assign(Configuration, {
    BASEURI: `${listening.url}/api/v1`,
    basicAuthUserName: username,
    basicAuthPassword: password,
  })
})
afterAll(() => listening.close())

function request(to: string, more: object = {}) {
  return new TwoFactorCodeRequestSchema({
    to,
    from: application?.numbers[0],
    applicationId,
    scope: 'sign-in',
    message: 'Your {NAME} code is {CODE}',
    digits: 6,
    ...more,
  })
}

/** It sends the application along, which the API no longer asks for. */
function verify(to: string, code: string, scope = 'sign-in') {
  return APIController.createVerifyTwoFactor(
    accountId,
    new TwoFactorVerifyRequestSchema({ to, code, scope, applicationId, expirationTimeInMinutes: 3 }),
  )
}

test('a text is sent, a wrong code is false, the right one is true, and then false', async () => {
  const to = number()
  const sent = await APIController.createMessagingTwoFactor(accountId, request(to))
  const { id, code, channel, text } = await sandbox.waitForMessage({ to })
  expect({ ...sent }).toEqual({ messageId: id })
  expect([channel, text]).toEqual(['messaging', `Your Sandbox code is ${code}`])

  expect(await verify(to, `${code}0`)).toEqual({ valid: false })
  expect(await verify(to, code, 'payment')).toEqual({ valid: false })
  expect(await verify(to, code)).toEqual({ valid: true })
  expect(await verify(to, code)).toEqual({ valid: false })
})

test('a call is placed, and its code verified', async () => {
  const to = number()
  const called = await APIController.createVoiceTwoFactor(accountId, request(to))
  const { id, code, channel } = await sandbox.waitForMessage({ to })
  expect({ ...called }).toEqual({ callId: id })
  expect(channel).toBe('voice')
  expect(await verify(to, code)).toEqual({ valid: true })
})

test('a scope that was never set goes out as null, and is the default one', async () => {
  const to = number()
  await APIController.createMessagingTwoFactor(accountId, request(to, { scope: undefined }))
  expect(sandbox.journal({ to })[0]?.request.body).toContain('"scope":null')
  expect((await sandbox.waitForMessage({ to })).scope).toBe('2FA')
})

test('a wrong field, wrong credentials and a number that is locked reject with what the service said', async () => {
  const to = number()
  await expect(APIController.createMessagingTwoFactor(accountId, request(to, { digits: 2 }))).rejects.toMatchObject({
    errorCode: 400,
    errorResponse: { context: { response: { body: expect.stringContaining('digits must be 4 to 8') } } },
  })
  for (let guess = 0; guess < 5; guess += 1) await verify(to, '00000000')
  await expect(verify(to, '00000000')).rejects.toMatchObject({
    errorCode: 429,
    errorResponse: expect.stringContaining('This number has exceeded verification attempts'),
  })

  Configuration.basicAuthPassword = 'wrong'
  await expect(APIController.createVoiceTwoFactor(accountId, request(number())))
    .rejects.toMatchObject({ errorCode: 403 })
    .finally(() => {
      Configuration.basicAuthPassword = password
    })
})

test('a base URI without /api/v1 does as well', async () => {
  Configuration.BASEURI = listening.url
  const to = number()
  await APIController.createMessagingTwoFactor(accountId, request(to))
  expect(await verify(to, (await sandbox.waitForMessage({ to })).code)).toEqual({ valid: true })
})
