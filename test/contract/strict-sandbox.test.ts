// The strict check by the sandbox's own document: whatever it documents passes, and what is wrong in one way is found out.
import { describe, expect, test } from 'vitest'
import { sandboxAnswers, sandboxOperations } from '../../src/contract/sandbox.js'
import {
  ContractBreachError,
  judgeRequest,
  judgeResponse,
  sandboxContract,
  strictFetch,
  twoFactorContract,
  validate,
} from '../../src/contract/index.js'
import { examplesOf, sandboxOperationIds, sandboxRequest, sandboxResponse } from '../support/sandbox-exchange.js'

const strict = (response: Response) =>
  strictFetch(async () => response, { document: sandboxContract, baseUrl: 'http://127.0.0.1:4010' })

async function breachesOf(exchange: Promise<unknown>) {
  const error = await exchange.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (!(error instanceof ContractBreachError)) throw new Error('expected a ContractBreachError', { cause: error })
  return error.breaches.map(({ where, rule }) => ({ where, rule }))
}

describe('what the document shows passes', () => {
  const shown = sandboxOperationIds.flatMap((operationId) =>
    Object.keys(sandboxAnswers[operationId]).flatMap((key) => {
      const status = Number(key)
      const names = Object.keys(examplesOf(operationId, status))
      return (names.length === 0 ? [undefined] : names).map((name) => ({ operationId, status, name }))
    }),
  )
  test.each(shown)('$operationId with $status $name', async ({ operationId, status, name }) => {
    const response = await strict(sandboxResponse(operationId, status, name))(sandboxRequest(operationId))
    expect(response.status).toBe(status)
  })

  test.each(sandboxOperationIds)('every status of %s has an example, or no body', (operationId) => {
    for (const [status, answer] of Object.entries(sandboxContract.answers[operationId])) {
      expect(Object.keys(examplesOf(operationId, Number(status))).length > 0, status).toBe('body' in answer)
    }
  })

  test('every example of an event keeps the schema of an event', () => {
    const events = examplesOf('streamEvents', 200)
    expect(Object.keys(events)).toHaveLength(7)
    for (const [name, event] of Object.entries(events))
      expect(validate(sandboxOperations.streamEvents.output, event), name).toEqual([])
  })
})

describe('a right client passes', () => {
  test.each([
    ['with a token in the header', 'listScenarios', { headers: { authorization: 'Bearer abc123' } }, 200, 'some'],
    ['with a token in the address', 'streamEvents', { path: '/sandbox/events?token=abc123' }, 200, 'message'],
    ['without a query', 'listMessages', { path: '/sandbox/messages' }, 200, 'none'],
    [
      'with what a browser adds when its cache is off',
      'getClock',
      { headers: { 'cache-control': 'no-cache', pragma: 'no-cache' } },
      200,
      'running',
    ],
    ['without an optional body', 'resetSandbox', { body: undefined }, 204, undefined],
    [
      'without an optional body, yet with its content type',
      'sendCallback',
      { body: undefined, headers: { 'content-type': 'application/json' } },
      202,
      'taken',
    ],
    ['with an empty scope of a reset', 'resetSandbox', { body: {} }, 204, undefined],
    ['with the last event it saw', 'streamEvents', { headers: { 'Last-Event-ID': '41' } }, 200, 'clock'],
    ['with a moment for the clock', 'setClock', { body: { now: '2026-09-14T18:20:14Z' } }, 200, 'standing'],
    ['that lets the clock run', 'setClock', { body: { run: true } }, 200, 'running'],
  ] as const)('%s', async (_, operationId, init, status, example) => {
    expect(
      (await strict(sandboxResponse(operationId, status, example))(sandboxRequest(operationId, init))).status,
    ).toBe(status)
  })
})

describe('a wrong client is stopped before its request leaves', () => {
  test.each([
    ['an unknown parameter', 'listMessages', { path: '/sandbox/messages?number=1' }, 'query', 'undocumented'],
    ['a parameter of another operation', 'listExchanges', { path: '/sandbox/journal?wait=1' }, 'query', 'undocumented'],
    [
      'a parameter named like a property of every object',
      'getClock',
      { path: '/sandbox/clock?toString=1' },
      'query',
      'undocumented',
    ],
    ['a parameter twice', 'listMessages', { path: '/sandbox/messages?limit=1&limit=2' }, 'query.limit', 'malformed'],
    [
      'a plus that was not encoded',
      'listMessages',
      { path: '/sandbox/messages?to=+19195550112' },
      'query.to',
      'pattern',
    ],
    ['a number out of range', 'listMessages', { path: '/sandbox/messages?wait=61' }, 'query.wait', 'range'],
    ['a fraction for a whole number', 'listMessages', { path: '/sandbox/messages?limit=1.5' }, 'query.limit', 'type'],
    ['a word for a number', 'listExchanges', { path: '/sandbox/journal?limit=all' }, 'query.limit', 'type'],
    ['an empty number', 'listExchanges', { path: '/sandbox/journal?limit=' }, 'query.limit', 'type'],
    [
      'a value that is not among those listed',
      'listMessages',
      { path: '/sandbox/messages?channel=fax' },
      'query.channel',
      'enum',
    ],
    ['no path parameter', 'getMessage', { path: '/sandbox/messages/' }, 'path.messageId', 'required'],
    [
      'a header of another type',
      'streamEvents',
      { headers: { 'last-event-id': 'newest' } },
      'header.last-event-id',
      'type',
    ],
    [
      'another scheme',
      'getClock',
      { headers: { authorization: `Basic ${btoa('user:password')}` } },
      'auth',
      'undocumented',
    ],
    ['a token that is none', 'getClock', { headers: { authorization: 'Bearer one two' } }, 'auth', 'malformed'],
    [
      'no body where one is required',
      'setClock',
      { body: undefined, headers: { 'content-type': 'application/json' } },
      'body',
      'malformed',
    ],
    [
      'a body where there is none',
      'deleteFaults',
      { body: '{}', headers: { 'content-type': '' } },
      'body',
      'undocumented',
    ],
    ['an optional body that is no JSON', 'resetSandbox', { body: 'to=all' }, 'body', 'malformed'],
    [
      'a field that is not known',
      'putFaults',
      { body: { faults: [{ delay: 1 }] } },
      'body.faults[0].delay',
      'undocumented',
    ],
    [
      'two changes of the clock at once',
      'setClock',
      { body: { advanceSeconds: 1, run: true } },
      'body.run',
      'undocumented',
    ],
    ['a clock that is told not to run', 'setClock', { body: { run: false } }, 'body.run', 'enum'],
    ['no fault list', 'putFaults', { body: {} }, 'body.faults', 'required'],
  ] as const)('with %s', async (_, operationId, init, where, rule) => {
    const request = sandboxRequest(operationId, init)
    if (request.headers.get('content-type') === '') request.headers.delete('content-type')
    const unreachable = strictFetch(() => Promise.reject(new Error('it left')), { document: sandboxContract })
    expect(await breachesOf(unreachable(request))).toEqual([{ where, rule }])
  })

  test('with an API call, which is of the other document', async () => {
    const request = new Request('http://127.0.0.1:4010/api/v1/accounts/9900000/code/verify', { method: 'POST' })
    expect(await breachesOf(strict(new Response())(request))).toEqual([{ where: 'path', rule: 'undocumented' }])
  })

  test('with a method of neither operation of the path', async () => {
    const request = new Request('http://127.0.0.1:4010/sandbox/messages', { method: 'PATCH' })
    expect(await breachesOf(strict(new Response())(request))).toEqual([{ where: 'method', rule: 'undocumented' }])
  })
})

describe('a wrong server is found out', () => {
  const json = { 'content-type': 'application/json' }
  test.each([
    [
      'no Cache-Control',
      'getClock',
      sandboxResponse('getClock', 200, 'running', { 'cache-control': null }),
      [['header.cache-control', 'required']],
    ],
    [
      'an answer that may be cached',
      'getClock',
      sandboxResponse('getClock', 200, 'running', { 'cache-control': 'max-age=60' }),
      [['header.cache-control', 'enum']],
    ],
    [
      'no X-Content-Type-Options',
      'getClock',
      sandboxResponse('getClock', 200, 'running', { 'x-content-type-options': null }),
      [['header.x-content-type-options', 'required']],
    ],
    [
      'no X-Request-Id',
      'deleteFaults',
      sandboxResponse('deleteFaults', 204, undefined, { 'x-request-id': null }),
      [['header.x-request-id', 'required']],
    ],
    [
      'a 401 without a challenge',
      'getClock',
      sandboxResponse('getClock', 401, 'tokenMissing', { 'www-authenticate': null }),
      [['header.www-authenticate', 'required']],
    ],
    [
      'a content type without a body',
      'deleteFaults',
      sandboxResponse('deleteFaults', 204, undefined, json),
      [['content-type', 'undocumented']],
    ],
    [
      'a success of another operation',
      'getClock',
      sandboxResponse('getClock', 202, undefined),
      [['status', 'undocumented']],
    ],
    [
      'JSON for a stream',
      'streamEvents',
      sandboxResponse('streamEvents', 200, 'clock', json),
      [['content-type', 'undocumented']],
    ],
    [
      'a stream without its headers',
      'streamEvents',
      sandboxResponse('streamEvents', 200, 'clock', { 'x-request-id': null }),
      [['header.x-request-id', 'required']],
    ],
    [
      'a stream in another charset',
      'streamEvents',
      sandboxResponse('streamEvents', 200, 'clock', { 'content-type': 'text/event-stream; charset=latin1' }),
      [['content-type', 'undocumented']],
    ],
    [
      'a stream for JSON',
      'getClock',
      sandboxResponse('getClock', 200, 'running', { 'content-type': 'text/event-stream' }),
      [
        ['content-type', 'undocumented'],
        ['body', 'malformed'],
      ],
    ],
  ] as const)('with %s', async (_, operationId, response, breaches) => {
    expect(await breachesOf(strict(response)(sandboxRequest(operationId)))).toEqual(
      breaches.map(([where, rule]) => ({ where, rule })),
    )
  })

  test('with a body, and its content type, where there is none', () => {
    const { status, headers } = sandboxResponse('resetSandbox', 204, undefined, json)
    expect(judgeResponse('resetSandbox', { status, headers, body: '{}' }, { document: sandboxContract })).toEqual([
      {
        side: 'response',
        operationId: 'resetSandbox',
        where: 'content-type',
        rule: 'undocumented',
        message: 'content-type is not in the document, for there is no body',
      },
      {
        side: 'response',
        operationId: 'resetSandbox',
        where: 'body',
        rule: 'undocumented',
        message: 'body is not in the document: there must be none',
      },
    ])
  })
})

test('a stream is handed on as soon as it begins, with every event', async () => {
  let send: ReadableStreamDefaultController<Uint8Array> | undefined
  const body = new ReadableStream<Uint8Array>({ start: (controller) => void (send = controller) })
  const { headers } = sandboxResponse('streamEvents', 200, 'clock')
  const response = await strict(new Response(body, { headers }))(sandboxRequest('streamEvents'))
  send?.enqueue(new TextEncoder().encode('data: 1\n\n'))
  send?.close()
  expect(await response.text()).toBe('data: 1\n\n')
})

describe('the judges by document', () => {
  const { method, url, headers } = sandboxRequest('getClock')
  const request = { method, url, headers, body: '' }

  test('take the two-factor document when none is named', () => {
    expect(judgeRequest(request)).toEqual(judgeRequest(request, { document: twoFactorContract }))
    expect(judgeRequest(request).breaches).toMatchObject([{ where: 'path', rule: 'undocumented' }])
  })

  test('name the operation of the document that they judge by', () => {
    expect(judgeRequest(request, { document: sandboxContract })).toEqual({ operationId: 'getClock', breaches: [] })
  })
})
