// The typed openapi-fetch client on a client's transport: for whatever the three helpers do not offer.
import createClient, { type Client } from 'openapi-fetch'
import type { paths } from '../contract/operations.js'
import type { TwoFactorTransport } from './transport.js'

/**
 * openapi-fetch for the document, with the auth, time-outs, retries and safe errors of `client`. As openapi-fetch does, it returns an
 * answer of 4xx or 5xx as `error`, as the server wrote it. A function of its own, so that who does not call it does not load it.
 */
export function createRawClient(client: { readonly transport: TwoFactorTransport }): Client<paths, 'application/json'> {
  return createClient(client.transport)
}
