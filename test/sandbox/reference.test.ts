// The contract and its reference, as the built package serves them. Skipped where nothing is built, except in CI.
import { existsSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { createSandbox } from '../../src/sandbox/index.js'

const isBuilt = ['openapi.json', 'reference.html.gz'].every((name) => existsSync(new URL(`../../dist/${name}`, import.meta.url)))
const whenBuilt = test.skipIf(!isBuilt && process.env['CI'] !== 'true')
const get = (path: string) => createSandbox().fetch(`http://localhost${path}`, { redirect: 'manual' })

whenBuilt('/openapi.json is the contract', async () => {
  const response = await get('/openapi.json')
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8'])
  expect(await response.json()).toMatchObject({ openapi: '3.0.3', paths: { '/accounts/{accountId}/code/messaging': {} } })
})

whenBuilt('/docs is the reference, compressed', async () => {
  const response = await get('/docs')
  expect([response.status, response.headers.get('content-type'), response.headers.get('content-encoding')]).toEqual([200, 'text/html; charset=utf-8', 'gzip'])
  expect(gunzipSync(await response.arrayBuffer()).toString()).toMatch(/^<!doctype html>/i)
})
