// The contract and its reference, as the built package serves them. Skipped where nothing is built, except in CI.
import { existsSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import sandboxDocument from '../../generated/sandbox/openapi.json' with { type: 'json' }
import { createSandbox } from '../../src/sandbox/index.js'

const isBuilt = ['openapi.json', 'sandbox/openapi.json', 'reference.html.gz'].every((name) =>
  existsSync(new URL(`../../dist/${name}`, import.meta.url)),
)
const whenBuilt = test.skipIf(!isBuilt && process.env['CI'] !== 'true')
const get = (path: string, headers: Record<string, string> = {}) =>
  createSandbox().fetch(`http://localhost${path}`, { headers, redirect: 'manual' })

whenBuilt('/openapi.json is the contract', async () => {
  const response = await get('/openapi.json')
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8'])
  expect(await response.json()).toMatchObject({
    openapi: '3.0.3',
    paths: { '/accounts/{accountId}/code/messaging': {} },
  })
})

whenBuilt(
  'a path of the sandbox that is not there names the document of those that are, and it is served',
  async () => {
    const missing = await get('/sandbox/letters')
    const { error } = (await missing.json()) as { error: string } // as every failure of the sandbox
    expect([missing.status, error]).toEqual([404, 'the sandbox has no such path: see /sandbox/openapi.json'])
    const response = await get('/sandbox/openapi.json')
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8'])
    expect(await response.json()).toEqual(sandboxDocument)
  },
)

whenBuilt.each([
  ['gzip, deflate, br', true],
  ['br;q=1.0, GZIP;q=0.5', true],
  ['*', true],
  ['', false],
  ['identity', false],
  ['gzip;q=0, *', false],
  ['gzip; q=0.000', false],
])('/docs is the reference, for "%s" compressed: %s', async (accepted, compressed) => {
  const response = await get('/docs', { 'accept-encoding': accepted })
  expect([response.status, response.headers.get('content-type'), response.headers.get('vary')]).toEqual([
    200,
    'text/html; charset=utf-8',
    'Accept-Encoding',
  ])
  expect(response.headers.get('content-encoding')).toBe(compressed ? 'gzip' : null)
  const body = Buffer.from(await response.arrayBuffer())
  expect((compressed ? gunzipSync(body) : body).toString()).toMatch(/^<!doctype html>/i)
})

whenBuilt.each(['/', '/docs', '/openapi.json', '/sandbox/openapi.json'])(
  '%s is kept by nobody, names the request, and answers other methods with 405',
  async (path) => {
    const response = await get(path)
    expect([response.headers.get('cache-control'), response.headers.get('x-content-type-options')]).toEqual([
      'no-store',
      'nosniff',
    ])
    expect(response.headers.get('x-request-id')).toMatch(/^[\w-]{36}$/)
    const head = await createSandbox().fetch(`http://localhost${path}`, { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
    const post = await createSandbox().fetch(`http://localhost${path}`, { method: 'POST' })
    expect([post.status, post.headers.get('allow'), await post.json()]).toEqual([
      405,
      'GET, HEAD',
      { error: 'use GET', requestId: post.headers.get('x-request-id') },
    ])
  },
)
