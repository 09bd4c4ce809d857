// What kept an answer from coming: its name and its code, and whether they show that nothing was sent.
import { token } from './mask.js'

// No connection came about. The last two are Bun's.
const refusal = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused|FailedToOpenSocket)$/
// TLS could not agree, which comes before the request.
const handshake = /^(ERR_SSL_(WRONG_VERSION|PACKET)|ERR_TLS_CERT|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_(GET|VERIFY))/

/** What an error and its causes say of a connection. */
export interface Lost {
  /** The first code, where runtimes put what happened on the socket; empty where there is none. */
  readonly code: string
  /** No connection came about, so that a later one may. */
  readonly refused: boolean
  /** The platform did not even try, or could not agree on TLS. */
  readonly impossible: boolean
}

/**
 * Reads what `fetch` failed with. `own`: it is the caller's, which may have asked somebody else as well, so only an error that names the place of `url` is a
 * refusal.
 */
export function lost(error: unknown, url: string, own: boolean): Lost {
  const { hostname, port, protocol } = new URL(url)
  const host = hostname.replace(/[[\]]/g, '')
  const isHere = (link: unknown) => {
    const address = text(link, 'address')
    const isAddress = address === host || (host === 'localhost' && isLoopback(address))
    return (
      text(link, 'hostname') === host ||
      (isAddress && text(link, 'port') === (port || (protocol === 'https:' ? '443' : '80')))
    )
  }
  const chain = chainOf(error)
  const codes = chain.map((link) => text(link, 'code'))
  return {
    code: codes.find(Boolean) ?? '',
    refused: chain.some((link) => refusal.test(text(link, 'code')) && (!own || isHere(link))),
    impossible:
      !own && chain.some((link) => handshake.test(text(link, 'code')) || text(link, 'message') === 'bad port'),
  }
}

/** A new error with no more than the name and the code of `error`: one of the platform may carry the request, headers included. */
export function safeCause(error: unknown, code: string | undefined, secrets: readonly string[]): Error {
  const name = token(text(error, 'name'), secrets) ?? 'Error'
  return Object.assign(new Error(code ?? name), { name }, code && { code })
}

/** Whether a host is this machine. */
export function isLoopback(host: string): boolean {
  return /^(localhost|127\.[\d.]+|\[?::1\]?)$/.test(host)
}

/** `error`, its causes, and what an AggregateError holds, as happens where a host has several addresses. */
function chainOf(error: unknown, depth = 5): unknown[] {
  if (Object(error) !== error || depth === 0) return []
  const errors = property(error, 'errors')
  const inner = [property(error, 'cause')].concat(Array.isArray(errors) ? errors : [])
  return [error, ...inner.slice(0, 9).flatMap((one) => chainOf(one, depth - 1))]
}

function text(object: unknown, name: string): string {
  const value = property(object, name)
  return typeof value === 'string' || typeof value === 'number' ? `${value}` : ''
}

/** A property, or nothing where there is none, or where to read it fails. */
function property(object: unknown, name: string): unknown {
  try {
    return Object(object)[name]
  } catch {
    return undefined
  }
}
