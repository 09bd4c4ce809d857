// @ts-check
// What a client adds to a call when the network costs nothing.
import { Configuration, MFAApi } from 'bandwidth-sdk'
import createClient from 'openapi-fetch'
import { loadClient } from './built.js'
import { figure } from './measurement.js'
import { accountId, answer, body, credentials, headers, path } from './request.js'
import { medians } from './rounds.js'

const rounds = 25
const callsPerRound = 1_000
const limit = 1.5
const baseUrl = 'http://127.0.0.1'

/** @returns {Promise<import('./measurement.js').Measurement>} */
export async function measure() {
  const calls = { ours: await ours(), openapiFetch: openapiFetch(), fetch: bareFetch, theirs: bandwidthSdk() }
  const timesUs = await medians(
    {
      ours: () => microsecondsPerCall(calls.ours),
      openapiFetch: () => microsecondsPerCall(calls.openapiFetch),
      fetch: () => microsecondsPerCall(calls.fetch),
      theirs: () => microsecondsPerCall(calls.theirs),
    },
    { rounds, warmups: 5 },
  )
  const row = (/** @type {string} */ name, /** @type {number} */ timeUs) => [
    name,
    figure(timeUs, 1),
    figure(timeUs / timesUs.openapiFetch, 2),
  ]
  return {
    title: 'Overhead of a call',
    method: `The reference page's example sent through a stub that answers a fresh 200 at once; median of ${rounds} alternating rounds of ${figure(callsPerRound)} calls.`,
    columns: ['', 'µs per call', 'times bare openapi-fetch'],
    rows: [
      row('`sendCode` of bandwidth-2fa', timesUs.ours),
      row('bare openapi-fetch', timesUs.openapiFetch),
      row('bare `fetch`', timesUs.fetch),
      row('`generateMessagingCode` of bandwidth-sdk 8.1.4', timesUs.theirs),
    ],
    targets: [
      {
        promise: 'a call costs, in times bare openapi-fetch,',
        bound: 'at most',
        limit,
        measured: timesUs.ours / timesUs.openapiFetch,
        unit: '',
      },
    ],
  }
}

/**
 * @param {() => Promise<unknown>} call
 * @returns {Promise<number>}
 */
async function microsecondsPerCall(call) {
  const startedAt = performance.now()
  for (let index = 0; index < callsPerRound; index += 1) await call()
  return ((performance.now() - startedAt) / callsPerRound) * 1_000
}

/**
 * @param {string | URL | Request} _url
 * @param {RequestInit} [_init]
 */
async function stub(_url, _init) {
  return new Response(answer, { headers: { 'content-type': 'application/json; charset=utf-8' } })
}

async function ours() {
  const { createTwoFactorClient } = await loadClient()
  const client = createTwoFactorClient({ accountId, auth: credentials, baseUrl, fetch: stub })
  return () => client.sendCode(body)
}

function openapiFetch() {
  /** @type {import('openapi-fetch').Client<import('../generated/types.js').paths>} */
  const client = createClient({ baseUrl, fetch: stub, headers })
  return () => client.POST('/accounts/{accountId}/code/messaging', { params: { path: { accountId } }, body })
}

async function bareFetch() {
  const response = await stub(baseUrl + path, { method: 'POST', headers, body: JSON.stringify(body) })
  if (!response.ok) throw new Error('the stub answers 200')
  return response.json()
}

function bandwidthSdk() {
  // Axios gives a request to its adapter where it would otherwise go to the network.
  const adapter = async (/** @type {object} */ config) => ({
    data: answer,
    status: 200,
    statusText: 'OK',
    headers: { 'content-type': 'application/json' },
    config,
  })
  const api = new MFAApi(new Configuration({ ...credentials, basePath: baseUrl, baseOptions: { adapter } }))
  // The example has a scope, which the SDK's types do not let be null.
  const request = /** @type {import('bandwidth-sdk').CodeRequest} */ (body)
  return () => api.generateMessagingCode(accountId, request)
}
