// Tells a person, or with --json a program, why a command did not do its job.
import type { Problem, TwoFactorApiError } from '../index.js'
import { type ExitCode, exitCodes, NoCodeError, SandboxError, UsageError } from './exit.js'
import { painter, printable, type Terminal } from './terminal.js'

/** How to say it. */
export interface Manner {
  /** As one JSON line. */
  readonly json: boolean
  /** With the service's own words, which may quote what was sent. */
  readonly showReason: boolean
}

/** Prints `error` on stderr, one line unless it is a fault of this program, and returns the exit code that says whose it is. */
export async function tell(error: unknown, { stderr, env }: Terminal, { json, showReason }: Manner): Promise<ExitCode> {
  // Loaded now: the sandbox, which rarely fails, has no use for the client.
  const { TwoFactorApiError, TwoFactorError, TwoFactorInputError } = await import('../index.js')
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
  const reason = showReason && error instanceof TwoFactorApiError ? error.serverMessage() : undefined
  const message =
    error instanceof TwoFactorInputError
      ? error.problems.map(inFlags).join('; ')
      : known
        ? withoutOptions(error.message, reason)
        : traceOf(error)
  const advice = error instanceof TwoFactorApiError ? whatNow(error) : ''
  if (json) {
    stderr.write(
      `${JSON.stringify({ error: known ? { ...error, name: error.name, message } : { name: 'Bug', message } })}\n`,
    )
  } else if (known) {
    const reference = 'requestId' in error && error.requestId ? ` (request ${error.requestId})` : ''
    stderr.write(`${painter(stderr, env)('red', 'error:')} ${printable(message + advice + reference)}\n`)
  } else {
    stderr.write(`This is a fault of bandwidth-2fa, please report it:\n${message}\n`)
  }
  return code
}

/** The client's message in the words of the command line, which has neither its methods nor its options; with the service's `reason` where that is to be shown. */
function withoutOptions(message: string, reason: string | undefined): string {
  const checks: Record<string, string> = {
    auth: 'BW_USERNAME and BW_PASSWORD (or BW_CLIENT_ID and BW_CLIENT_SECRET)',
    baseUrl: '--url (or BW_MFA_URL)',
  }
  return (
    message
      .replace(/ Check (auth|baseUrl)(?=,|\.$)/, (_, option: string) => ` Check ${checks[option]}`)
      // Nobody can set that here.
      .replace(' Check auth.tokenUrl.', '')
      .replace(/serverMessage\(\) says why/, () =>
        reason === undefined ? '--show-reason would have told why' : printable(reason),
      )
  )
}

/** What to know before the command is run again; a sentence with a space before it, or nothing. */
function whatNow({ message, status, operationId, retryAfterMs }: TwoFactorApiError): string {
  if (retryAfterMs) return ` Wait ${Math.ceil(retryAfterMs / 1000)} s.`
  // While a token was asked for, nothing was sent.
  const reached = !message.startsWith('The token endpoint')
  return reached && status >= 500 && operationId !== 'verifyCode'
    ? ' A code may be on its way all the same: to run this again may send a second one.'
    : ''
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
