// The exchange as a fetch, for requests that another client builds: it adds auth, time-outs, retries and safe errors.
import { operations, type OperationId } from '../contract/operations.js'
import { TwoFactorApiError, TwoFactorInputError } from './errors.js'
import type { Exchange } from './exchange.js'

/** What openapi-fetch, and others like it, take as options. */
export interface TwoFactorTransport {
  /** Without a slash at its end. */
  readonly baseUrl: string
  /**
   * Resolves with any documented answer and with every 4xx and 5xx, as the server wrote it, up to 64 KiB. Rejects with a TwoFactorError when
   * there is no answer, or one that the document does not allow, or with the reason of the request's signal. A request that is not
   * below `baseUrl`, where it would take the credentials, or whose body is not UTF-8, is a TwoFactorInputError, and nothing is sent.
   */
  fetch(request: Request): Promise<Response>
}

/** What a transport needs of a client. */
export interface TransportClient {
  readonly baseUrl: string
  readonly exchange: Exchange
}

/** The exchange of `client`, for a client of your own. A function of its own, so that who does not call it does not load it. */
export function createTransport({ baseUrl, exchange }: TransportClient): TwoFactorTransport {
  return {
    baseUrl,
    async fetch(request) {
      const { url, method, headers, signal } = request
      if (!url.startsWith(`${baseUrl}/`))
        throw refused('url', 'the URL must be below baseUrl: nothing else gets the credentials')
      const { response, text, error } = await exchange({
        operationId: operationOf(method, url.slice(baseUrl.length)),
        url,
        method,
        headers: Object.fromEntries(headers),
        body: await textOf(request),
        signal,
      })
      if (error && !(error instanceof TwoFactorApiError)) throw error
      return new Response(text, response)
    },
  }
}

/** The body; null when it is empty, for a GET must have none. */
async function textOf(request: Request): Promise<string | null> {
  const bytes = await request.arrayBuffer()
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) || null
  } catch {
    throw refused('body', 'the body must be text in UTF-8')
  }
}

function refused(field: string, message: string): TwoFactorInputError {
  return new TwoFactorInputError([{ field, rule: 'type', message }])
}

/** The operation at `path`, which may carry a query and a slash at its end. */
function operationOf(method: string, path: string): OperationId | undefined {
  const [pathname = ''] = path.split(/\/*(?:[?#]|$)/)
  const ids = Object.keys(operations) as OperationId[] // the table's own keys
  return ids.find(
    (id) =>
      method === operations[id].method &&
      new RegExp(`^${operations[id].path.replace(/{.*}/, '[^/]+')}$`).test(pathname),
  )
}
