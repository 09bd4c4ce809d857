// What `send` and `verify` share: flags and environment that say which service to call, for whom, and the client made of them.
import { Command, InvalidArgumentError } from 'commander'
import type { TwoFactorAuth, TwoFactorClient, TwoFactorOptions } from '../../index.js'
import { UsageError } from '../exit.js'
import type { Terminal } from '../terminal.js'

/** The flags of every command that calls the service. */
export interface ClientFlags {
  readonly to?: string
  readonly scope?: string
  readonly url?: string
  readonly accountId?: string
  readonly json?: true
}

/** Adds those flags to a command. */
export function clientCommand(name: string): Command {
  return (
    new Command(name)
      // Required all the same, but commander would then say so even where the flag is there and misspelt.
      .option('--to <number>', 'the phone, with its country code, such as +19195550112')
      .option(
        '--scope <scope>',
        'what the code is for; the same for send and verify (default: what the service takes, 2FA)',
      )
      .option('--url <url>', "base URL of the service (default: $BW_MFA_URL, or Bandwidth's own)")
      .option('--account-id <id>', 'the account (default: $BW_ACCOUNT_ID)')
      .option('--json', 'print the answer, or the error, as one JSON line')
      .addHelpText(
        'after',
        `
Environment:
  BW_CLIENT_ID, BW_CLIENT_SECRET      an OAuth2 client's id and secret
  BW_TOKEN_URL                        where its tokens come from (default: the service's own)
  BW_USERNAME, BW_PASSWORD            or API credentials, for a local service alone
There is no flag for a secret: other users of the machine can see the flags of a program.`,
      )
  )
}

/** What a command cannot do without. */
export interface Required {
  readonly flag: string
  /** Stands in for the flag; absent when nothing does. */
  readonly variable?: string
  readonly value: string | undefined
}

/** A client for the account and service that flags and environment name. Throws a UsageError that lists what is missing, `required` included. */
export async function connect(
  flags: ClientFlags,
  { env, fetch }: Terminal,
  options: TwoFactorOptions,
  required: readonly Required[],
): Promise<TwoFactorClient> {
  const accountId = flags.accountId ?? env['BW_ACCOUNT_ID']
  const auth = credentials(env)
  const needed: Required[] = [
    { flag: '--to', value: flags.to },
    ...required,
    { flag: '--account-id', variable: 'BW_ACCOUNT_ID', value: accountId },
  ]
  const missing = needed
    .filter(({ value }) => !value)
    .map(({ flag, variable }) => (variable ? `${flag} (or ${variable} in the environment)` : flag))
  if (!auth)
    missing.push(
      'BW_CLIENT_ID and BW_CLIENT_SECRET in the environment (or BW_USERNAME and BW_PASSWORD, for a local service)',
    )
  // Who has set nothing has most likely not met the sandbox.
  const advice =
    !auth && !accountId ? '. To try it without an account, run the sandbox, which prints what to export' : ''
  if (missing.length > 0) throw new UsageError(`missing: ${missing.join(', ')}${advice}`)

  const { createTwoFactorClient } = await import('../../index.js')
  return createTwoFactorClient<TwoFactorOptions>({
    ...options,
    fetch,
    accountId,
    auth,
    baseUrl: flags.url ?? env['BW_MFA_URL'],
    scope: flags.scope,
  })
}

/** Those of the environment, an OAuth2 client's before a user's; `undefined` when there are none, or only half. */
export function credentials({
  BW_USERNAME,
  BW_PASSWORD,
  BW_CLIENT_ID,
  BW_CLIENT_SECRET,
}: Terminal['env']): TwoFactorAuth | undefined {
  if (BW_CLIENT_ID && BW_CLIENT_SECRET) return { clientId: BW_CLIENT_ID, clientSecret: BW_CLIENT_SECRET }
  if (BW_USERNAME && BW_PASSWORD) return { username: BW_USERNAME, password: BW_PASSWORD }
  return undefined
}

/** Reads a number of a flag; its range is the document's affair. */
export function parseNumber(text: string): number {
  const number = Number(text)
  if (!text.trim() || Number.isNaN(number)) throw new InvalidArgumentError('It is not a number.')
  return number
}
