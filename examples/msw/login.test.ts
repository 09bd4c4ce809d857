// Tests code whose address cannot be changed: Mock Service Worker catches its requests, and the sandbox answers them.
import { sandboxHandlers } from 'bandwidth-2fa/msw'
import { createSandbox } from 'bandwidth-2fa/sandbox'
import { http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isRight, textCode } from './login.js'

const sandbox = createSandbox()
const network = setupServer(...sandboxHandlers(http, sandbox))

// Anything else that wants to leave the machine fails the test.
beforeAll(() => network.listen({ onUnhandledRequest: 'error' }))
afterAll(() => network.close())

test('the code of the text is right, once', async () => {
  const phone = sandbox.number()
  await textCode(phone)
  const { code } = await sandbox.waitForMessage({ to: phone })
  expect(await isRight(phone, `${code}0`)).toBe(false)
  expect(await isRight(phone, code)).toBe(true)
  expect(await isRight(phone, code)).toBe(false)
})

test('a code of six minutes ago is wrong', async () => {
  const phone = sandbox.number()
  await textCode(phone)
  const { code } = await sandbox.waitForMessage({ to: phone })
  await sandbox.clock.advance({ minutes: 6 })
  expect(await isRight(phone, code)).toBe(false)
})

test('what the service refuses, rejects', async () => {
  const account = sandbox.scenarios.find(({ name }) => name === 'account-not-activated')
  await expect(textCode(account?.numbers[0] ?? '')).rejects.toMatchObject({ response: { status: 403 } })
})
