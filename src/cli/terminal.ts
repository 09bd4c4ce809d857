// What a command may know of the process it runs in; main.ts makes the real one, tests make their own.
import { styleText } from 'node:util'

/** Where a command reads from and writes to. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly stdout: Output
  readonly stderr: Output
  readonly fetch: typeof fetch
  /** Resolves when somebody asks the program to end. */
  untilStopped(): Promise<void>
  /** Resolves when something was written to stdout that nobody will read, as after `| head -1`. A pipe tells of it no earlier. */
  untilUnread(): Promise<void>
  /** Shows a page in the browser of who sits there, if there is one. Never throws. */
  openPage(url: string): void
}

/** A stream that text goes to. */
export interface Output {
  write(text: string): unknown
  /** Absent or false in a pipe or a file. */
  readonly isTTY?: boolean
  /** Width in characters; absent where there is none. */
  readonly columns?: number
}

export type Style = 'bold' | 'dim' | 'green' | 'red' | 'cyan'

/** Whether a person at a terminal looks at this output, and has not asked for plain text (`NO_COLOR`, `TERM=dumb`). */
export function hasColours({ isTTY = false }: Output, { NO_COLOR, TERM }: Terminal['env']): boolean {
  return isTTY && !NO_COLOR && TERM !== 'dumb'
}

/** Styles text for an output with colours, and leaves it as it is for others. */
export function painter(output: Output, env: Terminal['env']): (style: Style, text: string) => string {
  return hasColours(output, env)
    ? (style, text) => styleText(style, text, { validateStream: false })
    : (_, text) => text
}

/** Text of a stranger without what would command the terminal: control characters, and the ones that turn the direction of writing. */
export function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '\u{fffd}')
}
