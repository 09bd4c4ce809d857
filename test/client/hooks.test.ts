// What an observer sees of a call, and that it cannot disturb it.
import { expect, test, vi } from 'vitest'
import type { TwoFactorHooks } from '../../src/index.js'
import { json, rejection, scripted, sentMessage, socketError, to, verified } from './stub.js'

function recorder() {
  const events: [string, object][] = []
  const record = (name: string) => (event: object) => void events.push([name, event])
  const hooks: TwoFactorHooks = {
    onRequest: record('request'),
    onResponse: record('response'),
    onRetry: record('retry'),
    onError: record('error'),
  }
  return { events, hooks }
}

const ms = expect.any(Number)

test('a call that succeeds is one request and one response', async () => {
  const { events, hooks } = recorder()
  const { mfa } = scripted([json(200, { messageId: 'm' }, { 'X-Request-Id': 'request-1' })], { hooks })
  await mfa.sendCode({ to })
  const operationId = 'generateMessagingCode'
  expect(events).toEqual([
    ['request', { operationId, attempt: 1 }],
    ['response', { operationId, attempt: 1, status: 200, requestId: 'request-1', durationMs: ms }],
  ])
})

test('retries and the final error are told, with attempt, reason and status', async () => {
  vi.useFakeTimers()
  try {
    const { events, hooks } = recorder()
    const { mfa } = scripted([socketError('ECONNREFUSED'), json(429, {}, { 'Retry-After': '1' }), json(500, {})], {
      hooks,
    })
    const failed = rejection(mfa.verifyCode({ to, code: '123456' }))
    await vi.runAllTimersAsync()
    await failed
    const operationId = 'verifyCode'
    expect(events).toEqual([
      ['request', { operationId, attempt: 1 }],
      ['retry', { operationId, attempt: 1, error: 'TwoFactorConnectionError', status: undefined, delayMs: ms }],
      ['request', { operationId, attempt: 2 }],
      ['response', { operationId, attempt: 2, status: 429, requestId: undefined, durationMs: ms }],
      ['retry', { operationId, attempt: 2, error: 'TwoFactorApiError', status: 429, delayMs: ms }],
      ['request', { operationId, attempt: 3 }],
      ['response', { operationId, attempt: 3, status: 500, requestId: undefined, durationMs: ms }],
      ['error', { operationId, attempt: 3, error: 'TwoFactorApiError', status: 500, durationMs: ms }],
    ])
  } finally {
    vi.useRealTimers()
  }
})

test.each([
  [
    'throws',
    () => {
      throw new Error('broken observer')
    },
  ],
  ['rejects', () => Promise.reject(new Error('broken observer'))],
  ['changes its event', (event: object) => void Object.assign(event, { operationId: 'other', attempt: 99 })],
])('a hook that %s changes nothing', async (_, hook) => {
  const unhandled: unknown[] = []
  const note = (reason: unknown) => unhandled.push(reason)
  process.on('unhandledRejection', note)
  try {
    const hooks = { onRequest: hook, onResponse: hook, onRetry: hook, onError: hook }
    const { mfa } = scripted([sentMessage(), json(500, {}), verified()], { hooks })
    expect(await mfa.sendCode({ to })).toEqual({ messageId: 'message-1' })
    expect(await rejection(mfa.sendCode({ to }))).toMatchObject({
      status: 500,
      operationId: 'generateMessagingCode',
      attempts: 1,
    })
    expect(await mfa.verifyCode({ to, code: '123456' })).toBe(true)
    // Node reports once the microtasks are done.
    await new Promise((resolve) => setImmediate(resolve))
    expect(unhandled).toEqual([])
  } finally {
    process.off('unhandledRejection', note)
  }
})

test('hooks and a token function may be methods of an object of a class', async () => {
  class Metrics implements TwoFactorHooks {
    requests = 0
    onRequest() {
      this.requests++
    }
  }
  class Vault {
    readonly #secret = 'token-1'
    token() {
      return this.#secret
    }
  }
  const hooks = new Metrics()
  const { mfa, sent } = scripted([sentMessage()], { hooks, auth: new Vault() })
  await mfa.sendCode({ to })
  expect(hooks.requests).toBe(1)
  expect(sent[0]?.header('authorization')).toBe('Bearer token-1')
})

test('Basic for the hosted service is warned of once, from the day on that it ended, and for no other service', async () => {
  vi.useFakeTimers({ now: Date.UTC(2026, 11, 1, 23, 59) })
  try {
    const warnings: string[] = []
    const hooks: TwoFactorHooks = { onWarning: ({ message }) => void warnings.push(message) }
    const { mfa } = scripted([verified(), verified(), verified()], { hooks })
    const verify = (one = mfa) => one.verifyCode({ to, code: '123456' })
    await verify()
    expect(warnings).toEqual([])
    vi.setSystemTime(Date.UTC(2026, 11, 2))
    await verify()
    await verify()
    await verify(scripted([verified()], { hooks, baseUrl: 'http://127.0.0.1:4010' }).mfa)
    await verify(scripted([verified()], { hooks, auth: { token: () => 'token-1' } }).mfa)
    expect(warnings).toEqual([
      "Bandwidth's hosted service ended Basic on 2 December 2026: use clientId and clientSecret (BW_CLIENT_ID and BW_CLIENT_SECRET)",
    ])
  } finally {
    vi.useRealTimers()
  }
})
