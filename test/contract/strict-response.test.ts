// The strict check against a server that is wrong in one way at a time.
import { describe, expect, test } from 'vitest'
import { answers, ContractBreachError, strictFetch, type OperationId } from '../../src/contract/index.js'
import { exchanges, requestTo, responseOf } from '../support/exchange.js'

interface WrongServer {
  readonly says: string
  readonly response: Response
  readonly breaches: { where: string; rule: string }[]
}

const error = { error: 'to is required', requestId: 'a' }
const html = '<!doctype html><title>502</title>'

const wrongServers: WrongServer[] = [
  {
    says: 'an unknown status',
    response: responseOf(error, { status: 418 }),
    breaches: [{ where: 'status', rule: 'undocumented' }],
  },
  {
    says: 'another success',
    response: responseOf({ valid: true }, { status: 201 }),
    breaches: [{ where: 'status', rule: 'undocumented' }],
  },
  {
    says: 'a status of another operation',
    response: responseOf(error, { status: 409 }),
    breaches: [{ where: 'status', rule: 'undocumented' }],
  },
  {
    says: 'a redirect',
    response: responseOf('', { status: 307, headers: { location: '/' } }),
    breaches: [{ where: 'status', rule: 'undocumented' }],
  },
  {
    says: 'a redirect that was followed',
    response: redirected(responseOf({ valid: true })),
    breaches: [{ where: 'status', rule: 'undocumented' }],
  },

  {
    says: 'no content type',
    response: responseOf({ valid: true }, { headers: { 'content-type': null } }),
    breaches: [{ where: 'content-type', rule: 'required' }],
  },
  {
    says: 'another content type',
    response: responseOf({ valid: true }, { headers: { 'content-type': 'text/json' } }),
    breaches: [{ where: 'content-type', rule: 'undocumented' }],
  },
  {
    says: 'a longer content type',
    response: responseOf({ valid: true }, { headers: { 'content-type': 'application/jsonp' } }),
    breaches: [{ where: 'content-type', rule: 'undocumented' }],
  },
  {
    says: 'an HTML page',
    response: responseOf(html, { headers: { 'content-type': 'text/html' } }),
    breaches: [
      { where: 'content-type', rule: 'undocumented' },
      { where: 'body', rule: 'malformed' },
    ],
  },
  {
    says: 'an unknown header',
    response: responseOf({ valid: true }, { headers: { 'x-powered-by': 'Express' } }),
    breaches: [{ where: 'header.x-powered-by', rule: 'undocumented' }],
  },
  {
    says: 'an answer that may be cached',
    response: responseOf({ valid: true }, { headers: { 'cache-control': 'max-age=60' } }),
    breaches: [{ where: 'header.cache-control', rule: 'enum' }],
  },
  {
    says: 'a content type to be guessed at',
    response: responseOf({ valid: true }, { headers: { 'x-content-type-options': 'sniff' } }),
    breaches: [{ where: 'header.x-content-type-options', rule: 'enum' }],
  },
  {
    says: 'a 503 without Retry-After',
    response: responseOf(error, { status: 503 }),
    breaches: [{ where: 'header.retry-after', rule: 'required' }],
  },
  {
    says: 'a header of another status',
    response: responseOf({ valid: true }, { headers: { 'retry-after': '30' } }),
    breaches: [{ where: 'header.retry-after', rule: 'undocumented' }],
  },
  {
    says: 'a header of another type',
    response: responseOf(error, { status: 429, headers: { 'retry-after': 'Fri, 31 Jan 2031 09:30:00 GMT' } }),
    breaches: [{ where: 'header.retry-after', rule: 'type' }],
  },
  {
    says: 'a header out of range',
    response: responseOf(error, { status: 429, headers: { 'retry-after': '-1' } }),
    breaches: [{ where: 'header.retry-after', rule: 'range' }],
  },

  { says: 'an empty body', response: responseOf(''), breaches: [{ where: 'body', rule: 'malformed' }] },
  {
    says: 'JSON that breaks off',
    response: responseOf('{"valid":tr'),
    breaches: [{ where: 'body', rule: 'malformed' }],
  },
  { says: 'a body that is cut', response: cut(), breaches: [{ where: 'body', rule: 'malformed' }] },
  {
    says: 'a body that is no object',
    response: responseOf([{ valid: true }]),
    breaches: [{ where: 'body', rule: 'type' }],
  },
  { says: 'a missing field', response: responseOf({}), breaches: [{ where: 'body.valid', rule: 'required' }] },
  {
    says: 'a field of another type',
    response: responseOf({ valid: 'true' }),
    breaches: [{ where: 'body.valid', rule: 'type' }],
  },
  {
    says: 'the error body of another status',
    response: responseOf({ message: 'Unauthorized' }, { status: 400 }),
    breaches: [
      { where: 'body.error', rule: 'required' },
      { where: 'body.requestId', rule: 'required' },
    ],
  },
  {
    says: 'a 200 that is an error',
    response: responseOf(error),
    breaches: [{ where: 'body.valid', rule: 'required' }],
  },
]

describe('a wrong server is found out', () => {
  test.each(wrongServers)('with $says', async ({ response, breaches }) => {
    const fetch = strictFetch(async () => response)

    const error = await fetch(requestTo('verifyCode')).catch((error: unknown) => error)

    expect(error).toBeInstanceOf(ContractBreachError)
    const found = (error as ContractBreachError).breaches // instanceof is asserted above
    expect(found.map(({ where, rule }) => ({ where, rule }))).toEqual(breaches)
    expect(found.every(({ side, operationId }) => side === 'response' && operationId === 'verifyCode')).toBe(true)
  })
})

test('a send that is limited must say how long to wait', async () => {
  const exchange = strictFetch(async () => responseOf(error, { status: 429 }))(requestTo('generateMessagingCode'))
  await expect(exchange).rejects.toMatchObject({
    breaches: [{ side: 'response', where: 'header.retry-after', rule: 'required' }],
  })
})

describe('a right server passes', () => {
  const bodies: Record<number, object> = { 401: { message: 'Unauthorized' }, 403: { Message: 'Forbidden' } }
  const rightServers = (Object.keys(exchanges) as OperationId[]).flatMap((operationId) =>
    // the keys are checked by satisfies
    Object.entries(answers[operationId]).map(([key, { headers }]) => {
      const status = Number(key)
      const examples = Object.keys(headers).map((name) => [
        name,
        name === 'Retry-After' ? '30' : name === 'Cache-Control' ? 'no-store' : 'nosniff',
      ]) // nosniff will do for those that may be any text
      const body = status === 200 ? exchanges[operationId].output : (bodies[status] ?? error)
      return {
        operationId,
        status,
        response: responseOf(body, {
          status,
          headers: Object.fromEntries(examples.map(([name, value]) => [name!.toLowerCase(), value!])),
        }),
      }
    }),
  )
  test.each(rightServers)('with $status of $operationId', async ({ operationId, status, response }) => {
    expect((await strictFetch(async () => response)(requestTo(operationId))).status).toBe(status)
  })

  test('with a lock of the hosted service, which does not say how long it lasts', async () => {
    expect((await strictFetch(async () => responseOf(error, { status: 429 }))(requestTo('verifyCode'))).status).toBe(
      429,
    )
  })

  test('with the headers of HTTP and fields that the document does not name', async () => {
    const headers = {
      date: 'Fri, 31 Jan 2031 09:30:00 GMT',
      server: 'x',
      vary: 'origin',
      connection: 'keep-alive',
      'keep-alive': 'timeout=5',
      'content-length': '26',
    }
    const response = responseOf({ valid: true, extra: null }, { headers })
    expect((await strictFetch(async () => response)(requestTo('verifyCode'))).ok).toBe(true)
  })
})

function redirected(response: Response): Response {
  return Object.defineProperty(response, 'redirected', { value: true })
}

function cut(): Response {
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"valid":'))
    },
    pull(controller) {
      controller.error(new TypeError('terminated'))
    },
  })
  return new Response(body, { headers: responseOf({}).headers })
}
