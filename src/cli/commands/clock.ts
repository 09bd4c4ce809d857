// `bandwidth-2fa clock`: reads or moves the clock of a running sandbox.
import { type Command, InvalidArgumentError, Option } from 'commander'
import type { ClockChange } from '../../contract/sandbox.js'
import { momentOf } from '../../delivery/moment.js'
import { type ControlFlags, controlCommand } from '../remote/control-command.js'
import { parseDuration } from '../duration.js'
import { exitCodes, type Finish } from '../exit.js'
import { painter, type Terminal } from '../terminal.js'

/** The flags of `clock`; at most one of the three moves it. */
export interface ClockFlags extends ControlFlags {
  /** Seconds. */
  readonly advance?: number
  /** As in RFC 3339. */
  readonly set?: string
  readonly run?: true
}

/** Prints what time it is in the sandbox, after the move. */
export function clockCommand(terminal: Terminal, finish: Finish): Command {
  return controlCommand('clock')
    .description("Show or move the sandbox's clock, which expiry, locks, limits and the retries of callbacks go by.")
    .addOption(
      new Option('--advance <duration>', 'move it forward, such as 90s, 16m, 2h, 1d or 1h30m')
        .argParser(parseDuration)
        .conflicts(['set', 'run']),
    )
    .addOption(
      new Option('--set <time>', 'set it to a time, such as 2026-01-31T09:30:00Z, where it stands still')
        .argParser(parseTime)
        .conflicts('run'),
    )
    .option('--run', 'let it run on, from where it stands')
    .action(async (flags: ClockFlags) => {
      await move(flags, terminal)
      finish(exitCodes.ok)
    })
}

async function move(flags: ClockFlags, terminal: Terminal): Promise<void> {
  const { connectSandbox } = await import('../remote/control.js')
  const { stdout, env } = terminal
  const clock = await connectSandbox(flags.url, terminal).clock(changeOf(flags))
  const words = `${clock.now}  ${painter(stdout, env)('dim', clock.running ? 'running' : 'standing still')}`
  stdout.write(flags.json ? `${JSON.stringify(clock)}\n` : `${words}\n`)
}

function changeOf({ advance, set, run }: ClockFlags): ClockChange | undefined {
  if (advance !== undefined) return { advanceSeconds: advance }
  if (set !== undefined) return { now: set }
  return run && { run }
}

function parseTime(text: string): string {
  const moment = momentOf(text)
  if (moment === undefined)
    throw new InvalidArgumentError('It is a date and time with its time zone, such as 2026-01-31T09:30:00Z.')
  return new Date(moment).toISOString()
}
