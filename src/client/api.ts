// The typed openapi-fetch client of the document. Its transport is the exchange, so that every call has the same auth, time-outs, retries and safe errors.
import createClient, { type Client } from 'openapi-fetch'
import { operations, type OperationId, type paths } from '../contract/operations.js'
import { problem } from '../contract/validate.js'
import { TwoFactorInputError } from './errors.js'
import type { Exchange } from './exchange.js'

/**
 * openapi-fetch for the operations of the document. What it resolves with is a documented success; every failure is thrown, as the helpers throw it. Its
 * options `fetch` and `middleware` are those of the whole client: `fetch` and `hooks` of `createTwoFactorClient`.
 */
export type TwoFactorApi = Omit<Client<paths, 'application/json'>, 'use' | 'eject'>

/**
 * What openapi-fetch makes its request of, as plain fields. A Request of the platform would turn the body into a stream, and leave a listener on the
 * caller's signal.
 */
class Draft {
  readonly url: string
  readonly method: string
  readonly headers: Headers
  readonly body: unknown
  readonly signal: AbortSignal | undefined

  constructor(
    url: string,
    { method, headers, body, signal }: Record<'method' | 'headers' | 'body' | 'signal', unknown>,
  ) {
    this.url = url
    this.method = String(method)
    this.headers = headers as Headers // openapi-fetch made them
    this.body = body
    this.signal = (signal ?? undefined) as AbortSignal | undefined // as the types of openapi-fetch ask for it
  }
}

export function createApi(baseUrl: string, exchange: Exchange): TwoFactorApi {
  // openapi-fetch does nothing with it but make it and hand it to `onRequest`.
  const { use, eject: _, ...api } = createClient<paths, 'application/json'>({ baseUrl, Request: Draft as never })
  use({
    // To answer here, and not as `fetch`, lets an abort through whose reason is falsy.
    async onRequest({ request, schemaPath, options }) {
      const { url, method, headers, body, signal } = request as unknown as Draft // made above
      const operationId = operationOf(method, schemaPath)
      if (!operationId) throw refused('the path', 'must be one of the document')
      if (options.baseUrl !== baseUrl)
        throw refused('baseUrl', 'must be that of the client: nothing else gets the credentials')
      if (typeof body !== 'string') throw refused('the body', 'must be there, as JSON')
      const { response, text } = await exchange({
        operationId,
        url,
        headers: Object.fromEntries(headers),
        body,
        signal,
      })
      return options.parseAs === 'json' ? withText(response, text) : new Response(text, response)
    },
  })
  return api
}

/** `response`, whose body is read, so that its text can be asked for again: a new one takes as long as all else that this client adds to a call. */
function withText(response: Response, text: string): Response {
  // A stub need not be one, and openapi-fetch asks.
  if (!(response instanceof Response)) return new Response(text, response)
  try {
    return Object.assign(response, { text: async () => text, json: async () => JSON.parse(text) })
  } catch {
    // Some servers put a Response of their own in the place of the platform's, whose methods cannot be written to.
    return new Response(text, response)
  }
}

function operationOf(method: string, path: string): OperationId | undefined {
  const ids = Object.keys(operations) as OperationId[] // the table's own keys
  return ids.find((id) => operations[id].method === method && operations[id].path === path)
}

function refused(what: string, says: string): TwoFactorInputError {
  return new TwoFactorInputError(problem(what, 'type', says))
}
