// The exit codes, and the error that a person can mend by calling again.

/** What the shell sees. */
export const exitCodes = {
  ok: 0,
  /** `verify`: not valid; `code`: none came in time. */
  no: 1,
  usage: 2,
  service: 3,
  bug: 70,
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** The exit codes as every help text shows them. */
export const exitHelp = `
Exit codes:
  0   done; for verify: the code is valid
  1   verify: the code is not valid; code: none came in time
  2   wrong usage or input; nothing was sent
  3   the service or the sandbox said no, or gave no answer in time
  70  a fault of this program`

/** Flags, environment, a file or a port that will not do. The message says what would; it never holds a secret. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** The sandbox said no, or something else answered in its place. */
export class SandboxError extends Error {
  override readonly name: string = 'SandboxError'
  constructor(
    message: string,
    /** Absent where no answer of a sandbox came. */
    readonly status?: number,
    /** As `status`. */
    readonly requestId?: string,
  ) {
    super(message)
  }
}

/** Nobody answered where a sandbox should. */
export class NoSandboxError extends SandboxError {
  override readonly name = 'NoSandboxError'
}

/** No code came in time. */
export class NoCodeError extends Error {
  override readonly name = 'NoCodeError'
}

/** A command's last word. */
export type Finish = (code: ExitCode) => void
