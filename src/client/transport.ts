// The exchange as a fetch, for requests that another client builds: it adds auth, time-outs, retries and safe errors.
import { operations, type OperationId } from '../contract/operations.js'
import { TwoFactorApiError } from './errors.js'
import type { Exchange } from './exchange.js'

/** What openapi-fetch, and others like it, take as options. */
export interface TwoFactorTransport {
  /** Without a slash at its end. */
  readonly baseUrl: string
  /**
   * Resolves with any documented answer and with every 4xx and 5xx, as the server wrote it. Rejects with a TwoFactorError when there is
   * no answer, or one that the document does not allow, or with the reason of the request's signal.
   */
  fetch(request: Request): Promise<Response>
}

export function createTransport(baseUrl: string, exchange: Exchange): TwoFactorTransport {
  return {
    baseUrl,
    async fetch(request) {
      const { url, method, headers, signal } = request
      const { response, text, error } = await exchange({
        operationId: operationOf(url),
        url,
        method,
        headers: Object.fromEntries(headers),
        body: await request.text(),
        signal,
      })
      if (error && !(error instanceof TwoFactorApiError)) throw error
      return new Response(text, response)
    },
  }
}

/** The operation whose path, after the account id, ends `url`. */
function operationOf(url: string): OperationId | undefined {
  const ids = Object.keys(operations) as OperationId[] // the table's own keys
  return ids.find((id) => url.endsWith(operations[id].path.replace(/.*}/, '')))
}
