// The first example of the sandbox, as people run it in a test of their own. environments.test.ts runs it again where less is as Node has it.
import { createTwoFactorClient } from 'bandwidth-2fa'
import { createSandbox, sandboxAccount, sandboxCredentials } from 'bandwidth-2fa/sandbox'
import { expect, test } from 'vitest'

const { accountId, username, password } = sandboxCredentials
const [application] = sandboxAccount.applications

test('a code that was sent is read, is right once, and expires', async () => {
  await using sandbox = createSandbox()
  const mfa = createTwoFactorClient({
    accountId,
    auth: { username, password },
    from: application?.numbers[0],
    applicationId: application?.id,
    fetch: sandbox.fetch,
  })

  const to = sandbox.number()
  await mfa.sendCode({ to })
  const { code } = await sandbox.waitForMessage({ to, signal: new AbortController().signal })
  expect(await mfa.verifyCode({ to, code })).toBe(true)
  expect(await mfa.verifyCode({ to, code })).toBe(false)

  await mfa.sendCode({ to, signal: new AbortController().signal })
  const { code: late } = await sandbox.waitForMessage({ to })
  await sandbox.clock.advance({ minutes: 16 })
  expect(await mfa.verifyCode({ to, code: late })).toBe(false)
})
