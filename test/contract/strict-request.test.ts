// The strict check against a client that is wrong in one way at a time.
import { describe, expect, test } from 'vitest'
import type { OperationId } from '../../src/contract/operations.js'
import { ContractBreachError, strictFetch } from '../../src/contract/index.js'
import { accountId, exchanges, requestTo, responseOf } from '../support/exchange.js'

interface WrongClient {
  readonly says: string
  readonly request: Request
  readonly breach: { where: string; rule: string }
  readonly operationId?: OperationId | undefined
}

const { input } = exchanges.verifyCode
const base = 'http://127.0.0.1:4010/api/v1'
const verify = (init: Parameters<typeof requestTo>[1]) => requestTo('verifyCode', init)
const withBody = (body: unknown) => verify({ body: JSON.stringify(body) })
const basic = (text: string) => `Basic ${btoa(text)}`

const wrongClients: WrongClient[] = [
  {
    says: 'an unknown path',
    request: verify({ url: `${base}/accounts/${accountId}/code/fax` }),
    breach: { where: 'path', rule: 'undocumented' },
    operationId: undefined,
  },
  {
    says: 'a path with a trailing slash',
    request: verify({ url: `${base}/accounts/${accountId}/code/verify/` }),
    breach: { where: 'path', rule: 'undocumented' },
    operationId: undefined,
  },
  {
    says: 'a doubled slash',
    request: verify({ url: `http://127.0.0.1:4010//accounts/${accountId}/code/verify` }),
    breach: { where: 'path', rule: 'undocumented' },
    operationId: undefined,
  },
  {
    says: 'a path that is too short',
    request: verify({ url: 'http://127.0.0.1:4010/code/verify' }),
    breach: { where: 'path', rule: 'undocumented' },
    operationId: undefined,
  },
  {
    says: 'a missing path parameter',
    request: verify({ url: `${base}/accounts//code/verify` }),
    breach: { where: 'path.accountId', rule: 'required' },
  },
  {
    says: 'a path parameter that is no percent-encoding',
    request: verify({ url: `${base}/accounts/%E0%A4/code/verify` }),
    breach: { where: 'path.accountId', rule: 'malformed' },
  },
  {
    says: 'a query',
    request: verify({ url: `${base}/accounts/${accountId}/code/verify?dry=1` }),
    breach: { where: 'query', rule: 'undocumented' },
  },
  {
    says: 'another method',
    request: verify({ method: 'PUT' }),
    breach: { where: 'method', rule: 'undocumented' },
    operationId: undefined,
  },
  {
    says: 'a method without a body',
    request: verify({ method: 'GET' }),
    breach: { where: 'method', rule: 'undocumented' },
    operationId: undefined,
  },

  {
    says: 'no credentials',
    request: verify({ headers: { authorization: null } }),
    breach: { where: 'auth', rule: 'required' },
  },
  {
    says: 'another scheme',
    request: verify({ headers: { authorization: 'Digest username="user"' } }),
    breach: { where: 'auth', rule: 'undocumented' },
  },
  {
    says: 'Basic without credentials',
    request: verify({ headers: { authorization: 'Basic' } }),
    breach: { where: 'auth', rule: 'malformed' },
  },
  {
    says: 'Basic that is no base64',
    request: verify({ headers: { authorization: 'Basic user:password' } }),
    breach: { where: 'auth', rule: 'malformed' },
  },
  {
    says: 'Basic without padding',
    request: verify({ headers: { authorization: basic('user:password').replace(/=+$/, '') } }),
    breach: { where: 'auth', rule: 'malformed' },
  },
  {
    says: 'Basic without a colon',
    request: verify({ headers: { authorization: basic('username') } }),
    breach: { where: 'auth', rule: 'malformed' },
  },
  {
    says: 'Basic without a user',
    request: verify({ headers: { authorization: basic(':password') } }),
    breach: { where: 'auth', rule: 'malformed' },
  },
  {
    says: 'Basic with a control character',
    request: verify({ headers: { authorization: basic('user:pass\nword') } }),
    breach: { where: 'auth', rule: 'malformed' },
  },
  {
    says: 'Basic with a delete character',
    request: verify({ headers: { authorization: basic('user:pass\x7Fword') } }),
    breach: { where: 'auth', rule: 'malformed' },
  },
  {
    says: 'Bearer without a token',
    request: verify({ headers: { authorization: 'Bearer ' } }),
    breach: { where: 'auth', rule: 'malformed' },
  },
  {
    says: 'Bearer with two tokens',
    request: verify({ headers: { authorization: 'Bearer one two' } }),
    breach: { where: 'auth', rule: 'malformed' },
  },

  {
    says: 'an unknown header',
    request: verify({ headers: { 'x-debug': 'on' } }),
    breach: { where: 'header.x-debug', rule: 'undocumented' },
  },
  {
    says: 'a cookie',
    request: verify({ headers: { cookie: 'session=1' } }),
    breach: { where: 'header.cookie', rule: 'undocumented' },
  },
  {
    says: 'a header of another operation',
    request: verify({ headers: { 'idempotency-key': 'a' } }),
    breach: { where: 'header.idempotency-key', rule: 'undocumented' },
  },
  {
    says: 'a header that breaks its schema',
    request: requestTo('generateVoiceCode', { headers: { 'idempotency-key': 'two words' } }),
    breach: { where: 'header.idempotency-key', rule: 'pattern' },
    operationId: 'generateVoiceCode',
  },
  {
    says: 'no content type',
    request: verify({ headers: { 'content-type': null } }),
    breach: { where: 'content-type', rule: 'required' },
  },
  {
    says: 'another content type',
    request: verify({ headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
    breach: { where: 'content-type', rule: 'undocumented' },
  },
  {
    says: 'a charset that JSON does not have',
    request: verify({ headers: { 'content-type': 'application/json; charset=latin1' } }),
    breach: { where: 'content-type', rule: 'undocumented' },
  },

  { says: 'an empty body', request: verify({ body: '' }), breach: { where: 'body', rule: 'malformed' } },
  {
    says: 'a body that is no JSON',
    request: verify({ body: 'to=+19195550112' }),
    breach: { where: 'body', rule: 'malformed' },
  },
  {
    says: 'a body that breaks off',
    request: verify({ body: JSON.stringify(input).slice(0, -1) }),
    breach: { where: 'body', rule: 'malformed' },
  },
  { says: 'a body that is no object', request: withBody([input]), breach: { where: 'body', rule: 'type' } },
  {
    says: 'a missing field',
    request: withBody({ ...input, to: undefined }),
    breach: { where: 'body.to', rule: 'required' },
  },
  {
    says: 'a field of another type',
    request: withBody({ ...input, code: 48291 }),
    breach: { where: 'body.code', rule: 'type' },
  },
  {
    says: 'a number as text',
    request: withBody({ ...input, expirationTimeInMinutes: '3' }),
    breach: { where: 'body.expirationTimeInMinutes', rule: 'type' },
  },
  {
    says: 'a number out of range',
    request: withBody({ ...input, expirationTimeInMinutes: 16 }),
    breach: { where: 'body.expirationTimeInMinutes', rule: 'range' },
  },
  {
    says: 'a text that is too short',
    request: withBody({ ...input, code: '048' }),
    breach: { where: 'body.code', rule: 'length' },
  },
  {
    says: 'a text that breaks its pattern',
    request: withBody({ ...input, to: '9195550112' }),
    breach: { where: 'body.to', rule: 'pattern' },
  },
  {
    says: 'null for a required field',
    request: withBody({ ...input, to: null }),
    breach: { where: 'body.to', rule: 'type' },
  },
]

describe('a wrong client is stopped before its request leaves', () => {
  test.each(wrongClients)('with $says', async ({ request, breach, ...wrong }) => {
    let sent = 0
    const fetch = strictFetch(async () => {
      sent += 1
      return responseOf({ valid: true })
    })
    const operationId = 'operationId' in wrong ? wrong.operationId : 'verifyCode'

    const error = await fetch(request).catch((error: unknown) => error)

    expect(error).toBeInstanceOf(ContractBreachError)
    expect(error).toMatchObject({
      name: 'ContractBreachError',
      breaches: [{ side: 'request', ...breach, ...(operationId && { operationId }) }],
    })
    expect((error as ContractBreachError).breaches).toHaveLength(1) // instanceof is asserted above
    expect(sent).toBe(0)
  })
})

describe('a right client passes', () => {
  const rightClients: { says: string; request: Request }[] = [
    ...(Object.keys(exchanges) as OperationId[]).map((operationId) => ({
      says: operationId,
      request: requestTo(operationId),
    })), // the keys are checked by satisfies
    { says: 'the root mount', request: verify({ url: `http://127.0.0.1:4010/accounts/${accountId}/code/verify` }) },
    { says: 'an account id that needs encoding', request: verify({ url: `${base}/accounts/a%2Fb%20c/code/verify` }) },
    { says: 'a bearer token', request: verify({ headers: { authorization: 'bearer abc-._~+/123==' } }) },
    {
      says: 'a Basic password beyond ASCII',
      request: verify({ headers: { authorization: `Basic ${Buffer.from('user:pÀss').toString('base64')}` } }),
    },
    {
      says: 'an idempotency key',
      request: requestTo('generateMessagingCode', { headers: { 'Idempotency-Key': '7f0c5bd2' } }),
    },
    {
      says: 'fields that the document does not name',
      request: withBody({ ...input, applicationId: 'x', digits: 'six' }),
    },
    { says: 'null for an optional field', request: withBody({ ...input, scope: null }) },
    { says: 'a charset', request: verify({ headers: { 'content-type': 'application/json; charset=UTF-8' } }) },
    {
      says: 'the headers of HTTP, of a browser and of tracing',
      request: verify({
        headers: {
          accept: '*/*',
          'user-agent': 'curl',
          'accept-language': 'en',
          'sec-fetch-mode': 'cors',
          traceparent: '00-1-1-00',
          b3: '0',
          'x-b3-traceid': '1',
          'sentry-trace': '1-1',
          'x-datadog-trace-id': '1',
          'http2-settings': 'AAMAAABk',
          'x-forwarded-for': '192.0.2.1',
        },
      }),
    },
  ]
  test.each(rightClients)('with $says', async ({ request }) => {
    const answer = Object.values(exchanges).find(({ path }) => request.url.endsWith(path))!.output
    const response = await strictFetch(async () => responseOf(answer))(request)
    expect(await response.json()).toEqual(answer)
  })
})
