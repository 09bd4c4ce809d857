// A request as the service reads it: the same whether it comes as a Request or straight from a port.
import { readText } from './body.js'

/** A request. */
export interface Call {
  readonly method: string
  /** Path and query as they came, or the whole URL. */
  readonly url: string
  /** By its name in lower case; `null` when it is absent. */
  header(name: string): string | null
  /** All of them, names in lower case. */
  headers(): Iterable<readonly [name: string, value: string]>
  /** The body, each time; `undefined` when it is larger than the service reads. Rejects when the connection breaks. */
  text(): Promise<string | undefined>
}

/** A Request as a call. */
export function callOf(request: Request): Call {
  const { method, url, headers } = request
  let text: Promise<string | undefined> | undefined
  return {
    method,
    url,
    header: (name) => headers.get(name),
    headers: () => headers,
    // A body can be read only once.
    text: () => (text ??= readText(request)),
  }
}

/** The path alone, as it came. */
export function pathOf({ url }: Call): string {
  if (!url.startsWith('/')) return URL.canParse(url) ? new URL(url).pathname : url
  const query = url.indexOf('?')
  return query < 0 ? url : url.slice(0, query)
}
