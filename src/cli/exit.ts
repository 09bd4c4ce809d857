// The exit codes, and the error that a person can mend by calling again.

/** What the shell sees. */
export const exitCodes = {
  ok: 0,
  /** `verify` only. */
  invalid: 1,
  usage: 2,
  service: 3,
  bug: 70,
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** The exit codes as every help text shows them. */
export const exitHelp = `
Exit codes:
  0   done; for verify: the code is valid
  1   verify only: the code is not valid
  2   wrong usage or input; nothing was sent
  3   the service said no, or gave no answer in time
  70  a fault of this program`

/** Flags, environment, a file or a port that will not do. The message says what would; it never holds a secret. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** A command's last word. */
export type Finish = (code: ExitCode) => void
