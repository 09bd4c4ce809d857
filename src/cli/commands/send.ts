// `bandwidth-2fa send`: sends a code by text message or phone call.
import { type Command, Option } from 'commander'
import { clientCommand, type ClientFlags, connect, parseNumber } from '../remote/client.js'
import { exitCodes, type Finish } from '../exit.js'
import { painter, type Terminal } from '../terminal.js'

/** The flags of `send`. */
export interface SendFlags extends ClientFlags {
  readonly voice?: true
  readonly from?: string
  readonly applicationId?: string
  readonly digits?: number
  readonly message?: string
  readonly callbackUrl?: string
}

/** Prints the `messageId` or `callId`. */
export function sendCommand(terminal: Terminal, finish: Finish): Command {
  return clientCommand('send')
    .description('Send a code to a phone and print the id of the message or call.')
    .option('--voice', 'call the phone and speak the code')
    .option('--from <number>', 'your number that it comes from (default: $BW_NUMBER)')
    .option(
      '--application-id <id>',
      'your application (default: $BW_MESSAGING_APPLICATION_ID, or $BW_VOICE_APPLICATION_ID with --voice)',
    )
    .option('--digits <count>', 'length of the code, 4 to 8 (default: 6)', parseNumber)
    .option('--message <text>', 'what to say, with {CODE} in it, and {NAME} and {SCOPE} if you like')
    .addOption(new Option('--callback-url <url>', 'where delivery receipts go; not with --voice').conflicts('voice'))
    .action(async (flags: SendFlags) => {
      await send(flags, terminal)
      finish(exitCodes.ok)
    })
}

async function send(flags: SendFlags, terminal: Terminal): Promise<void> {
  const { env, stdout } = terminal
  // `connect` refuses an empty number.
  const { to = '', voice, digits, message, callbackUrl } = flags
  const from = flags.from ?? env['BW_NUMBER']
  const variable = voice ? 'BW_VOICE_APPLICATION_ID' : 'BW_MESSAGING_APPLICATION_ID'
  const applicationId = flags.applicationId ?? env[variable]
  const mfa = await connect(
    flags,
    terminal,
    { from, applicationId, voiceApplicationId: applicationId, digits, message },
    [
      { flag: '--from', variable: 'BW_NUMBER', value: from },
      { flag: '--application-id', variable, value: applicationId },
    ],
  )

  const answer = voice ? await mfa.sendVoiceCode({ to }) : await mfa.sendCode({ to, callbackUrl })
  const id = 'callId' in answer ? answer.callId : answer.messageId
  stdout.write(
    flags.json
      ? `${JSON.stringify(answer)}\n`
      : stdout.isTTY
        ? `${painter(stdout, env)('green', 'sent')} ${id}\n`
        : `${id}\n`,
  )
}
