// `bandwidth-2fa code`: the newest code that a running sandbox holds for a phone, alone, for scripts.
import { type Command, InvalidArgumentError } from 'commander'
import { unpunctuated } from '../client/input.js'
import type { Message } from '../contract/sandbox.js'
import { type ControlFlags, controlCommand } from './control-command.js'
import { exitCodes, type Finish, NoCodeError, UsageError } from './exit.js'
import type { Terminal } from './terminal.js'

/** The flags of `code`. */
export interface CodeFlags extends ControlFlags {
  readonly to?: string
  readonly scope?: string
  readonly since?: string
  /** Seconds. */
  readonly wait: number
}

// What the control API allows; a longer wait is several.
const longestHoldSeconds = 60

/** Prints the code; finishes with 1 when none came in time. */
export function codeCommand(terminal: Terminal, finish: Finish): Command {
  return controlCommand('code')
    .description('Print the newest code that was sent to a phone, and wait for it where there is none yet.')
    .option('--to <number>', 'the phone, with its country code, such as +19195550112', unpunctuated)
    .option('--scope <scope>', 'what the code is for (default: any)')
    .option('--since <id or time>', "only a code that came after the message with this id, or since this time of the sandbox's clock, such as 2026-01-31T09:30:00Z")
    .option('--wait <seconds>', 'how long to wait for it', parseSeconds, 30)
    .action(async (flags: CodeFlags) => {
      const message = await newest(flags, terminal)
      terminal.stdout.write(flags.json ? `${JSON.stringify(message)}\n` : `${message.code}\n`)
      finish(exitCodes.ok)
    })
}

async function newest({ to, scope, since, wait, url }: CodeFlags, terminal: Terminal): Promise<Message> {
  if (!to) throw new UsageError('missing: --to')
  const { connectSandbox } = await import('./control.js')
  const control = connectSandbox(url, terminal)
  let left = wait
  do {
    const hold = Math.min(left, longestHoldSeconds)
    const { messages } = await control.messages({ to, scope, since, wait: hold, limit: 1 })
    if (messages[0]) return messages[0]
    left -= hold
  } while (left > 0)
  throw new NoCodeError(`no such code came within ${wait} s: \`bandwidth-2fa inbox\` shows what did arrive`)
}

function parseSeconds(text: string): number {
  if (!/^\d+(\.\d+)?$/.test(text)) throw new InvalidArgumentError('It is a number of seconds, such as 30.')
  return Number(text)
}
