// Tests the login with real codes and the real rules: no phone, no stub.
import { createTwoFactorClient } from 'bandwidth-2fa'
import { createPhone } from 'bandwidth-2fa/vitest'
import { expect, test } from 'vitest'
import { createLogin } from './login.js'

/** Ada, whose phone no other test has. */
async function ada() {
  const phone = await createPhone()
  const login = createLogin(createTwoFactorClient(), (name, password) =>
    name === 'ada' && password === 'correct horse' ? phone.number : undefined,
  )
  return { login, phone }
}

test('the code of the text signs in, once', async () => {
  const { login, phone } = await ada()
  const ticket = (await login.start('ada', 'correct horse')) ?? expect.fail('the password is right')
  const { code, text } = await phone.waitForMessage({ scope: 'sign-in' })
  expect(text).toBe(`Your Sandbox sign-in code is ${code}`)
  expect(await login.finish(ticket, `${code}0`)).toBeUndefined()
  expect(await login.finish(ticket, code)).toBe('ada')
  expect(await login.finish(ticket, code)).toBeUndefined()
})

test('a wrong password texts nobody', async () => {
  const { login, phone } = await ada()
  expect(await login.start('ada', 'battery staple')).toBeUndefined()
  await expect(phone.waitForMessage({ timeoutMs: 0 })).rejects.toThrow('no request was about it')
})
