// Time-outs and aborts: when a call ends, with what, and that it leaves nothing behind.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type TwoFactorAuth, type TwoFactorOptions, TwoFactorTimeoutError } from '../../src/index.js'
import { json, rejection, scripted, sentMessage, socketError, to, type Sent, type Step } from './stub.js'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const hang = () => new Promise<Response>(() => {})
/** As the real fetch does: rejects with the signal's reason. */
const heed = ({ init }: Sent) =>
  new Promise<Response>((_, reject) => init.signal?.addEventListener('abort', () => reject(init.signal?.reason)))

test.each([
  ['ignores', hang],
  ['heeds', heed],
])('an attempt ends after timeoutMs, when fetch %s its signal', async (_, step) => {
  const { mfa, sent } = scripted([step], { timeoutMs: 2000 })
  const failed = rejection(mfa.sendCode({ to }))
  await vi.advanceTimersByTimeAsync(1999)
  expect(sent[0]?.init.signal?.aborted).toBe(false)
  await vi.advanceTimersByTimeAsync(1)
  const error = await failed
  expect(error).toBeInstanceOf(TwoFactorTimeoutError)
  expect(error).toMatchObject({
    name: 'TwoFactorTimeoutError',
    limit: 'attempt',
    operationId: 'generateMessagingCode',
    attempts: 1,
  })
  expect(error.message).toBe(
    'No answer from https://mfa.bandwidth.com within 2000 ms (attempt); the request may have been processed',
  )
  expect(sent[0]?.init.signal?.aborted).toBe(true)
})

test('the default is ten seconds', async () => {
  const { mfa } = scripted([hang])
  const failed = rejection(mfa.sendCode({ to }))
  await vi.advanceTimersByTimeAsync(10_000)
  expect((await failed).message).toContain('10000 ms')
})

test('a body that never ends is not waited for either', async () => {
  const endless = new Response(
    new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode('{"messageId":')) }),
  )
  const { mfa } = scripted([endless], { timeoutMs: 2000 })
  const failed = rejection(mfa.sendCode({ to }))
  await vi.advanceTimersByTimeAsync(2000)
  expect(await failed).toMatchObject({ name: 'TwoFactorTimeoutError', limit: 'attempt' })
})

test('the longest time-out does not fire at once', async () => {
  const longest = { timeoutMs: 2 ** 31 - 1, totalTimeoutMs: 2 ** 31 - 1 }
  const { mfa } = scripted([() => new Promise((resolve) => setTimeout(() => resolve(sentMessage()), 60_000))], longest)
  const call = mfa.sendCode({ to })
  await vi.advanceTimersByTimeAsync(60_000)
  expect(await call).toEqual({ messageId: 'message-1' })
})

test.each([new DOMException('gone', 'AbortError'), new Error('my own'), 'a text', 0])(
  'an abort rejects with its reason, %s',
  async (reason) => {
    const controller = new AbortController()
    const { mfa, sent } = scripted([hang])
    const failed = rejection(mfa.sendCode({ to, signal: controller.signal }))
    await vi.advanceTimersByTimeAsync(5)
    controller.abort(reason)
    expect(await failed).toBe(reason)
    expect(sent[0]?.init.signal?.aborted).toBe(true)
    expect(vi.getTimerCount()).toBe(0)
  },
)

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

test('a signal that many calls share prints no warning of Node', async () => {
  const warnings: unknown[] = []
  const note = (warning: Error) => void warnings.push(warning)
  process.on('warning', note)
  const controller = new AbortController()
  const { mfa } = scripted(Array.from({ length: 30 }, () => hang))
  const calls = Array.from({ length: 30 }, () => rejection(mfa.sendCode({ to, signal: controller.signal })))
  controller.abort('all')
  expect(new Set(await Promise.all(calls))).toEqual(new Set(['all']))
  // Node reports a warning on its next tick.
  await new Promise<void>((resolve) => process.nextTick(resolve))
  process.off('warning', note)
  expect(warnings).toEqual([])
})

test('calls leave no timer and no listener on a signal that lives on', async () => {
  const { signal } = new AbortController()
  const listening = vi.spyOn(signal, 'addEventListener')
  const leaving = vi.spyOn(signal, 'removeEventListener')
  const { mfa } = scripted([sentMessage(), json(500, {}), socketError('ECONNREFUSED'), sentMessage(), hang], {
    timeoutMs: 1000,
  })
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
  expect(leaving.mock.calls.map(([, listener]) => listener)).toEqual(
    listening.mock.calls.map(([, listener]) => listener),
  )
})

/** A client whose token takes 200 ms, and which notes what its hooks are told. */
function slowToken(auth: TwoFactorAuth, steps: Step[], options: TwoFactorOptions) {
  const told: string[] = []
  const tell = (name: string) => () => void told.push(name)
  const hooks = {
    onRequest: tell('request'),
    onResponse: tell('response'),
    onRetry: tell('retry'),
    onError: tell('error'),
  }
  return { told, ...scripted(steps, { auth, hooks, ...options }) }
}

const later = <T>(value: T) => new Promise<T>((resolve) => setTimeout(resolve, 200, value))

test('what a time-out calls unsent stays unsent, when the token comes after all', async () => {
  const { mfa, sent, told } = slowToken({ token: () => later('token-1') }, [sentMessage()], { timeoutMs: 100 })
  const failed = rejection(mfa.sendCode({ to }))
  await vi.runAllTimersAsync()
  expect((await failed).message).toBe('No token from the token function within 100 ms (attempt); nothing was sent')
  expect(sent).toEqual([])
  expect(told).toEqual(['error'])
})

test('an abort while the token is awaited lets nothing leave, and no hook hears of it', async () => {
  const controller = new AbortController()
  const { mfa, sent, told } = slowToken({ token: () => later('token-1') }, [sentMessage()], {})
  const failed = rejection(mfa.sendCode({ to, signal: controller.signal }))
  await vi.advanceTimersByTimeAsync(100)
  controller.abort('enough')
  await vi.runAllTimersAsync()
  expect(await failed).toBe('enough')
  expect(sent).toEqual([])
  expect(told).toEqual([])
})

test('a budget that ends while a token is requested lets no text leave', async () => {
  const auth = { clientId: 'client-1', clientSecret: 'client-secret', tokenUrl: 'https://auth.example/token' }
  const { mfa, sent, told } = slowToken(
    auth,
    [() => later(json(200, { access_token: 'a', expires_in: 60 })), sentMessage()],
    { totalTimeoutMs: 100 },
  )
  const failed = rejection(mfa.sendCode({ to }))
  await vi.runAllTimersAsync()
  expect((await failed).message).toBe('No token from https://auth.example within 100 ms (total); nothing was sent')
  expect(sent.map(({ url }) => url)).toEqual(['https://auth.example/token'])
  expect(told).toEqual(['error'])
})

test('a token that comes in the very turn of an abort lets nothing leave', async () => {
  const controller = new AbortController()
  let give = (_: string) => {}
  const { mfa, sent, told } = slowToken(
    { token: () => new Promise((resolve) => (give = resolve)) },
    [sentMessage()],
    {},
  )
  const failed = rejection(mfa.sendCode({ to, signal: controller.signal }))
  await vi.advanceTimersByTimeAsync(0)
  controller.abort('enough')
  give('token-1')
  expect(await failed).toBe('enough')
  await vi.runAllTimersAsync()
  expect({ sent, told }).toEqual({ sent: [], told: [] })
})

test('an answer that comes after the end is told to no hook', async () => {
  const { mfa, told } = slowToken({ token: () => 'token-1' }, [() => later(sentMessage())], { timeoutMs: 100 })
  const failed = rejection(mfa.sendCode({ to }))
  await vi.runAllTimersAsync()
  expect(await failed).toBeInstanceOf(TwoFactorTimeoutError)
  expect(told).toEqual(['request', 'error'])
})
