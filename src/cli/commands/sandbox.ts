// `bandwidth-2fa sandbox`: the service on this machine, with an inbox instead of phones.
import { Command, InvalidArgumentError } from 'commander'
import { randomBytes } from 'node:crypto'
import { isHost } from '../../callbacks/egress.js'
import type { OutboundMessage } from '../../delivery/delivery.js'
import { timeText } from '../../sandbox/clock/time.js'
import { defaultPort, isLoopback, localHost, otherHosts } from '../serve/address.js'
import { badPorts } from '../serve/bad-ports.js'
import { banner, messageLine } from '../serve/banner.js'
import { configHelp, readAccounts, refuseCarrier } from '../serve/config.js'
import { exitCodes, type Finish, UsageError } from '../exit.js'
import { type Output, painter, type Terminal } from '../terminal.js'

/** The flags of `sandbox`. */
export interface SandboxFlags {
  readonly port?: number
  readonly host: string
  readonly open?: true
  readonly config?: string
  readonly strict?: true
  readonly limitSends?: true
  readonly seed?: string
  readonly callbackHost?: readonly string[]
  readonly allowHeader?: readonly string[]
  readonly json?: true
}

/** Runs until stopped, and forgets everything then. */
export function sandboxCommand(terminal: Terminal, finish: Finish): Command {
  return new Command('sandbox')
    .description(
      'Run the service on this machine. Codes reach no phone: they are printed here. Everything is forgotten when it ends.',
    )
    .option('--port <port>', `port to listen on; 0 picks a free one (default: $PORT, or ${defaultPort})`, parsePort)
    .option(
      '--host <host>',
      'address to listen on; where other machines can reach it, page, inbox and control demand a token',
      parseHost,
      '127.0.0.1',
    )
    .option('--open', 'open the page in the browser')
    .option(
      '--config <file>',
      'JSON file with the accounts, as below: their credentials, applications and numbers',
      parseFile,
    )
    .option('--strict', 'accept only those accounts, credentials, applications and numbers; otherwise any will do')
    .option('--limit-sends', 'limit sends to one number as the service does: 5 in 10 minutes, and so on')
    .option('--seed <seed>', 'make the same codes and ids each time: any text', parseSeed)
    .option(
      '--callback-host <host...>',
      'hosts that callbacks may go to beside this machine, such as app.test or app.test:8443; with --host this machine is to be named too',
      parseCallbackHost,
    )
    .option('--allow-header <name...>', 'headers that the journal takes for no breach of the contract')
    .option('--json', 'print one JSON line at the start and one for each message')
    .addHelpText(
      'after',
      `
Environment:
  PORT                                port to listen on, where --port is absent
  BW_SANDBOX_TOKEN                    the token to demand with --host (default: a new one each time, which is printed)
  BW_MFA_URL                          an https URL of another machine, with credentials beside it, is a real service: the sandbox does not start then`,
    )
    .addHelpText('after', configHelp)
    .action(async (flags: SandboxFlags) => {
      await serve(flags, terminal)
      finish(exitCodes.ok)
    })
}

async function serve(flags: SandboxFlags, { env, stdout, untilStopped, openPage }: Terminal): Promise<void> {
  const { host, strict = false, limitSends = false, seed, callbackHost = [], allowHeader = [] } = flags
  const port = flags.port ?? portOf(env)
  refuseCarrier(env)
  const accounts = flags.config === undefined ? undefined : readAccounts(flags.config)
  const { createSandbox } = await import('../../sandbox/index.js')
  const paint = painter(stdout, env)
  const stopped = untilStopped()
  const print = lineWriter(stdout)

  const sandbox = createSandbox({
    accounts,
    seed,
    strict,
    limitSends,
    callbackHosts: callbackHost,
    allowHeaders: allowHeader,
    onMessage: (message) => print(flags.json ? arrival(message) : messageLine(message, paint)),
  })
  const { token, fresh } = tokenFor(host, env)
  const listening = await sandbox.listen({ port, host, ...(token && { token }) }).catch((error: unknown) => {
    throw unheard(error, { port, host, isNamed: flags.port !== undefined })
  })
  const url = `http://${localHost(host)}:${listening.port}`
  const others = otherHosts(host).map((other) => `http://${other}:${listening.port}`)
  // One that the environment gave is a secret of somebody; ours is for who reads this.
  const shown = token && (fresh ? token : '$BW_SANDBOX_TOKEN')
  stdout.write(
    flags.json
      ? `${JSON.stringify({ type: 'listening', url, baseUrl: `${url}/api/v1`, ...(fresh && { token }) })}\n`
      : banner({ url, others, accounts, strict, token: shown }, paint),
  )
  if (flags.open) openPage(`${url}/${token ? `?token=${encodeURIComponent(token)}` : ''}`)
  await stopped
  await sandbox.close()
}

/** Writes lines: those of one turn of the event loop together, so that many messages at once are few writes. */
function lineWriter(output: Output): (line: string) => void {
  let lines: string[] = []
  const write = () => {
    output.write(lines.join(''))
    lines = []
  }
  return (line) => {
    if (lines.push(`${line}\n`) === 1) setImmediate(write)
  }
}

/** What page, inbox and control demand; nothing where only this machine can reach them. */
function tokenFor(
  host: string,
  { BW_SANDBOX_TOKEN }: Terminal['env'],
): { readonly token?: string; readonly fresh?: true } {
  if (isLoopback(host)) return {}
  return BW_SANDBOX_TOKEN ? { token: BW_SANDBOX_TOKEN } : { token: randomBytes(24).toString('base64url'), fresh: true }
}

/** A message that arrived, as one JSON line; times as everywhere in JSON. */
function arrival(message: OutboundMessage): string {
  return JSON.stringify({
    type: 'message',
    ...message,
    createdAt: timeText(message.createdAt),
    expiresAt: timeText(message.expiresAt),
  })
}

/** Why nothing can listen there, and what would do. `isNamed`: by the flag, which wins over the environment. */
function unheard(
  error: unknown,
  { port, host, isNamed }: { readonly port: number; readonly host: string; readonly isNamed: boolean },
): UsageError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  // `npm start` keeps flags for itself, so there it takes the variable.
  const free = isNamed ? '--port 0' : '--port 0, or PORT=0 in the environment,'
  if (code === 'EADDRINUSE') return new UsageError(`port ${port} is in use; try ${free} for any free one`)
  if (code === 'EACCES') return new UsageError(`port ${port} is not for this user; try ${free} for any free one`)
  return new UsageError(`cannot listen on ${host}, port ${port}: ${String(code)}`)
}

function portOf({ PORT }: Terminal['env']): number {
  if (!PORT) return defaultPort
  const port = toPort(PORT)
  if (port === undefined) throw new UsageError('PORT in the environment must be a whole number from 0 to 65535')
  if (badPorts.has(port))
    throw new UsageError(
      'no browser and no fetch calls the port that PORT in the environment names; try PORT=0 for any free one',
    )
  return port
}

function parseHost(text: string): string {
  // As URLs write IPv6 addresses.
  const host = text.replace(/^\[(.*)\]$/, '$1')
  // Node takes an empty one for every address there is.
  if (!host.trim())
    throw new InvalidArgumentError('It is an address such as 127.0.0.1, or 0.0.0.0 for every one of this machine.')
  return host
}

function parseFile(text: string): string {
  if (!text) throw new InvalidArgumentError('It is the path of a file.')
  return text
}

function parseSeed(text: string): string {
  if (!text) throw new InvalidArgumentError('It is a text of at least one character.')
  return text
}

/** Adds a host to those before it. */
function parseCallbackHost(text: string, before: readonly string[] = []): readonly string[] {
  if (!isHost(text))
    throw new InvalidArgumentError('It is a host such as app.test or app.test:8443: no http:// and no path.')
  return [...before, text]
}

function parsePort(text: string): number {
  const port = toPort(text)
  if (port === undefined) throw new InvalidArgumentError('A port is a whole number from 0 to 65535.')
  if (badPorts.has(port))
    throw new InvalidArgumentError('No browser and no fetch calls this port; try --port 0 for any free one.')
  return port
}

function toPort(text: string): number | undefined {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65535 ? Number(text) : undefined
}
