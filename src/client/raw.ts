// The typed openapi-fetch client on a client's exchange: for whatever the three helpers do not offer.
import createClient, { type Client } from 'openapi-fetch'
import type { paths } from '../contract/operations.js'
import { createTransport, type TransportClient } from './transport.js'

/**
 * openapi-fetch for the document, with the auth, time-outs, retries and safe errors of `client`. As openapi-fetch does, it returns an
 * answer of 4xx or 5xx as `error`, as the server wrote it. What is not below the base URL of `client` is a TwoFactorInputError, and nothing is
 * sent. A function of its own, so that who does not call it does not load it.
 */
export function createRawClient(client: TransportClient): Client<paths, 'application/json'> {
  return createClient(createTransport(client))
}
