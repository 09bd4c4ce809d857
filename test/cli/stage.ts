// A terminal for commands under test: what they print is kept, and the service is a sandbox in this process.
import { run } from '../../src/cli/run.js'
import type { Terminal } from '../../src/cli/terminal.js'
import { createSandbox, sandboxAccount, sandboxCredentials } from '../../src/sandbox/index.js'

const [application] = sandboxAccount.applications

/** The environment that the sandbox suggests. */
export const environment = {
  BW_MFA_URL: 'http://sandbox.test/api/v1',
  BW_ACCOUNT_ID: sandboxCredentials.accountId,
  BW_USERNAME: sandboxCredentials.username,
  BW_PASSWORD: sandboxCredentials.password,
  BW_NUMBER: application!.numbers[0],
  BW_MESSAGING_APPLICATION_ID: application!.id,
  BW_VOICE_APPLICATION_ID: application!.id,
}

export const person = '+19195550112'

export interface Stage {
  readonly sandbox: ReturnType<typeof createSandbox>
  /** Runs one command line, split at spaces unless it is given in words. */
  run(line: string | readonly string[]): Promise<number>
  /** What was printed since the last look. */
  out(): string
  err(): string
}

export function stage({ isTTY = false, ...terminal }: Partial<Terminal> & { isTTY?: boolean } = {}): Stage {
  const printed = { out: '', err: '' }
  const sandbox = createSandbox()
  const full: Terminal = {
    env: environment,
    stdout: { isTTY, write: (text) => (printed.out += text) },
    stderr: { isTTY, write: (text) => (printed.err += text) },
    fetch: sandbox.fetch,
    untilStopped: async () => {},
    untilUnread: () => new Promise(() => {}),
    openPage: () => {},
    ...terminal,
  }
  const take = (stream: 'out' | 'err') => {
    const text = printed[stream]
    printed[stream] = ''
    return text
  }
  return {
    sandbox,
    run: (line) => run(typeof line === 'string' ? line.split(' ') : line, full),
    out: () => take('out'),
    err: () => take('err'),
  }
}
