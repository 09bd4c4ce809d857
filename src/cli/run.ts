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
import { hasColours, painter, printable, type Terminal } from './terminal.js'
import { verifyCommand } from './commands/verify.js'

const commands = [sandboxCommand, sendCommand, verifyCommand, inboxCommand, codeCommand, clockCommand, resetCommand]

/** Runs `args`, the arguments after the program's name. Resolves with the exit code; never rejects. */
export async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let code: ExitCode = exitCodes.ok
  const finish: Finish = (result) => {
    code = result
  }
  const json = args.includes('--json')
  const program = new Command('bandwidth-2fa')
  const configure = configurer(terminal, json)
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
    if (!(error instanceof CommanderError)) return tell(error, terminal, json)
    // Help is no failure, and for people commander has printed what is wrong with the arguments.
    if (error.exitCode === 0) return exitCodes.ok
    return json
      ? tell(new UsageError(inOneLine(error.message).replace(/^error: /, '')), terminal, json)
      : exitCodes.usage
  }
}

/** Makes a command speak on this terminal, and leave the process alone. */
function configurer({ env, stdout, stderr }: Terminal, json: boolean): (command: Command) => Command {
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
          write(`${inOneLine(text).trimEnd()}\n`.replace(/^error:/, (label) => paintError('red', label))),
        getOutHelpWidth: () => stdout.columns ?? 100,
        getErrHelpWidth: () => stderr.columns ?? 100,
        getOutHasColors: () => hasColours(stdout, env),
        getErrHasColors: () => hasColours(stderr, env),
      })
}

/**
 * An error of commander as one line. It quotes commands, names of options and values of flags, but for what may be a secret: what is glued to an option that is none, and a
 * number or a code in a place for something else.
 */
function inOneLine(text: string): string {
  const [, what = text, suggestions] = /^([^]*?)(?:\n\(Did you mean (?:one of )?(.*)\?\))?\n?$/.exec(text) ?? []
  const option = /^error: unknown option '(--[a-z][a-z-]*|-[a-z]?|)([^]*)'$/i.exec(what)
  const [, name = '', rest = ''] = option ?? []
  const quoted = !option
    ? what.replace(/(?<=')[^']*\d(-?\d){5,}[^']*(?=')/, '…')
    : rest.startsWith('=')
      ? `error: unknown option '${name}', or it takes no value`
      : `error: unknown option '${name}${rest && '…'}'`
  return printable(suggestions && suggestions !== name ? `${quoted}; did you mean ${suggestions}?` : quoted)
}

function version(): string {
  // Asks for the package by name, because after bundling this module's own place says nothing.
  const manifest: unknown = createRequire(import.meta.url)('bandwidth-2fa/package.json')
  // Our own package.json, which has one.
  return (manifest as { version: string }).version
}
