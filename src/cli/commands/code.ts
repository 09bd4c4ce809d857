// `bandwidth-2fa code`: the newest code that a running sandbox holds for a phone and would accept, alone, for scripts.
import { type Command, InvalidArgumentError } from 'commander'
import type { Message } from '../../contract/sandbox.js'
import { isMessageId } from '../../delivery/inbox.js'
import { momentOf } from '../../delivery/moment.js'
import type { Control, MessageQuery } from '../remote/control.js'
import { type ControlFlags, controlCommand, parseRecipient } from '../remote/control-command.js'
import { exitCodes, type Finish, NoCodeError, UsageError } from '../exit.js'
import type { Terminal } from '../terminal.js'

/** The flags of `code`. */
export interface CodeFlags extends ControlFlags {
  readonly to?: string
  readonly scope?: string
  readonly since?: string
  /** Seconds; `true` where none are named. */
  readonly wait?: number | true
}

const usualWaitSeconds = 30
// As many as a sandbox keeps.
const capacity = 10_000
// What the control API allows; a longer wait is several.
const longestHoldSeconds = 60

/** Prints the code; finishes with 1 when none came in time. */
export function codeCommand(terminal: Terminal, finish: Finish): Command {
  return controlCommand('code')
    .description(
      'Print the newest code that was sent to a phone and is still good, neither used nor expired, and wait for one where there is none.',
    )
    .option('--to <number>', 'the phone, with its country code, such as +19195550112', parseRecipient)
    .option('--scope <scope>', 'what the code is for (default: any)')
    .option(
      '--since <id or time>',
      "only a code that came after the message with this id, or since this time of the sandbox's clock, such as 2026-01-31T09:30:00Z",
      parseSince,
    )
    .option(
      '--wait [seconds]',
      `how long to wait for it (default: ${usualWaitSeconds}, also where the number is left out)`,
      parseSeconds,
    )
    .action(async (flags: CodeFlags) => {
      const message = await newest(flags, terminal)
      terminal.stdout.write(flags.json ? `${JSON.stringify(message)}\n` : `${message.code}\n`)
      finish(exitCodes.ok)
    })
}

async function newest({ to, scope, since, wait = true, url }: CodeFlags, terminal: Terminal): Promise<Message> {
  const waitSeconds = wait === true ? usualWaitSeconds : wait
  if (!to) throw new UsageError('missing: --to')
  const { connectSandbox } = await import('../remote/control.js')
  const control = connectSandbox(url, terminal)
  const { good, newestId } = await present(control, { to, scope, since })
  if (good) return good
  for (let left = waitSeconds; left > 0; left -= longestHoldSeconds) {
    // What arrives while this waits has had no time to be used or to expire.
    const { messages } = await control.messages({
      to,
      scope,
      since: newestId ?? since,
      wait: Math.min(left, longestHoldSeconds),
      limit: 1,
    })
    if (messages[0]) return messages[0]
  }
  throw new NoCodeError(
    `no code that is still good came within ${waitSeconds} s: \`bandwidth-2fa inbox\` shows what did arrive`,
  )
}

/** The newest message whose code is still good, as far as there is one, and the newest of all. */
async function present(
  control: Control,
  query: MessageQuery,
): Promise<{ readonly good: Message | undefined; readonly newestId: string | undefined }> {
  const { messages } = await control.messages({ ...query, limit: capacity })
  // A lock ends; nothing else that happens to a code does.
  const isGood = ({ state }: Message) => state === 'live' || state === 'locked'
  return { good: messages.find(isGood), newestId: messages[0]?.id }
}

function parseSince(text: string): string {
  if (!isMessageId(text) && momentOf(text) === undefined)
    throw new InvalidArgumentError('It is the id of a message, or a time with its zone, such as 2026-01-31T09:30:00Z.')
  return text
}

function parseSeconds(text: string): number {
  if (!/^\d+(\.\d+)?$/.test(text)) throw new InvalidArgumentError('It is a number of seconds, such as 30.')
  return Number(text)
}
