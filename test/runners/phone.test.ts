// The phone that the entries for test runners give each test.
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { createTwoFactorClient } from '../../src/index.js'
import { createPhone, NoMessageError } from '../../src/runners/phone.js'
import { startSandbox } from '../../src/runners/set-up.js'

/** As after the set-up of a runner: what it put into the environment goes with the test. */
async function setUp() {
  const before = { ...process.env }
  const end = await startSandbox()
  onTestFinished(async () => {
    process.env = before
    await end()
  })
  return createTwoFactorClient()
}

afterEach(() => vi.unstubAllEnvs())

test('a client made of nothing but the environment texts the phone, and each text is handed out once, the oldest first', async () => {
  const mfa = await setUp()
  const phone = await createPhone()
  const to = phone.number
  await mfa.sendCode({ to, scope: 'a' })
  await mfa.sendCode({ to, scope: 'b' })
  await mfa.sendVoiceCode({ to, scope: 'a' })
  expect(await phone.waitForMessage({ channel: 'voice' })).toMatchObject({ channel: 'voice', scope: 'a' })
  const first = await phone.waitForMessage()
  expect(first).toMatchObject({ to, channel: 'messaging', scope: 'a' })
  expect(await mfa.verifyCode({ to, scope: 'a', code: first.code })).toBe(true)
  expect(await phone.waitForMessage()).toMatchObject({ channel: 'messaging', scope: 'b' })
  await expect(phone.waitForMessage({ timeoutMs: 0 })).rejects.toThrow(NoMessageError)
})

test('it waits for a text that is still to come', async () => {
  const mfa = await setUp()
  const phone = await createPhone()
  await mfa.sendCode({ to: phone.number })
  await phone.waitForMessage()
  const next = phone.waitForMessage()
  await mfa.sendCode({ to: phone.number, scope: 'later' })
  expect(await next).toMatchObject({ scope: 'later' })
})

test('two tests have two phones, and neither reads what went to the other', async () => {
  const mfa = await setUp()
  const [ada, bob] = await Promise.all([createPhone(), createPhone({ country: 'SE', mobile: true })])
  expect(bob.number).toMatch(/^\+4670174/)
  await mfa.sendCode({ to: ada.number })
  await expect(bob.waitForMessage({ timeoutMs: 0 })).rejects.toThrow('no request was about it')
  expect(await ada.waitForMessage()).toMatchObject({ to: ada.number })
})

test('where a request was refused, the error says so, without the number', async () => {
  await setUp()
  const phone = await createPhone()
  await fetch(`${process.env['BW_MFA_URL']}/accounts/9900000/code/messaging`, {
    method: 'POST',
    headers: { Authorization: `Basic ${btoa('u:p')}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ to: phone.number }),
  })
  const error = await phone.waitForMessage({ timeoutMs: 0 }).catch((reason: unknown) => reason)
  expect(error).toMatchObject({
    name: 'NoMessageError',
    message: expect.stringMatching(/within 0 ms; the newest requests about it: generateMessagingCode 400$/),
  })
  expect(String(error)).not.toContain(phone.number.slice(1))
})

test('without the set-up it says what is missing', async () => {
  vi.stubEnv('BW_SANDBOX_URL', undefined)
  await expect(createPhone()).rejects.toThrow('add the set-up of this package')
})
