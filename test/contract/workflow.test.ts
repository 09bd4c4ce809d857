// The story as the Arazzo description tells it, run by Redocly: it holds on the service, and not on a mock that forgets.
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { createSandbox } from '../../src/sandbox/index.js'
import { prismMock } from '../support/prism.js'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Exit code and output of `redocly respect`. */
function respect(servers: {
  readonly twoFactor: string
  readonly sandbox: string
}): Promise<{ code: number; output: string }> {
  const inputs = { accountId: '9900000', username: 'user', password: 'password' }
  const args = [
    'node_modules/@redocly/cli/bin/cli.js',
    'respect',
    'openapi/workflows/two-factor.arazzo.yaml',
    ...Object.entries(inputs).flatMap(([name, value]) => ['--input', `${name}=${value}`]),
    ...['--server', `two-factor=${servers.twoFactor}`, '--server', `sandbox=${servers.sandbox}`],
  ]
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: root, env }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr }),
    )
  })
}

test(
  'send, wrong code, right code and used code answer as the workflow says, on the service',
  { timeout: 60_000 },
  async () => {
    const { url, close } = await createSandbox().listen({ port: 0 })
    const { code, output } = await respect({ twoFactor: `${url}/api/v1`, sandbox: url })
    await close()
    expect(code, output).toBe(0)
  },
)

test(
  'a mock without state cannot tell the story: what it says it sent never arrives',
  { timeout: 60_000 },
  async () => {
    const [twoFactor, sandbox] = await Promise.all([prismMock(), prismMock('openapi/sandbox.yaml')])
    const { code, output } = await respect({ twoFactor: twoFactor.url, sandbox: sandbox.url })
    await Promise.all([twoFactor.stop(), sandbox.stop()])
    expect(code).toBe(1)
    expect(output).toMatch(/stepId - read\s+✗ success criteria check/)
  },
)
