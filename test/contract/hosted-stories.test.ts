// The stories for the hosted service, told to a sandbox: they work, and so does what they ask of their environment.
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { createSandbox, sandboxAccount, sandboxCredentials } from '../../src/sandbox/index.js'
import { number } from '../support/numbers.js'

const root = fileURLToPath(new URL('../../', import.meta.url))
const vitest = `${root}node_modules/vitest/vitest.mjs`
const { accountId, username, password } = sandboxCredentials
const [application] = sandboxAccount.applications

/** Runs them as `npm run test:live` does, and resolves with their exit code and what they print. */
function tell(variables: Record<string, string>): Promise<{ failed: boolean; output: string }> {
  // Nothing of this run's own environment: its credentials, if it has any, are not for this.
  const env = { PATH: process.env['PATH'] ?? '', NO_COLOR: '1', ...variables }
  return new Promise((resolve) => {
    execFile(process.execPath, [vitest, 'run', '--dir', 'test/live'], { cwd: root, env }, (error, stdout, stderr) =>
      resolve({ failed: error !== null, output: stdout + stderr }),
    )
  })
}

test(
  'they hold of a sandbox that enforces its account, before and after the code arrived',
  { timeout: 60_000 },
  async () => {
    const sandbox = createSandbox({ strict: true })
    const { url } = await sandbox.listen({ port: 0 })
    try {
      const to = number()
      const environment = {
        BW_LIVE: '1',
        BW_MFA_URL: `${url}/api/v1`,
        BW_ACCOUNT_ID: accountId,
        BW_NUMBER: application?.numbers[0] ?? '',
        BW_MESSAGING_APPLICATION_ID: application?.id ?? '',
        BW_VOICE_APPLICATION_ID: application?.id ?? '',
        BW_USERNAME: username,
        BW_PASSWORD: password,
        USER_NUMBER: to,
      }
      expect(await tell(environment)).toMatchObject({ failed: false, output: expect.stringMatching(/Tests +6 passed/) })
      const [message] = sandbox.messages({ to })
      expect(await tell({ ...environment, USER_CODE: message?.code ?? '' })).toMatchObject({
        failed: false,
        output: expect.stringMatching(/Tests +2 passed/),
      })
    } finally {
      await sandbox.close()
    }
  },
)

test('without being asked for, they send nothing and say what they need', { timeout: 60_000 }, async () => {
  const { failed, output } = await tell({ BW_USERNAME: username, BW_PASSWORD: password })
  expect(failed).toBe(true)
  expect(output).toContain('Set BW_LIVE=1')
})
