// Tests what takes time or goes wrong, with a sandbox of this file's own in its process: nobody else's clock is moved, and nobody else's request fails.
import { createTwoFactorClient } from 'bandwidth-2fa'
import { createSandbox, sandboxAccount, sandboxCredentials } from 'bandwidth-2fa/sandbox'
import { expect, test } from 'vitest'
import { createLogin } from './login.js'

// One sandbox does for the whole file, because every test has a phone of its own.
const sandbox = createSandbox()
const { accountId, username, password } = sandboxCredentials
const mfa = createTwoFactorClient({
  accountId,
  auth: { username, password },
  from: '+19195550100',
  applicationId: sandboxAccount.applications[0]?.id,
  fetch: sandbox.fetch, // the only line that production does without
})

/** Ada, waiting for her code. */
async function startLogin() {
  const phone = sandbox.number()
  const login = createLogin(mfa, (name, password) =>
    name === 'ada' && password === 'correct horse' ? phone : undefined,
  )
  const ticket = (await login.start('ada', 'correct horse')) ?? expect.fail('the password is right')
  const { code } = await sandbox.waitForMessage({ to: phone, scope: 'sign-in' })
  return { login, ticket, phone, code }
}

// Never one that could be right by chance: it has a digit too many.
const wrongCode = '0000000'

test('a wrong password texts nobody', async () => {
  const { login, phone } = await startLogin()
  expect(await login.start('ada', 'battery staple')).toBeUndefined()
  expect(sandbox.messages({ to: phone })).toHaveLength(1)
})

test('a code of six minutes ago does not sign in', async () => {
  const { login, ticket, code } = await startLogin()
  await sandbox.clock.advance({ minutes: 6 }) // takes no time
  expect(await login.finish(ticket, code)).toBeUndefined()
})

test('five wrong codes lock the phone, and half a minute later the right one signs in', async () => {
  const { login, ticket, code } = await startLogin()
  for (let guess = 0; guess < 5; guess += 1) expect(await login.finish(ticket, wrongCode)).toBeUndefined()
  await expect(login.finish(ticket, code)).rejects.toMatchObject({ status: 429 })
  await sandbox.clock.advance({ seconds: 30 })
  expect(await login.finish(ticket, code)).toBe('ada')
})

test('a text that could not be sent is an error, not a ticket', async () => {
  const { login, phone } = await startLogin()
  // For this phone alone, so that tests that run beside this one do not notice.
  sandbox.faults.set({ to: phone, status: 500 })
  await expect(login.start('ada', 'correct horse')).rejects.toMatchObject({ name: 'TwoFactorApiError', status: 500 })
})
