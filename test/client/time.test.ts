// Time-outs and aborts: when a call ends, with what, and that it leaves nothing behind.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { TwoFactorTimeoutError } from '../../src/index.js'
import { json, rejection, scripted, sentMessage, socketError, to, type Sent } from './stub.js'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const hang = () => new Promise<Response>(() => {})
/** As the real fetch does: rejects with the signal's reason. */
const heed = ({ init }: Sent) =>
  new Promise<Response>((_, reject) => init.signal?.addEventListener('abort', () => reject(init.signal?.reason)))

test.each([['ignores', hang], ['heeds', heed]])('an attempt ends after timeoutMs, when fetch %s its signal', async (_, step) => {
  const { mfa, sent } = scripted([step], { timeoutMs: 2000 })
  const failed = rejection(mfa.sendCode({ to }))
  await vi.advanceTimersByTimeAsync(1999)
  expect(sent[0]?.init.signal?.aborted).toBe(false)
  await vi.advanceTimersByTimeAsync(1)
  const error = await failed
  expect(error).toBeInstanceOf(TwoFactorTimeoutError)
  expect(error).toMatchObject({ name: 'TwoFactorTimeoutError', limit: 'attempt', operationId: 'generateMessagingCode', attempts: 1 })
  expect(error.message).toBe('No answer from the two-factor API within 2000 ms (attempt). The request may have been processed.')
  expect(sent[0]?.init.signal?.aborted).toBe(true)
})

test('the default is ten seconds', async () => {
  const { mfa } = scripted([hang])
  const failed = rejection(mfa.sendCode({ to }))
  await vi.advanceTimersByTimeAsync(10_000)
  expect((await failed).message).toContain('10000 ms')
})

test('a body that never ends is not waited for either', async () => {
  const endless = new Response(new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode('{"messageId":')) }))
  const { mfa } = scripted([endless], { timeoutMs: 2000 })
  const failed = rejection(mfa.sendCode({ to }))
  await vi.advanceTimersByTimeAsync(2000)
  expect(await failed).toMatchObject({ name: 'TwoFactorTimeoutError', limit: 'attempt' })
})

test('time-outs longer than a timer can hold do not fire at once', async () => {
  const { mfa } = scripted([() => new Promise((resolve) => setTimeout(() => resolve(sentMessage()), 60_000))], { timeoutMs: 1e12, totalTimeoutMs: 1e12 })
  const call = mfa.sendCode({ to })
  await vi.advanceTimersByTimeAsync(60_000)
  expect(await call).toEqual({ messageId: 'message-1' })
})

test.each([new DOMException('gone', 'AbortError'), new Error('my own'), 'a text', 0])('an abort rejects with its reason, %s', async (reason) => {
  const controller = new AbortController()
  const { mfa, sent } = scripted([hang])
  const failed = rejection(mfa.sendCode({ to, signal: controller.signal }))
  await vi.advanceTimersByTimeAsync(5)
  controller.abort(reason)
  expect(await failed).toBe(reason)
  expect(sent[0]?.init.signal?.aborted).toBe(true)
  expect(vi.getTimerCount()).toBe(0)
})

test('a signal that is aborted already lets nothing leave', async () => {
  const { mfa, sent } = scripted([sentMessage()])
  expect(await rejection(mfa.sendCode({ to, signal: AbortSignal.abort('early') }))).toBe('early')
  expect(sent).toHaveLength(0)
})

test('an abort ends a wait between attempts', async () => {
  const controller = new AbortController()
  const { mfa, sent } = scripted([json(429, {}, { 'Retry-After': '20' }), sentMessage()])
  const failed = rejection(mfa.verifyCode({ to, code: '123456', signal: controller.signal }))
  await vi.advanceTimersByTimeAsync(5000)
  controller.abort('enough')
  expect(await failed).toBe('enough')
  expect(sent).toHaveLength(1)
  expect(vi.getTimerCount()).toBe(0)
})

test('an abort after the answer changes nothing', async () => {
  const controller = new AbortController()
  const { mfa } = scripted([sentMessage()])
  const call = mfa.sendCode({ to, signal: controller.signal })
  expect(await call).toEqual({ messageId: 'message-1' })
  controller.abort()
  expect(await call).toEqual({ messageId: 'message-1' })
})

test('calls leave no timer and no listener on a signal that lives on', async () => {
  const { signal } = new AbortController()
  const listening = vi.spyOn(signal, 'addEventListener')
  const leaving = vi.spyOn(signal, 'removeEventListener')
  const { mfa } = scripted([sentMessage(), json(500, {}), socketError('ECONNREFUSED'), sentMessage(), hang], { timeoutMs: 1000 })
  await mfa.sendCode({ to, signal })
  await rejection(mfa.sendCode({ to, signal }))
  const repeated = mfa.sendCode({ to, signal })
  await vi.advanceTimersByTimeAsync(1000)
  await repeated
  const late = rejection(mfa.sendCode({ to, signal }))
  await vi.advanceTimersByTimeAsync(1000)
  await late
  expect(vi.getTimerCount()).toBe(0)
  expect(listening.mock.calls.length).toBeGreaterThan(3)
  expect(leaving.mock.calls.map(([, listener]) => listener)).toEqual(listening.mock.calls.map(([, listener]) => listener))
})
