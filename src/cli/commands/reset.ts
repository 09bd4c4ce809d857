// `bandwidth-2fa reset`: makes a running sandbox as new.
import type { Command } from 'commander'
import { readable } from '../serve/banner.js'
import { type ControlFlags, controlCommand, parseRecipient } from '../remote/control-command.js'
import { exitCodes, type Finish } from '../exit.js'
import type { Terminal } from '../terminal.js'

/** The flags of `reset`. */
export interface ResetFlags extends ControlFlags {
  readonly to?: string
}

/** Says what was forgotten. */
export function resetCommand(terminal: Terminal, finish: Finish): Command {
  return controlCommand('reset')
    .description(
      'Make the sandbox forget its messages, codes, locks, limits, faults and journal, and put its clock right.',
    )
    .option('--to <number>', 'only what concerns this phone, such as +19195550112', parseRecipient)
    .action(async ({ to, url, json }: ResetFlags) => {
      const { connectSandbox } = await import('../remote/control.js')
      await connectSandbox(url, terminal).reset(to)
      const words = to === undefined ? 'The sandbox is as new.' : `The sandbox has forgotten ${readable(to)}.`
      terminal.stdout.write(json ? `${JSON.stringify({ to: to ?? null })}\n` : `${words}\n`)
      finish(exitCodes.ok)
    })
}
