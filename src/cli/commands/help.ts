// `bandwidth-2fa help`: the help of a command, or of the whole.
import { Command } from 'commander'

/** Prints the help of a command of `program`. Commander's own prints the usage for a word that is no command, and does not say that it is none. */
export function helpCommand(program: Command): Command {
  return new Command('help')
    .description('Print the help of a command.')
    .argument('[command]', 'which one (default: the help of the program)')
    .option('--json', 'print an error as one JSON line')
    .action((name?: string) => {
      const command = name === undefined ? program : program.commands.find((command) => command.name() === name)
      return command ? command.help() : program.error(`error: unknown command '${name}'`)
    })
}
