// Tells a person, or with --json a program, why a command did not do its job.
import { type ExitCode, exitCodes, UsageError } from './exit.js'
import { painter, printable, type Terminal } from './terminal.js'

/** Prints `error` on stderr, one line unless it is a fault of this program, and returns the exit code that says whose it is. */
export async function tell(error: unknown, { stderr, env }: Terminal, json: boolean): Promise<ExitCode> {
  // Loaded now: the sandbox, which rarely fails, has no use for the client.
  const { TwoFactorError, TwoFactorInputError } = await import('../index.js')
  const known = error instanceof UsageError || error instanceof TwoFactorError
  const code = !known ? exitCodes.bug : error instanceof UsageError || error instanceof TwoFactorInputError ? exitCodes.usage : exitCodes.service
  if (json) {
    stderr.write(`${JSON.stringify({ error: known ? { ...error, name: error.name, message: error.message } : { name: 'Bug', message: traceOf(error) } })}\n`)
  } else if (known) {
    stderr.write(`${painter(stderr, env)('red', 'error:')} ${printable(error.message)}\n`)
  } else {
    stderr.write(`This is a fault of bandwidth-2fa, please report it:\n${traceOf(error)}\n`)
  }
  return code
}

/** Where it happened, without the message: that may hold anything. */
function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  return [error.name, ...(error.stack ?? '').split('\n').filter((line) => /^ +at /.test(line))].join('\n')
}
