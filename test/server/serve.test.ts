// One document served by its handlers: what each step answers, and that no operation goes without a handler.
import { expect, test } from 'vitest'
import { contractDocument } from '../../src/contract/document.js'
import { callOf } from '../../src/server/call.js'
import { type Handlers, serve } from '../../src/server/serve.js'

/** As openapi-typescript has them. */
interface Operations {
  getThing: {
    parameters: { path: { thingId: string }; query?: { depth?: number } }
    responses: { 200: { content: { 'application/json': { id: string; depth: number } } } }
  }
  putThing: {
    parameters: { path: { thingId: string } }
    requestBody: { content: { 'application/json': { name: string } } }
    responses: { 202: { content: { 'application/json': { name: string } } } }
  }
  deleteThing: { parameters: { path: { thingId: string } }; responses: { 204: { content?: never } } }
}

const path = '/things/{thingId}'
const document = contractDocument<keyof Operations>({
  operations: {
    getThing: { method: 'GET', path, query: { depth: { type: 'integer', minimum: 1 } }, headers: {} },
    putThing: {
      method: 'PUT',
      path,
      input: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } },
      headers: {},
    },
    deleteThing: { method: 'DELETE', path, headers: {} },
  },
  access: {
    getThing: { auth: [], parameters: {} },
    putThing: { auth: [], parameters: {} },
    deleteThing: { auth: [], parameters: {} },
  },
  answers: {
    getThing: { 200: { headers: {} } },
    putThing: { 202: { headers: {} }, 409: { headers: {} } },
    deleteThing: { 204: { headers: {} } },
  },
  tokenUrl: undefined,
})

const handlers: Handlers<Set<string>, Operations> = {
  getThing: (_, { path: { thingId }, query: { depth = 0 } }) => ({ id: thingId, depth }),
  putThing(names, { body: { name } }) {
    if (name === 'boom') throw new Error('the secret')
    return names.has(name) ? { status: 409, reason: 'it is there' } : { name }
  },
  deleteThing: () => undefined,
}

const api = serve<Set<string>, Operations>(document, handlers, new Set(['taken']), {
  mount: '/v1',
  unknownPath: 'no such path',
  authenticate: (call) => (call.header('x-stranger') ? { status: 403, reason: 'not you' } : undefined),
  failed: ({ status, reason, headers }) => ({ status, body: { reason }, ...(headers && { headers }) }),
  unexpected: () => ({ status: 500, reason: 'a fault' }),
})

async function ask(method: string, url: string, body?: string, headers: Record<string, string> = {}) {
  const request = new Request(`http://127.0.0.1${url}`, { method, headers, ...(body !== undefined && { body }) })
  const { status, text, headers: answered } = await api.reply(callOf(request))
  const told: unknown = text === '' ? undefined : JSON.parse(text)
  return { status, body: told, allow: answered['Allow'] }
}

test.each([
  ['GET', '/things/a', undefined, 200, { id: 'a', depth: 0 }],
  ['GET', '/v1/things/a%20b?depth=2', undefined, 200, { id: 'a b', depth: 2 }],
  ['GET', '//things//a', undefined, 200, { id: 'a', depth: 0 }],
  ['PUT', '/things/a', '{"name":"new"}', 202, { name: 'new' }],
  ['DELETE', '/things/a', undefined, 204, undefined],
  ['GET', '/things', undefined, 404, { reason: 'no such path' }],
  ['GET', '/things/', undefined, 404, { reason: 'no such path' }],
  ['GET', '/v2/things/a', undefined, 404, { reason: 'no such path' }],
  ['GET', '/things/a?depth=none', undefined, 400, { reason: 'depth must be an integer' }],
  ['GET', '/things/a?deep=1', undefined, 400, { reason: 'deep is not a parameter' }],
  ['PUT', '/things/a', '{}', 400, { reason: 'name is required' }],
  ['PUT', '/things/a', 'name', 400, { reason: 'the body must be JSON' }],
  ['PUT', '/things/a', '{"name":"taken"}', 409, { reason: 'it is there' }],
  ['PUT', '/things/a', '{"name":"boom"}', 500, { reason: 'a fault' }],
])('%s %s with %s is %i', async (method, url, body, status, told) => {
  expect(await ask(method, url, body)).toMatchObject({ status, body: told })
})

test('another method is told which ones there are', async () => {
  expect(await ask('POST', '/things/a', '{}')).toEqual({
    status: 405,
    body: { reason: 'use GET or PUT or DELETE' },
    allow: 'GET, PUT, DELETE',
  })
})

test('who may not ask is told so before the body is read', async () => {
  expect(await ask('PUT', '/things/a', 'no JSON', { 'x-stranger': 'yes' })).toMatchObject({ status: 403 })
})

test('an operation without a handler, and a body that is not its own, do not compile', () => {
  const { deleteThing: _, ...two } = handlers
  // @ts-expect-error deleteThing is missing
  const incomplete: Handlers<Set<string>, Operations> = two
  // @ts-expect-error depth is missing
  const wrong: Handlers<Set<string>, Operations> = { ...handlers, getThing: () => ({ id: 'a' }) }
  expect([incomplete, wrong]).toHaveLength(2)
})
