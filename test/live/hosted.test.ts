// The stories that make sense against Bandwidth's hosted service. They send a real text, which costs money: run with BW_LIVE=1, never as part of `npm test`.
import { expect, test } from 'vitest'
import { strictFetch } from '../../src/contract/index.js'
import { createTwoFactorClient, TwoFactorApiError } from '../../src/index.js'

const needed = ['BW_ACCOUNT_ID', 'BW_NUMBER', 'BW_MESSAGING_APPLICATION_ID', 'USER_NUMBER']
const pairs = [['BW_USERNAME', 'BW_PASSWORD'], ['BW_CLIENT_ID', 'BW_CLIENT_SECRET']]
const has = (name: string) => Boolean(process.env[name])
if (process.env['BW_LIVE'] !== '1' || !needed.every(has) || !pairs.some((pair) => pair.every(has))) {
  throw new Error(`Live tests text the number in USER_NUMBER. Set BW_LIVE=1, credentials (BW_USERNAME and BW_PASSWORD, or BW_CLIENT_ID and BW_CLIENT_SECRET) and ${needed.join(', ')}.`)
}

const to = process.env['USER_NUMBER'] ?? ''
// The hosted service answers with headers of its gateway, which the document leaves alone: breaches are collected, and only those of bodies and statuses count.
const breaches: string[] = []
const options = {
  scope: 'contract-test',
  maxRetries: 0,
  fetch: strictFetch(fetch, {
    onBreach: (error) => breaches.push(...error.breaches.filter(({ where }) => !where.startsWith('header.')).map(({ where, message }) => `${where}: ${message}`)),
  }),
}
// Everything else comes from the environment.
const mfa = createTwoFactorClient({ ...options, from: process.env['BW_NUMBER'], applicationId: process.env['BW_MESSAGING_APPLICATION_ID'] })

test('a text is sent and gets an id', async () => {
  const { messageId } = await mfa.sendCode({ to, message: 'Test of {NAME}: {CODE}', digits: 8 })
  expect(messageId).not.toBe('')
})

test('a code that was never sent says false', async () => {
  // The text above has eight digits, so these four are certainly wrong.
  expect(await mfa.verifyCode({ to, code: '0000', expirationTimeInMinutes: 1 })).toBe(false)
})

test('wrong credentials are refused with 401 or 403', async () => {
  const stranger = createTwoFactorClient({ ...options, from: '+19195550100', applicationId: 'none', auth: { username: 'nobody', password: 'nothing' } })
  const error = await stranger.sendCode({ to }).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(TwoFactorApiError)
  expect(error).toMatchObject({ status: expect.toBeOneOf([401, 403]) })
})

test('no answer broke the document', () => {
  expect(breaches).toEqual([])
})
