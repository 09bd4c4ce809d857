// What people do with one-time codes, told once and run by every pairing of client and service.
import { beforeAll, afterAll, describe, expect, test } from 'vitest'
import { createTwoFactorClient, TwoFactorApiError, type TwoFactorOptions } from '../../src/index.js'
import {
  createSandbox,
  type Sandbox,
  type SandboxOptions,
  sandboxAccount,
  sandboxCredentials,
} from '../../src/sandbox/index.js'
import { number } from '../support/numbers.js'

/** How a client reaches a sandbox: what to add to the client's options. */
export interface Path {
  readonly options: Pick<TwoFactorOptions, 'baseUrl' | 'fetch'>
  close(): Promise<void>
}

const { accountId, username, password } = sandboxCredentials
const [application] = sandboxAccount.applications
const minuteMs = 60_000

/** Tells every story to a client that reaches a sandbox as `open` says. The sandbox is in this process, so its clock can be moved and its inbox read. */
export function stories(name: string, open: (sandbox: Sandbox) => Promise<Path>): void {
  describe(name, () => {
    const normal = pairing(open, {})
    const strict = pairing(open, { strict: true })
    const limited = pairing(open, { limitSends: true })

    test('a text carries the code, and verifying it says true once', async () => {
      const { mfa, codeFor } = normal()
      const to = number()
      const { messageId } = await mfa.sendCode({ to })
      expect(messageId).toMatch(/^\d{13}[0-9a-z]{16}$/)
      const code = codeFor(to)
      expect(await mfa.verifyCode({ to, code })).toBe(true)
      expect(await mfa.verifyCode({ to, code })).toBe(false)
    })

    test('a call carries a code of its own, and either channel verifies', async () => {
      const { mfa, codeFor } = normal()
      const to = number()
      const { callId } = await mfa.sendVoiceCode({ to })
      expect(callId).toMatch(/^c-[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
      expect(await mfa.verifyCode({ to, code: codeFor(to) })).toBe(true)
    })

    test('a wrong code and a code that was never sent say false', async () => {
      const { mfa, codeFor } = normal()
      const to = number()
      expect(await mfa.verifyCode({ to, code: '123456' })).toBe(false)
      await mfa.sendCode({ to })
      expect(await mfa.verifyCode({ to, code: wrong(codeFor(to)) })).toBe(false)
      expect(await mfa.verifyCode({ to, code: codeFor(to) })).toBe(true)
    })

    test('a code is good until its age reaches what the caller allows', async () => {
      const { mfa, codeFor, advance } = normal()
      const to = number()
      await mfa.sendCode({ to })
      advance(3 * minuteMs)
      expect(await mfa.verifyCode({ to, code: codeFor(to), expirationTimeInMinutes: 3 })).toBe(false)
      expect(await mfa.verifyCode({ to, code: codeFor(to), expirationTimeInMinutes: 3.5 })).toBe(true)
    })

    test('no code is good after 15 minutes', async () => {
      const { mfa, codeFor, advance } = normal()
      const to = number()
      await mfa.sendCode({ to })
      advance(15 * minuteMs)
      expect(await mfa.verifyCode({ to, code: codeFor(to), expirationTimeInMinutes: 15 })).toBe(false)
    })

    test('a code is good only for the scope that it was sent under', async () => {
      const { mfa, codeFor } = normal()
      const to = number()
      await mfa.sendCode({ to, scope: 'sign-in' })
      const code = codeFor(to)
      expect(await mfa.verifyCode({ to, code })).toBe(false)
      expect(await mfa.verifyCode({ to, code, scope: 'payment' })).toBe(false)
      expect(await mfa.verifyCode({ to, code, scope: 'sign-in' })).toBe(true)
    })

    test('no scope is the scope 2FA', async () => {
      const { mfa, codeFor } = normal()
      const to = number()
      await mfa.sendCode({ to })
      expect(await mfa.verifyCode({ to, code: codeFor(to), scope: '2FA' })).toBe(true)
    })

    test('the newest three codes are good, the one before is not, and one success ends them all', async () => {
      const { mfa, sandbox } = normal()
      const to = number()
      for (let sent = 0; sent < 4; sent += 1) await mfa.sendCode({ to, digits: 8 })
      const [newest = '', , third = '', fourth = ''] = sandbox.messages({ to }).map(({ code }) => code)
      expect(await mfa.verifyCode({ to, code: fourth })).toBe(false)
      expect(await mfa.verifyCode({ to, code: third })).toBe(true)
      expect(await mfa.verifyCode({ to, code: newest })).toBe(false)
    })

    test('five wrong codes lock the number for 30 seconds, even for the right one, and then it is good again', async () => {
      const { mfa, codeFor, advance } = normal()
      const to = number()
      await mfa.sendCode({ to })
      const code = codeFor(to)
      for (let guess = 0; guess < 5; guess += 1) expect(await mfa.verifyCode({ to, code: wrong(code) })).toBe(false)
      const locked = await rejection(mfa.verifyCode({ to, code }))
      expect(locked).toMatchObject({ status: 429, retryAfterMs: 30_000, operationId: 'verifyCode' })
      advance(30_000)
      expect(await mfa.verifyCode({ to, code })).toBe(true)
    })

    test('of parallel verifies of one code exactly one says true', async () => {
      const { mfa, codeFor } = normal()
      const to = number()
      await mfa.sendCode({ to })
      const code = codeFor(to)
      const answers = await Promise.allSettled(Array.from({ length: 20 }, () => mfa.verifyCode({ to, code })))
      expect(answers.filter((answer) => answer.status === 'fulfilled' && answer.value)).toHaveLength(1)
    })

    test('of parallel wrong guesses exactly five say false, the rest 429', async () => {
      const { mfa } = normal()
      const to = number()
      const answers = await Promise.allSettled(Array.from({ length: 20 }, () => mfa.verifyCode({ to, code: '000000' })))
      expect(answers.filter((answer) => answer.status === 'fulfilled' && !answer.value)).toHaveLength(5)
      expect(answers.filter((answer) => answer.status === 'rejected' && answer.reason.status === 429)).toHaveLength(15)
    })

    test('a repeat with the same idempotency key gets the same answer and sends no second text', async () => {
      const { mfa, sandbox } = normal()
      const to = number()
      const first = await mfa.sendCode({ to, idempotencyKey: `repeat-${to}` })
      expect(await mfa.sendCode({ to, idempotencyKey: `repeat-${to}` })).toEqual(first)
      expect(sandbox.messages({ to })).toHaveLength(1)
    })

    test('the same idempotency key with another body is refused', async () => {
      const { mfa, sandbox } = normal()
      const to = number()
      await mfa.sendCode({ to, idempotencyKey: `other-${to}` })
      expect(await rejection(mfa.sendCode({ to, digits: 4, idempotencyKey: `other-${to}` }))).toMatchObject({
        status: 422,
      })
      expect(sandbox.messages({ to })).toHaveLength(1)
    })

    test('the sixth text to a number in ten minutes is refused, with how long to wait', async () => {
      const { mfa, sandbox, advance } = limited()
      const to = number()
      for (let sent = 0; sent < 5; sent += 1) await mfa.sendCode({ to })
      expect(await rejection(mfa.sendCode({ to }))).toMatchObject({ status: 429, retryAfterMs: 10 * minuteMs })
      expect(sandbox.messages({ to })).toHaveLength(5)
      advance(10 * minuteMs)
      await mfa.sendCode({ to })
    })

    test('a strict sandbox sends with its own application and number, and refuses others', async () => {
      const { mfa } = strict()
      const to = number()
      await mfa.sendCode({ to })
      expect(await rejection(mfa.sendCode({ to, applicationId: 'unknown' }))).toMatchObject({ status: 400 })
      expect(await rejection(mfa.sendCode({ to, from: number() }))).toMatchObject({ status: 400 })
    })

    test('a strict sandbox refuses wrong credentials and other accounts', async () => {
      const { client } = strict()
      const to = number()
      expect(await rejection(client({ auth: { username, password: 'wrong' } }).sendCode({ to }))).toMatchObject({
        status: 403,
      })
      expect(await rejection(client({ accountId: '9900001' }).sendCode({ to }))).toMatchObject({ status: 403 })
    })
  })
}

/** A sandbox with a clock that stands still, and a client that reaches it; made before the tests of the surrounding `describe`, closed after them. */
function pairing(open: (sandbox: Sandbox) => Promise<Path>, sandboxOptions: SandboxOptions) {
  let now = Date.parse('2026-01-31T09:30:00Z')
  const sandbox = createSandbox({ ...sandboxOptions, now: () => now })
  let path: Path
  beforeAll(async () => {
    path = await open(sandbox)
  }, 30_000)
  afterAll(() => path.close())

  const client = (options: Pick<TwoFactorOptions, 'accountId' | 'auth'> = {}) =>
    createTwoFactorClient({
      accountId,
      auth: { username, password },
      from: application?.numbers[0],
      applicationId: application?.id,
      voiceApplicationId: application?.id,
      maxRetries: 0,
      ...path.options,
      ...options,
    })
  return () => ({
    sandbox,
    client,
    mfa: client(),
    advance: (ms: number) => {
      now += ms
    },
    /** The newest code that the number got. */
    codeFor: (to: string) => sandbox.messages({ to })[0]?.code ?? '',
  })
}

/** A code of the same length that is certainly not this one. */
function wrong(code: string): string {
  return code.replace(/.$/, (digit) => String((Number(digit) + 1) % 10))
}

async function rejection(call: Promise<unknown>): Promise<TwoFactorApiError> {
  const error: unknown = await call.then(
    () => expect.fail('the call was answered'),
    (reason: unknown) => reason,
  )
  if (error instanceof TwoFactorApiError) return error
  throw error
}
