// A request as the service reads it: the same whether it comes as a Request or straight from a port.
import { type Body, readBody } from './body.js'

/** A request. */
export interface Call {
  readonly method: string
  /** Path and query as they came, or the whole URL. */
  readonly url: string
  /** By its name in lower case; `null` when it is absent. */
  header(name: string): string | null
  /** All of them, names in lower case. */
  headers(): Iterable<readonly [name: string, value: string]>
  /** The body, the same each time. Rejects when the connection breaks. */
  body(): Promise<Body>
  /** Aborted when the caller leaves before the answer is complete. */
  readonly left: AbortSignal
}

/** A Request as a call. */
export function callOf(request: Request): Call {
  const { method, url, headers } = request
  let body: Promise<Body> | undefined
  return {
    method,
    url,
    header: (name) => headers.get(name),
    // A copy, because whoever made the Request may change them.
    headers: () => [...headers],
    // A body can be read only once.
    body: () => (body ??= readBody(request)),
    // Asked of the request each time, because a signal alone is not told once the garbage collector has taken its request.
    get left() {
      return request.signal
    },
  }
}

// Nothing in it that a URL would write otherwise. Nearly every path is such, and parsing a URL costs more than all else about a route.
const plain = /^\/[\w/-]*$/

/** The path alone, with its dot segments resolved and the rest as a URL has it, whether it comes as a Request or from a port. */
export function pathOf({ url }: Call): string {
  const query = url.indexOf('?')
  const path = query < 0 ? url : url.slice(0, query)
  if (plain.test(path)) return path
  const whole = url.startsWith('/') ? `http://service${url}` : url
  return URL.canParse(whole) ? new URL(whole).pathname : url
}

/** The path with each slash once: some clients end their base URL with one and then write `//accounts`. */
export function cleanPathOf(call: Call): string {
  const path = pathOf(call)
  return path.includes('//') ? path.replaceAll(/\/{2,}/g, '/') : path
}

/** The query. */
export function queryOf({ url }: Call): URLSearchParams {
  const query = url.indexOf('?')
  return new URLSearchParams(query < 0 ? '' : url.slice(query + 1).replace(/#.*$/, ''))
}
