// The stories that make sense against Bandwidth's hosted service. They send real texts and calls, which cost money: run with BW_LIVE=1, never as part of `npm test`.
import { describe, expect, test } from 'vitest'
import { strictFetch } from '../../src/contract/index.js'
import { createTwoFactorClient, TwoFactorApiError } from '../../src/index.js'

const needed = ['BW_ACCOUNT_ID', 'BW_NUMBER', 'BW_MESSAGING_APPLICATION_ID', 'USER_NUMBER']
const pairs = [
  ['BW_USERNAME', 'BW_PASSWORD'],
  ['BW_CLIENT_ID', 'BW_CLIENT_SECRET'],
]
const has = (name: string) => Boolean(process.env[name])
if (process.env['BW_LIVE'] !== '1' || !needed.every(has) || !pairs.some((pair) => pair.every(has))) {
  throw new Error(
    `Live tests text the number in USER_NUMBER. Set BW_LIVE=1, credentials (BW_USERNAME and BW_PASSWORD, or BW_CLIENT_ID and BW_CLIENT_SECRET) and ${needed.join(', ')}; ` +
      'with BW_VOICE_APPLICATION_ID they call it as well. What arrived is verified by a second run, with the code in USER_CODE.',
  )
}

const to = process.env['USER_NUMBER'] ?? ''
const code = process.env['USER_CODE'] ?? ''
// The hosted service answers with headers of its gateway, which the document leaves alone: breaches are collected, and only those of bodies and statuses count.
const breaches: string[] = []
const options = {
  scope: 'contract-test',
  maxRetries: 0,
  fetch: strictFetch(fetch, {
    onBreach: (error) =>
      breaches.push(
        ...error.breaches
          .filter(({ where }) => !where.startsWith('header.'))
          .map(({ where, message }) => `${where}: ${message}`),
      ),
  }),
}
// Everything else comes from the environment.
const mfa = createTwoFactorClient({
  ...options,
  from: process.env['BW_NUMBER'],
  applicationId: process.env['BW_MESSAGING_APPLICATION_ID'],
  voiceApplicationId: process.env['BW_VOICE_APPLICATION_ID'],
})

describe.skipIf(code)('before the code is known', () => {
  test('a text is sent and gets an id', async () => {
    const { messageId } = await mfa.sendCode({ to, message: 'Test of {NAME}: {CODE}', digits: 8 })
    expect(messageId).not.toBe('')
  })

  test.runIf(has('BW_VOICE_APPLICATION_ID'))('a call is made and gets an id', async () => {
    const { callId } = await mfa.sendVoiceCode({ to, message: 'Test of {NAME}: {CODE}', digits: 8 })
    expect(callId).not.toBe('')
  })

  test('a code that was never sent says false', async () => {
    // The codes above have eight digits, so these four are certainly wrong.
    expect(await mfa.verifyCode({ to, code: '0000', expirationTimeInMinutes: 1 })).toBe(false)
  })

  test('wrong credentials are refused with 401 or 403', async () => {
    const stranger = createTwoFactorClient({
      ...options,
      from: '+19195550100',
      applicationId: 'none',
      auth: { username: 'nobody', password: 'nothing' },
    })
    const error = await stranger.sendCode({ to }).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(TwoFactorApiError)
    expect(error).toMatchObject({ status: expect.toBeOneOf([401, 403]) })
  })

  test('an application that the account does not have is refused with 400', async () => {
    const error = await mfa
      .sendCode({ to, applicationId: '00000000-0000-4000-8000-000000000000' })
      .catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(TwoFactorApiError)
    expect(error).toMatchObject({ status: 400 })
  })
})

describe.runIf(code)('with the code that arrived', () => {
  test('it is good only under the scope that it was sent for', async () => {
    expect(await mfa.verifyCode({ to, code, scope: 'another', expirationTimeInMinutes: 15 })).toBe(false)
    expect(await mfa.verifyCode({ to, code, expirationTimeInMinutes: 15 })).toBe(true)
  })
})

test('no answer broke the document', () => {
  expect(breaches).toEqual([])
})
