// Who may call a sandbox on a port: this machine, or whoever has its token.
import { hash, timingSafeEqual } from 'node:crypto'
import { isLoopback } from '../../callbacks/egress.js'
import type { Failure } from '../../server/answer.js'
import { type Call, queryOf } from '../../server/call.js'

/** Who may come in. */
export interface AccessOptions {
  /** What the control API and the page demand, as `Authorization: Bearer` or `?token=`; nothing when absent. */
  readonly token?: string | undefined
  /** Whether only loopback host names are answered, and pages of other machines change nothing. Any host and page when absent, as in process. */
  readonly loopbackOnly?: boolean | undefined
}

// What nearly every request names, told without parsing a URL for each.
const usualHost = /^(?:localhost|127\.0\.0\.1)(?::\d{1,5})?$/

/**
 * Why a sandbox that is for this machine alone does not listen to a request; `undefined` when it does. A page elsewhere can make its own host name resolve to this machine (DNS
 * rebinding), but it cannot change the Host that the browser sends.
 */
export function fromElsewhere(call: Call): Failure | undefined {
  const { method, url } = call
  // A request line may name another host than the Host header, and a client chooses each by itself.
  const host = call.header('host')
  const isForeign = host !== null && !usualHost.test(host) && !isLoopback(hostnameOf(`http://${host}`))
  if (isForeign || (!url.startsWith('/') && !isLoopback(hostnameOf(url))))
    return { status: 403, reason: 'only requests to localhost, 127.0.0.1 and [::1] are answered' }
  if (method !== 'GET' && method !== 'HEAD' && isOfForeignPage(call.header('origin'), call.header('sec-fetch-site')))
    return { status: 403, reason: 'a page of another machine may change nothing here' }
  return undefined
}

/** Why a request that does not have the token is refused; `undefined` when it has. */
export function withoutToken(call: Call, token: string): Failure | undefined {
  const given = queryOf(call).get('token') ?? /^Bearer +(\S+)$/i.exec(call.header('authorization') ?? '')?.[1]
  if (given !== undefined && isSame(given, token)) return undefined
  return {
    status: 401,
    reason: 'this sandbox demands its token, as `Authorization: Bearer` or `?token=`',
    headers: { 'WWW-Authenticate': 'Bearer realm="sandbox"' },
  }
}

/** Whether a browser says that a page of another machine sent this: any page may post plain text to this one unasked. */
function isOfForeignPage(origin: string | null, site: string | null): boolean {
  // A page on another port of this machine is an application under test. To a browser it may be a site of its own, so its origin counts.
  return origin === null ? site === 'cross-site' : !isLoopback(hostnameOf(origin))
}

/** The host name in a URL; empty when there is none, as in the origin `null` of a page that hides where it is from. */
function hostnameOf(url: string): string {
  try {
    return new URL(url).hostname
  } catch {
    return ''
  }
}

/** Whether two secrets are the same; how long it takes does not tell how much of one is right. */
function isSame(given: string, token: string): boolean {
  return timingSafeEqual(hash('sha256', given, 'buffer'), hash('sha256', token, 'buffer'))
}
