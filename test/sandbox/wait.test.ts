// Waiting for a message in process: each waiter gets its own, in time or not at all.
import { expect, test } from 'vitest'
import { NoMessageError } from '../../src/sandbox/index.js'
import { client, stage, to } from './stage.js'

const rejection = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.unreachable('it resolved'),
    (error: unknown) => error,
  )

test('the client of this package sends, the test reads the code, and it verifies once', async () => {
  const { sandbox } = stage()
  const mfa = client(sandbox)
  const number = sandbox.number()
  const { messageId } = await mfa.sendCode({ to: number })
  const { id, code } = await sandbox.waitForMessage({ to: number, scope: '2FA' })
  expect(id).toBe(messageId)
  expect(await mfa.verifyCode({ to: number, code })).toBe(true)
  expect(await mfa.verifyCode({ to: number, code })).toBe(false)
})

test('it resolves with the oldest message that was not read, and each is read once', async () => {
  const { sandbox, send } = stage()
  await send()
  await send()
  const all = sandbox.messages().map(({ id }) => id)
  expect((await sandbox.waitForMessage({ to })).id).toBe(all[1])
  expect((await sandbox.waitForMessage({ to })).id).toBe(all[0])
  const next = sandbox.waitForMessage({ to })
  await send()
  expect((await next).id).toBe(sandbox.messages()[0]?.id)
})

test('messages that do not fit are left for others, by number, scope, sender and channel', async () => {
  const { sandbox, send, sendVoice } = stage()
  const waiting = Promise.all([
    sandbox.waitForMessage({ to: '+19195550113' }),
    sandbox.waitForMessage({ to, scope: 'login' }),
    sandbox.waitForMessage({ to, from: '+19195550101' }),
    sandbox.waitForMessage({ to, channel: 'voice' }),
  ])
  await send()
  await sendVoice()
  await send({ from: '+19195550101' })
  await send({ scope: 'login' })
  await send({ to: '+19195550113' })
  const [byNumber, byScope, bySender, byChannel] = await waiting
  expect([byNumber.to, byScope.scope, bySender.from, byChannel.channel]).toEqual([
    '+19195550113',
    'login',
    '+19195550101',
    'voice',
  ])
  expect((await sandbox.waitForMessage({ to })).id).toBe(
    sandbox.messages({ to, scope: '2FA', from: '+19195550100', channel: 'messaging' })[0]?.id,
  )
})

test('since a time or a message, what is older is not read', async () => {
  const { sandbox, send } = stage()
  await sandbox.clock.set(Date.UTC(2026, 0, 1))
  await send()
  const first = sandbox.messages()[0]?.id ?? ''
  await sandbox.clock.advance({ seconds: 1 })
  const since = sandbox.clock.now()
  await expect(sandbox.waitForMessage({ to, since, timeoutMs: 1 })).rejects.toThrow(NoMessageError)
  await expect(sandbox.waitForMessage({ to, since: first, timeoutMs: 1 })).rejects.toThrow(NoMessageError)
  for (const moment of [new Date(since), new Date(since).toISOString()])
    await expect(sandbox.waitForMessage({ to, since: moment, timeoutMs: 1 })).rejects.toThrow(NoMessageError)
  await expect(sandbox.waitForMessage({ to, since: 'yesterday', timeoutMs: 1 })).rejects.toThrow(RangeError)
  await send()
  expect((await sandbox.waitForMessage({ to, since })).createdAt).toBe(since)
})

test('since a time that is still to come, what arrives before it does not count', async () => {
  const { sandbox, send } = stage()
  const waiting = rejection(sandbox.waitForMessage({ to, since: sandbox.clock.now() + 60_000, timeoutMs: 20 }))
  await send()
  expect(await waiting).toBeInstanceOf(NoMessageError)
})

test('two who wait for the same number get one message each', async () => {
  const { sandbox, send } = stage()
  const waiting = Promise.all([sandbox.waitForMessage({ to }), sandbox.waitForMessage({ to })])
  await Promise.all([send(), send()])
  expect(new Set((await waiting).map(({ id }) => id)).size).toBe(2)
})

test('with nothing in time it rejects and says what did arrive, without a code or a whole number', async () => {
  const { sandbox, send } = stage()
  await send({ to: '+19195550113', scope: 'login' })
  const error = await rejection(
    sandbox.waitForMessage({ to, scope: '2FA', from: '+19195550100', channel: 'voice', timeoutMs: 5 }),
  )
  const message = sandbox.messages()[0]
  expect(error).toBeInstanceOf(NoMessageError)
  expect(String(error)).toBe(
    `NoMessageError: no message to +1…12 from +1…00 under the scope 2FA by voice within 5 ms; what has arrived, newest first: messaging to +1…13 under the scope login (${message?.id})`,
  )
  expect(String(error)).not.toContain(message?.code)
  expect(String(await rejection(stage().sandbox.waitForMessage({ timeoutMs: 1 })))).toBe(
    'NoMessageError: no message at all within 1 ms; nothing has arrived',
  )
})

test('what arrived for the number that was waited for is named first, and what was read before', async () => {
  const { sandbox, send } = stage()
  await send()
  const { id } = await sandbox.waitForMessage({ to })
  for (let time = 0; time < 6; time += 1) await send({ to: '+19195550113' })
  const error = await rejection(sandbox.waitForMessage({ to, timeoutMs: 1 }))
  expect(String(error)).toContain(
    `what has arrived, those to this number first: messaging to +1…12 under the scope 2FA (${id}, already read), messaging to +1…13`,
  )
  expect(String(error).match(/messaging/g)).toHaveLength(5)
})

test.each([Number.POSITIVE_INFINITY, 2 ** 40])('a wait of %d ms is no short one', async (timeoutMs) => {
  const { sandbox, send } = stage()
  const waiting = sandbox.waitForMessage({ to, timeoutMs })
  // Where a timer that is too long would have fired.
  await new Promise((resolve) => setTimeout(resolve, 5))
  await send()
  expect((await waiting).to).toBe(to)
})

test.each([-1, Number.NaN])('a wait of %d ms is refused', async (timeoutMs) => {
  await expect(stage().sandbox.waitForMessage({ to, timeoutMs })).rejects.toThrow(
    new RangeError('timeoutMs must be 0 or more'),
  )
})

test('a signal ends the wait with its reason, and one that was aborted reads nothing', async () => {
  const { sandbox, send } = stage()
  const controller = new AbortController()
  const waiting = rejection(sandbox.waitForMessage({ to, signal: controller.signal }))
  controller.abort('enough')
  expect(await waiting).toBe('enough')
  await send()
  expect(await rejection(sandbox.waitForMessage({ to, signal: AbortSignal.abort('before') }))).toBe('before')
  expect((await sandbox.waitForMessage({ to, signal: new AbortController().signal })).to).toBe(to)
})

test('closing ends the waits of others', async () => {
  const { sandbox } = stage()
  const waiting = rejection(sandbox.waitForMessage({ to }))
  await sandbox.close()
  expect(String(await waiting)).toBe('Error: the sandbox was closed')
})

test('a hundred tests in parallel, each with a number of its own, read their own codes', async () => {
  const { sandbox } = stage()
  const mfa = client(sandbox)
  const results = await Promise.all(
    Array.from({ length: 100 }, async () => {
      const number = sandbox.number()
      const waiting = sandbox.waitForMessage({ to: number })
      await mfa.sendCode({ to: number })
      return mfa.verifyCode({ to: number, code: (await waiting).code })
    }),
  )
  expect(results).toEqual(results.map(() => true))
})

test('a number that has a message is not handed out', async () => {
  const next = stage().sandbox.number()
  const { sandbox, send } = stage()
  await send({ to: next })
  expect(sandbox.number()).not.toBe(next)
})

test('a number is handed out once', () => {
  const { sandbox } = stage()
  const numbers = Array.from({ length: 5_000 }, () => sandbox.number())
  expect(new Set(numbers).size).toBe(5_000)
})
