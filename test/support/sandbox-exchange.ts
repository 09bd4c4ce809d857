// A right exchange for each operation of the sandbox's own document: requests by hand, responses from its examples.
import document from '../../generated/sandbox/openapi.json' with { type: 'json' }
import { sandboxContract, type SandboxOperationId } from '../../src/contract/sandbox.js'
import { isObject } from '../../src/contract/validate.js'

const origin = 'http://127.0.0.1:4010'

/** Method, path with query, and body of a right request, per operation. */
const requests: Record<SandboxOperationId, readonly [method: string, path: string, body?: object]> = {
  listMessages: [
    'GET',
    '/sandbox/messages?to=%2B19195550112&from=%2B19195550100&scope=2FA&channel=voice&since=2026-09-14T18:20:14Z&wait=0.5&limit=10000',
  ],
  deleteMessages: ['DELETE', '/sandbox/messages?to=%2B19195550112'],
  getMessage: ['GET', '/sandbox/messages/1589228074636lm4k2je7j7jklbn2'],
  sendCallback: [
    'POST',
    '/sandbox/callbacks/1589228074636lm4k2je7j7jklbn2',
    { type: 'message-failed', errorCode: 4720 },
  ],
  reserveNumber: ['POST', '/sandbox/numbers', { country: 'GB' }],
  getClock: ['GET', '/sandbox/clock'],
  setClock: ['POST', '/sandbox/clock', { advanceSeconds: 900 }],
  getFaults: ['GET', '/sandbox/faults'],
  putFaults: [
    'PUT',
    '/sandbox/faults',
    { faults: [{ operationId: 'verifyCode', status: 503, body: null, id: 'a', applied: 3 }, { delaySeconds: 0.5 }] },
  ],
  addFault: ['POST', '/sandbox/faults', { to: '+19195550112', stall: 'answer', count: 1 }],
  deleteFault: ['DELETE', '/sandbox/faults/7f0c5bd2-93a1-4f7e-a2f8-64cdd3a1b0f5'],
  deleteFaults: ['DELETE', '/sandbox/faults'],
  listScenarios: ['GET', '/sandbox/scenarios'],
  resetSandbox: ['POST', '/sandbox/reset', { to: '+19195550112' }],
  listExchanges: ['GET', '/sandbox/journal?to=%2B19195550112&limit=1000'],
  streamEvents: ['GET', '/sandbox/events'],
}

/** The names of all operations. */
export const sandboxOperationIds = Object.keys(requests) as SandboxOperationId[] // the keys are checked by the type of `requests`

/** A right request; what `init` names replaces its part. A text is the body as it stands; `undefined` for one takes it away. */
export function sandboxRequest(
  operationId: SandboxOperationId,
  init: { path?: string; headers?: Record<string, string>; body?: unknown } = {},
): Request {
  const [method, path, body] = requests[operationId]
  const wanted = 'body' in init ? init.body : body
  return new Request(origin + (init.path ?? path), {
    method,
    headers: { ...(wanted === undefined ? {} : { 'content-type': 'application/json' }), ...init.headers },
    ...(wanted === undefined ? {} : { body: typeof wanted === 'string' ? wanted : JSON.stringify(wanted) }),
  })
}

/** A right response with every documented header: the example of that name, or no body where the document has none. `null` for a header takes it away. */
export function sandboxResponse(
  operationId: SandboxOperationId,
  status: number,
  example?: string,
  headers: Record<string, string | null> = {},
): Response {
  const answer = sandboxContract.answers[operationId][status]
  const body = example === undefined ? null : JSON.stringify(examplesOf(operationId, status)[example])
  const response = new Response(answer?.stream ? `data: ${body}\n\n` : body, { status })
  const wanted = {
    'content-type': answer?.body ? (answer.stream ? 'text/event-stream' : 'application/json') : null,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-request-id': '0f1c6d1e-9d0e-4c0e-8a53-1f3f0a5b7e21',
    'www-authenticate': status === 401 ? 'Bearer realm="sandbox"' : null,
    ...headers,
  }
  for (const [name, value] of Object.entries(wanted)) {
    if (value === null) response.headers.delete(name)
    else response.headers.set(name, value)
  }
  return response
}

/** The document's examples of one status, by name; none where it has no body. */
export function examplesOf(operationId: SandboxOperationId, status: number): Record<string, unknown> {
  const { method, path } = sandboxContract.operations[operationId]
  const type = sandboxContract.answers[operationId][status]?.stream ? 'text/event-stream' : 'application/json'
  const named = read(
    document,
    'paths',
    path,
    method.toLowerCase(),
    'responses',
    String(status),
    'content',
    type,
    'examples',
  )
  return Object.fromEntries(Object.keys(named ?? {}).map((name) => [name, read(named, name, 'value')]))
}

/** What lies at the end of `keys`, with every `$ref` on the way followed. */
function read(node: unknown, ...[key, ...rest]: string[]): unknown {
  if (isObject(node) && typeof node['$ref'] === 'string') {
    return read(document, ...node['$ref'].slice('#/'.length).split('/'), ...(key === undefined ? [] : [key, ...rest]))
  }
  return key === undefined ? node : read(isObject(node) ? node[key] : undefined, ...rest)
}
