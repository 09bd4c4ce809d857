// Which sandbox a command talks to, and which addresses belong to this machine alone.
import { isIPv4, isIPv6 } from 'node:net'
import { networkInterfaces } from 'node:os'
import { UsageError } from '../exit.js'
import type { Terminal } from '../terminal.js'

/** Where `bandwidth-2fa sandbox` listens unless it is told otherwise. */
export const defaultPort = 4010

/**
 * The origin of the sandbox: of `flag`, of `BW_SANDBOX_URL`, of `BW_MFA_URL` where that names this machine, or else the default one. A path is ignored, so that the base
 * URL of the API will do. Throws a UsageError for what is no http or https URL.
 */
export function sandboxOrigin(flag: string | undefined, { BW_SANDBOX_URL, BW_MFA_URL }: Terminal['env']): string {
  const named = flag ?? BW_SANDBOX_URL
  if (named) {
    const origin = originOf(named)
    if (origin === undefined)
      throw new UsageError('--url (or BW_SANDBOX_URL) must be an http or https URL such as http://127.0.0.1:4010')
    return origin
  }
  const base = originOf(BW_MFA_URL ?? '')
  // Elsewhere it is more likely the hosted API than a sandbox.
  return base !== undefined && isLoopback(new URL(base).hostname) ? base : `http://127.0.0.1:${defaultPort}`
}

/** Whether nobody but this machine can reach `host`, a name or an address, with or without the brackets of a URL. */
export function isLoopback(host: string): boolean {
  return ['localhost', '::1', '[::1]'].includes(host) || (isIPv4(host) && host.startsWith('127.'))
}

// An address that stands for all of them is none to call.
const everywhere = ['0.0.0.0', '::']

/** The host by which this machine reaches what listens on `host`, as a URL has it. */
export function localHost(host: string): string {
  return everywhere.includes(host) ? '127.0.0.1' : inUrl(host)
}

/** The hosts by which other machines reach what listens on `host`, as URLs have them; none where only this machine can, or where it has no address but loopback. */
export function otherHosts(host: string, interfaces = networkInterfaces()): string[] {
  if (isLoopback(host)) return []
  if (!everywhere.includes(host)) return [inUrl(host)]
  const addresses = Object.values(interfaces).flatMap((list = []) => list.filter(({ internal }) => !internal))
  // A link-local address is good only with the name of the caller's own interface, which no URL carries. `::` takes IPv4 too.
  const usable = addresses.filter(
    ({ family, address }) => family === 'IPv4' || (host === '::' && !/^fe[89ab]/i.test(address)),
  )
  return usable.map(({ address }) => inUrl(address))
}

function inUrl(host: string): string {
  return isIPv6(host) ? `[${host}]` : host
}

function originOf(text: string): string | undefined {
  return /^https?:/i.test(text) && URL.canParse(text) ? new URL(text).origin : undefined
}
