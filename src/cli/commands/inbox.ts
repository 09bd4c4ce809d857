// `bandwidth-2fa inbox`: the messages that a running sandbox holds, and those that arrive.
import { type Command, InvalidArgumentError, Option } from 'commander'
import type { Message } from '../../contract/sandbox.js'
import { messageLine } from '../serve/banner.js'
import { type ControlFlags, controlCommand, parseRecipient } from '../remote/control-command.js'
import { exitCodes, type Finish } from '../exit.js'
import { painter, type Terminal } from '../terminal.js'

/** The flags of `inbox`. */
export interface InboxFlags extends ControlFlags {
  readonly to?: string
  readonly scope?: string
  readonly channel?: Message['channel']
  readonly limit: number
  readonly follow?: true
}

/** Prints a line for each message, the newest last; what else there is to say goes to stderr. */
export function inboxCommand(terminal: Terminal, finish: Finish): Command {
  return controlCommand('inbox', 'print each message as one JSON line, and the error as one')
    .description('List what the sandbox would have sent to phones, the newest last.')
    .option('--to <number>', 'only to this phone, such as +19195550112', parseRecipient)
    .option('--scope <scope>', 'only with this scope')
    .addOption(new Option('--channel <channel>', 'only texts, or only calls').choices(['messaging', 'voice']))
    .addOption(new Option('--limit <count>', 'at most so many, the newest').argParser(parseLimit).default(100))
    .option('--follow', 'go on with what arrives, until Ctrl-C; after a restart of the sandbox too')
    .action(async (flags: InboxFlags) => {
      await list(flags, terminal)
      finish(exitCodes.ok)
    })
}

async function list({ to, scope, channel, limit, follow, json, url }: InboxFlags, terminal: Terminal): Promise<void> {
  // Loaded now, as in every command of a running sandbox: `sandbox` itself should listen soon.
  const [{ connectSandbox }, { listInbox }] = await Promise.all([
    import('../remote/control.js'),
    import('../remote/listing.js'),
  ])
  const { stdout, stderr, env } = terminal
  const paint = painter(stdout, env)
  const print = (message: Message, standing?: string) =>
    void stdout.write(json ? `${JSON.stringify(message)}\n` : `${messageLine(message, paint, standing)}\n`)
  const note = (text: string) => void (json || stderr.write(`${painter(stderr, env)('dim', text)}\n`))
  const control = connectSandbox(url, terminal)

  if (follow) {
    const { followInbox } = await import('../remote/follow.js')
    const untilStopped = () => Promise.race([terminal.untilStopped(), terminal.untilUnread()])
    return followInbox(control, { filter: { to, scope, channel }, limit, print, note, untilStopped })
  }
  const { listed, dropped } = await listInbox(control, { to, scope, channel }, limit)
  for (const { message, standing } of listed.toReversed()) print(message, standing)
  if (listed.length === 0) note('No message fits.')
  if (dropped > 0)
    note(`The sandbox keeps the newest 10,000 messages; ${dropped.toLocaleString('en')} older ones are gone.`)
}

function parseLimit(text: string): number {
  const count = /^\d{1,5}$/.test(text) ? Number(text) : 0
  if (count < 1 || count > 10_000) throw new InvalidArgumentError('It is a whole number from 1 to 10000.')
  return count
}
