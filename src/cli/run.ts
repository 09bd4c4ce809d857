// Reads the arguments, runs the command they name, and tells what became of it in words and as an exit code.
import { Command, CommanderError } from 'commander'
import { createRequire } from 'node:module'
import { clockCommand } from './commands/clock.js'
import { codeCommand } from './commands/code.js'
import { type ExitCode, exitCodes, exitHelp, type Finish, UsageError } from './exit.js'
import { tell } from './failure.js'
import { helpCommand } from './commands/help.js'
import { inboxCommand } from './commands/inbox.js'
import { resetCommand } from './commands/reset.js'
import { sandboxCommand } from './commands/sandbox.js'
import { sendCommand } from './commands/send.js'
import { hasColours, painter, type Terminal } from './terminal.js'
import { verifyCommand } from './commands/verify.js'

const commands = [sandboxCommand, sendCommand, verifyCommand, inboxCommand, codeCommand, clockCommand, resetCommand]

/** Runs `args`, the arguments after the program's name. Resolves with the exit code; never rejects. */
export async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let code: ExitCode = exitCodes.ok
  const finish: Finish = (result) => {
    code = result
  }
  const json = args.includes('--json')
  const manner = { json, showReason: args.includes('--show-reason') }
  const program = new Command('bandwidth-2fa')
  const withoutValues = (text: string) => discreet(text, program)
  const configure = configurer(terminal, json, withoutValues)
  configure(program)
    .description(
      'Two-factor codes by text message or phone call: send them, verify them, and try it all without a phone.',
    )
    .version(version(), '-V, --version', 'print the version')
    .addHelpText('after', exitHelp)
  for (const create of [...commands, () => helpCommand(program)]) {
    const command = configure(create(terminal, finish))
    program.addCommand(command.helpOption('-h, --help', 'print this help').addHelpText('after', exitHelp))
  }

  try {
    await program.helpOption('-h, --help', 'print this help').parseAsync(args, { from: 'user' })
    return code
  } catch (error) {
    if (!(error instanceof CommanderError)) return tell(error, terminal, manner)
    // Help is no failure, and for people commander has printed what is wrong with the arguments.
    if (error.exitCode === 0) return exitCodes.ok
    return json
      ? tell(new UsageError(withoutValues(error.message).replace(/^error: /, '')), terminal, manner)
      : exitCodes.usage
  }
}

/** Makes a command speak on this terminal, and leave the process alone. */
function configurer(
  { env, stdout, stderr }: Terminal,
  json: boolean,
  withoutValues: (text: string) => string,
): (command: Command) => Command {
  const paint = painter(stdout, env)
  const paintError = painter(stderr, env)
  return (command) =>
    command
      .exitOverride()
      .showHelpAfterError('Try --help.')
      .configureHelp({ styleTitle: (title) => paint('bold', title) })
      .configureOutput({
        writeOut: (text) => stdout.write(text),
        writeErr: (text) => json || stderr.write(text),
        outputError: (text, write) =>
          write(withoutValues(text).replace(/^error:/, (label) => paintError('red', label))),
        getOutHelpWidth: () => stdout.columns ?? 100,
        getErrHelpWidth: () => stderr.columns ?? 100,
        getOutHasColors: () => hasColours(stdout, env),
        getErrHasColors: () => hasColours(stderr, env),
      })
}

/**
 * An error of commander without the values in it, which may be a code, a number, or a secret that was meant for the environment: an argument that is invalid, a word that is
 * no command, and an option that is none, but for its name. Commander takes one of ours for such an option where it takes no value and got one.
 */
function discreet(text: string, { commands }: Command): string {
  const names = new Intl.ListFormat('en-GB').format(commands.map((command) => command.name()))
  return (
    text
      .replace(
        /^(error: unknown option) '([^]*)'(?=\n|$)/,
        (_, words: string, option: string) =>
          `${words} '${nameOf(option)}'${/^--[^=]*=/.test(option) ? ', or it takes no value' : ''}`,
      )
      // Commander takes the option itself for what was meant.
      .replace(/^(error: unknown option '([^']*)', or it takes no value)\n\(Did you mean \2\?\)/, '$1')
      .replace(/ argument '[^]*' is invalid/, ' argument is invalid')
      .replace(/^(error: unknown command) '[^]*'(?=\n|$)/, `$1; there are ${names}`)
  )
}

/** The name of an option without the value that may be glued to it, or be all there is of it: words of letters after two dashes, one letter after one. */
function nameOf(option: string): string {
  const [name] = /^--[a-z]+(?:-[a-z]+)*(?=$|=)|^-[a-z]$/i.exec(option) ?? []
  const [start = ''] = /^--|^-[a-z]?/i.exec(option) ?? []
  return name ?? `${start}…`
}

function version(): string {
  // Asks for the package by name, because after bundling this module's own place says nothing.
  const manifest: unknown = createRequire(import.meta.url)('bandwidth-2fa/package.json')
  // Our own package.json, which has one.
  return (manifest as { version: string }).version
}
