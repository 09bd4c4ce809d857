// Tells a person, or with --json a program, why a command did not do its job.
import type { Problem } from '../index.js'
import { type ExitCode, exitCodes, NoCodeError, SandboxError, UsageError } from './exit.js'
import { painter, printable, type Terminal } from './terminal.js'

/**
 * Prints `error` on stderr, as words or as one JSON line, and returns the exit code that says whose it is. Words take one line, unless it is a fault of this
 * program.
 */
export async function tell(error: unknown, { stderr, env }: Terminal, json: boolean): Promise<ExitCode> {
  // Loaded now: the sandbox, which rarely fails, has no use for the client.
  const { TwoFactorError, TwoFactorInputError } = await import('../index.js')
  const known =
    error instanceof UsageError ||
    error instanceof NoCodeError ||
    error instanceof SandboxError ||
    error instanceof TwoFactorError
  const code = !known
    ? exitCodes.bug
    : error instanceof UsageError || error instanceof TwoFactorInputError
      ? exitCodes.usage
      : error instanceof NoCodeError
        ? exitCodes.no
        : exitCodes.service
  const message =
    error instanceof TwoFactorInputError
      ? error.problems.map(inFlags).join('; ')
      : known
        ? error.message
        : traceOf(error)
  if (json) {
    stderr.write(
      `${JSON.stringify({ error: known ? { ...error, name: error.name, message } : { name: 'Bug', message } })}\n`,
    )
  } else if (known) {
    // The client's errors name the request themselves.
    const reference = error instanceof SandboxError && error.requestId ? ` (request ${error.requestId})` : ''
    stderr.write(`${painter(stderr, env)('red', 'error:')} ${printable(message + reference)}\n`)
  } else {
    stderr.write(`This is a fault of bandwidth-2fa, please report it:\n${message}\n`)
  }
  return code
}

/** A problem of the client's input, in the words of the command line. */
function inFlags({ field, message }: Problem): string {
  const flag =
    { expirationTimeInMinutes: '--expires-in', baseUrl: '--url (or BW_MFA_URL)', 'auth.username': 'BW_USERNAME' }[
      field
    ] ?? `--${field.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
  return message.startsWith(field) ? flag + message.slice(field.length) : message
}

/** Where it happened, without the message: that may hold anything. */
function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  return [error.name, ...(error.stack ?? '').split('\n').filter((line) => /^ +at /.test(line))].join('\n')
}
