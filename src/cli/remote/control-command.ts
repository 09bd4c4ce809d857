// What `inbox`, `code`, `clock` and `reset` share: the flags and the environment that say which sandbox to call.
import { Command, InvalidArgumentError } from 'commander'
import { typedNumber } from '../../client/number-and-code.js'

/** The flags of every command that calls a running sandbox. */
export interface ControlFlags {
  readonly url?: string
  readonly json?: true
}

/** Adds those flags to a command. `json` says what its flag does. */
export function controlCommand(name: string, json = 'print the answer, or the error, as one JSON line'): Command {
  return new Command(name)
    .option(
      '--url <url>',
      "address of the sandbox (default: $BW_SANDBOX_URL, or $BW_MFA_URL's on this machine, or http://127.0.0.1:4010)",
    )
    .option('--json', json)
    .addHelpText(
      'after',
      `
Environment:
  BW_SANDBOX_URL                      address of the sandbox
  BW_SANDBOX_TOKEN                    the token that a sandbox demands which other machines can reach
There is no flag for a secret: other users of the machine can see the flags of a program.`,
    )
}

/** A phone number as `--to` takes it, in E.164 form. Throws commander's InvalidArgumentError where it could be another person's; the sandbox judges the rest. */
export function parseRecipient(text: string): string {
  const { value, wrong } = typedNumber(text)
  if (wrong !== undefined) throw new InvalidArgumentError(`It ${wrong}.`)
  return value
}
