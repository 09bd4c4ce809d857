// `bandwidth-2fa verify`: says whether a code is valid, in words and as the exit code.
import type { Command } from 'commander'
import { clientCommand, type ClientFlags, connect, parseNumber } from '../remote/client.js'
import { exitCodes, type Finish } from '../exit.js'
import { painter, type Terminal } from '../terminal.js'

/** The flags of `verify`. */
export interface VerifyFlags extends ClientFlags {
  readonly code?: string
  readonly expiresIn?: number
}

/** Prints `valid` or `not valid`; finishes with 1 for the latter. */
export function verifyCommand(terminal: Terminal, finish: Finish): Command {
  return clientCommand('verify')
    .description('Check the code that a person read or heard. A code is valid once.')
    .option('--code <code>', 'the code; spaces and dashes in it do not matter')
    .option('--expires-in <minutes>', 'how old the code may be, 1 to 15 (default: 5)', parseNumber)
    .action(async (flags: VerifyFlags) => {
      finish((await verify(flags, terminal)) ? exitCodes.ok : exitCodes.no)
    })
}

async function verify(flags: VerifyFlags, terminal: Terminal): Promise<boolean> {
  const { env, stdout } = terminal
  // `connect` refuses what is empty here.
  const { to = '', code = '', expiresIn } = flags
  const mfa = await connect(flags, terminal, { expirationTimeInMinutes: expiresIn }, [{ flag: '--code', value: code }])
  const valid = await mfa.verifyCode({ to, code })
  const words = valid ? painter(stdout, env)('green', 'valid') : painter(stdout, env)('red', 'not valid')
  stdout.write(flags.json ? `${JSON.stringify({ valid })}\n` : `${words}\n`)
  return valid
}
