// `bandwidth-2fa sandbox`: the service on this machine, with an inbox instead of phones.
import { Command, InvalidArgumentError, Option } from 'commander'
import type { Listening, Sandbox } from '../sandbox/index.js'
import { banner, messageLine } from './banner.js'
import { readAccounts } from './config.js'
import { exitCodes, type Finish, UsageError } from './exit.js'
import { painter, type Terminal } from './terminal.js'

/** The flags of `sandbox`. */
export interface SandboxFlags {
  readonly port?: number
  readonly host: string
  readonly config?: string
  readonly strict?: true
  readonly limitSends?: true
  readonly json?: true
}

const defaultPort = 4010
// Reachable from outside a container whose port is published; the sandbox still answers to loopback host names only.
const everywhere = ['0.0.0.0', '::']

/** Runs until stopped, and forgets everything then. */
export function sandboxCommand(terminal: Terminal, finish: Finish): Command {
  return new Command('sandbox')
    .description('Run the service on this machine. Codes reach no phone: they are printed here. Everything is forgotten when it ends.')
    .option('--port <port>', `port to listen on; 0 picks a free one (default: $PORT, or ${defaultPort})`, parsePort)
    .addOption(new Option('--host <host>', 'address to listen on').choices(['127.0.0.1', '::1', 'localhost', ...everywhere]).default('127.0.0.1'))
    .option('--config <file>', 'JSON file with the accounts: their credentials, applications and numbers')
    .option('--strict', 'accept only those accounts, credentials, applications and numbers; otherwise any will do')
    .option('--limit-sends', 'limit sends to one number as the service does: 5 in 10 minutes, and so on')
    .option('--json', 'print one JSON line at the start and one for each message')
    .action(async (flags: SandboxFlags) => {
      await serve(flags, terminal)
      finish(exitCodes.ok)
    })
}

async function serve(flags: SandboxFlags, { env, stdout, ownsProcess, untilStopped }: Terminal): Promise<void> {
  const port = flags.port ?? portOf(env)
  const accounts = flags.config === undefined ? undefined : readAccounts(flags.config)
  const { createSandbox } = await import('../sandbox/index.js')
  const paint = painter(stdout, env)
  const stopped = untilStopped()

  const sandbox = createSandbox({
    ...(accounts && { accounts }),
    strict: flags.strict ?? false,
    limitSends: flags.limitSends ?? false,
    onMessage: (message) => stdout.write(flags.json ? `${JSON.stringify({ type: 'message', ...message })}\n` : `${messageLine(message, paint)}\n`),
  })
  const listening = await listen(sandbox, { port, host: flags.host, overrideGlobalObjects: ownsProcess })
  // An address that stands for all of them is none to call.
  const url = everywhere.includes(flags.host) ? `http://127.0.0.1:${listening.port}` : listening.url
  stdout.write(flags.json ? `${JSON.stringify({ type: 'listening', url, baseUrl: `${url}/api/v1` })}\n` : banner({ url, accounts, strict: flags.strict ?? false }, paint))
  await stopped
  await listening.close()
}

async function listen(sandbox: Sandbox, options: { port: number; host: string; overrideGlobalObjects: boolean }): Promise<Listening> {
  const { port, host } = options
  try {
    return await sandbox.listen(options)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'EADDRINUSE') throw new UsageError(`port ${port} is in use; try --port ${port === 65535 ? 0 : port + 1}, or --port 0 for any free one`)
    if (code === 'EACCES') throw new UsageError(`port ${port} is not for this user; try --port ${defaultPort}`)
    throw new UsageError(`cannot listen on ${host}, port ${port}: ${String(code)}`)
  }
}

function portOf({ PORT }: Terminal['env']): number {
  if (!PORT) return defaultPort
  const port = toPort(PORT)
  if (port === undefined) throw new UsageError('PORT in the environment must be a whole number from 0 to 65535')
  return port
}

function parsePort(text: string): number {
  const port = toPort(text)
  if (port === undefined) throw new InvalidArgumentError('A port is a whole number from 0 to 65535.')
  return port
}

function toPort(text: string): number | undefined {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65535 ? Number(text) : undefined
}
