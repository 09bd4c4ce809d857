// Numbers that behave: each scenario as it is described, its receipts really posted to a server on loopback.
import { expect, test } from 'vitest'
import { parseCallback } from '../../src/index.js'
import type { Message } from '../../src/contract/sandbox.js'
import { scenarios } from '../../src/sandbox/trouble/scenarios.js'
import { client, receiver, signal, stage, to } from './stage.js'

const numberOf = (name: string, place = 0) =>
  scenarios.find((scenario) => scenario.name === name)?.numbers[place] ?? expect.unreachable(name)
const start = Date.UTC(2026, 0, 1)

/** A sandbox whose clock stands, and what its callbacks brought so far. */
async function withReceiver(answer?: (count: number) => number) {
  const { url, taken } = await receiver(answer)
  const staged = stage()
  await staged.sandbox.clock.set(start)
  return {
    ...staged,
    url,
    taken,
    receipts: () =>
      taken
        .flatMap((body) => parseCallback(body))
        .map((event) => (event.kind === 'delivery-receipt' ? event : expect.unreachable(event.kind))),
    send: async (number: string) => (await staged.send({ to: number, callbackUrl: url })).body as { messageId: string }, // a send that is answered 200
    wait: (seconds: number) => staged.sandbox.clock.advance({ seconds }),
  }
}

test('an ordinary text is delivered at once, and its receipt is what the documented parser takes', async () => {
  const { send, wait, receipts, url, sandbox } = await withReceiver()
  const { messageId } = await send(to)
  await wait(0)
  expect(receipts()).toEqual([
    {
      kind: 'delivery-receipt',
      type: 'message-delivered',
      time: '2026-01-01T00:00:00.000Z',
      description: 'ok',
      platform: 'NorthAmericaSMS',
      message: { id: messageId },
    },
  ])
  expect(sandbox.messages()).toMatchObject([
    { status: 'delivered', errorCode: null, callbacks: [{ url, status: 204, refused: null, nextAttemptAt: null }] },
  ])
})

test('a text outside North America says so, and a receipt nobody takes is tried once', async () => {
  const { send, wait, receipts } = await withReceiver(() => 500)
  await send('+442079460112')
  await wait(100_000)
  expect(receipts()).toMatchObject([{ platform: 'GlobalSMS' }])
})

test.each([
  ['delivery-failed-4720', 4720, 0],
  ['delivery-failed-4770', 4770, 0],
  ['delivery-failed-4432', 4432, 0],
  ['delivery-failed-4775', 4775, 0],
  ['delivery-timed-out-9902', 9902, 120],
])(
  '%s: the receipt says message-failed, %i, after %i seconds, and the code is good',
  async (name, errorCode, seconds) => {
    const { send, wait, receipts, sandbox, verify } = await withReceiver()
    const number = numberOf(name)
    await send(number)
    if (seconds > 0) await wait(seconds - 1)
    expect(sandbox.messages()).toMatchObject([{ status: 'pending' }])
    await wait(1)
    expect(receipts()).toMatchObject([
      { type: 'message-failed', errorCode, time: new Date(start + seconds * 1000).toISOString() },
    ])
    expect(sandbox.messages()).toMatchObject([{ status: 'failed', errorCode }])
    expect((await verify(sandbox.messages()[0]!.code, { to: number })).body).toEqual({ valid: true })
  },
)

test('delayed-receipt: the code is there at once, the receipt after a minute', async () => {
  const { send, wait, taken, sandbox } = await withReceiver()
  await send(numberOf('delayed-receipt'))
  await wait(59)
  expect([taken.length, sandbox.messages()[0]?.status]).toEqual([0, 'pending'])
  await wait(1)
  expect([taken.length, sandbox.messages()[0]?.status]).toEqual([1, 'delivered'])
})

test('duplicate-receipt: the same receipt comes twice', async () => {
  const { send, wait, receipts } = await withReceiver()
  const { messageId } = await send(numberOf('duplicate-receipt'))
  await wait(1)
  expect(receipts()).toMatchObject([{ message: { id: messageId } }, { message: { id: messageId } }])
})

test('receipts-out-of-order: of two texts, that of the second comes first; after a reset it is so again', async () => {
  const { send, wait, receipts, sandbox, taken } = await withReceiver()
  const number = numberOf('receipts-out-of-order')
  const inOrder = async () => {
    const ids = [(await send(number)).messageId, (await send(number)).messageId]
    await wait(30)
    return receipts().map(({ message }) => ids.indexOf(message.id))
  }
  expect(await inOrder()).toEqual([1, 0])
  await send(number)
  await sandbox.reset({ to: number })
  taken.length = 0
  expect(await inOrder()).toEqual([1, 0])
})

test.each([
  ['application-refused', 400, 200],
  ['account-not-activated', 403, 403],
  ['send-limit-reached', 429, 200],
  ['verification-locked', 200, 429],
  ['upstream-failure', 500, 200],
])('%s: sends answer %i, verifies %i, as documented; every number does it', async (name, sends, verifies) => {
  const { sandbox, send, sendVoice, verify } = stage()
  for (const number of scenarios.find((scenario) => scenario.name === name)!.numbers) {
    expect([
      (await send({ to: number })).status,
      (await sendVoice({ to: number })).status,
      (await verify('none', { to: number })).status,
    ]).toEqual([sends, sends, verifies])
  }
  expect(sandbox.messages()).toHaveLength(sends === 200 ? 20 : 0)
  for (const { verdict, forcedBy, response } of sandbox.journal())
    expect([verdict, forcedBy]).toEqual(['kept', response?.status === 200 ? null : 'scenario'])
})

test('the client of this package says what a locked number and a full one ask it to wait', async () => {
  const mfa = client(stage().sandbox, { maxRetries: 0 })
  await expect(mfa.verifyCode({ to: numberOf('verification-locked'), code: '123456' })).rejects.toMatchObject({
    status: 429,
    retryAfterMs: 120_000,
  })
  await expect(mfa.sendCode({ to: numberOf('send-limit-reached') })).rejects.toMatchObject({
    status: 429,
    retryAfterMs: 600_000,
  })
})

test('a callback that is not taken is tried again as documented on the clock, each attempt shown', async () => {
  const { send, wait, list, sandbox, taken } = await withReceiver((count) => (count === 4 ? 200 : 500))
  await send(to)
  await wait(0)
  expect(sandbox.messages()[0]?.callbacks).toMatchObject([
    { status: 500, nextAttemptAt: expect.toSatisfy((at: number) => at >= start + 4_000 && at <= start + 6_000) },
  ])
  await wait(60 * 60)
  const [message] = await list()
  expect(message?.callbacks.map(({ status }) => status)).toEqual([500, 500, 500, 200])
  for (const [index, { nextAttemptAt }] of message!.callbacks.entries())
    expect(nextAttemptAt).toBe(message!.callbacks[index + 1]?.at ?? null)
  expect(new Set(taken).size).toBe(1)
})

test('a host that is neither this machine nor allowed is not called, and the attempt says why', async () => {
  const { sandbox, send, list } = stage()
  await send({ callbackUrl: 'https://receipts.example/x' })
  await sandbox.clock.advance({ days: 2 })
  expect((await list())[0]).toMatchObject({
    status: 'delivered',
    callbacks: [
      {
        status: null,
        nextAttemptAt: null,
        refused: 'receipts.example is neither this machine nor a host that was allowed',
      },
    ],
  })
})

test('a host that was allowed is called', async () => {
  const { sandbox, send, list } = stage({ callbackHosts: ['receipts.invalid'] })
  await send({ callbackUrl: 'http://receipts.invalid/x' })
  await sandbox.clock.advance({ seconds: 0 })
  expect((await list())[0]?.callbacks).toMatchObject([
    { status: null, refused: null, nextAttemptAt: expect.any(String) },
  ])
})

test('a message whose number was reset calls nobody back any more; that of another number does', async () => {
  const { send, wait, receipts, sandbox } = await withReceiver()
  const [one, other] = [numberOf('delayed-receipt', 0), numberOf('delayed-receipt', 1)]
  await send(one)
  const { messageId } = await send(other)
  await sandbox.reset({ to: one })
  await wait(120)
  expect(receipts().map(({ message }) => message.id)).toEqual([messageId])
})

test('one that is still to go out never does after a reset, not even when its last try was under way', async () => {
  let answered: (status: number) => void = () => undefined
  const asked = signal()
  const { url, taken } = await receiver((count) =>
    count === 1 ? (asked.fire(), new Promise((resolve) => (answered = resolve))) : 204,
  )
  const { sandbox, send } = stage()
  await send({ callbackUrl: url })
  await asked.fired
  await sandbox.reset()
  answered(500)
  await sandbox.clock.advance({ days: 2 })
  expect(taken).toHaveLength(1)
})

test('a message that is forgotten is called back about all the same, and does not come back', async () => {
  const { send, wait, taken, call, sandbox } = await withReceiver()
  await send(numberOf('delayed-receipt'))
  await call('DELETE', '/messages')
  await wait(60)
  expect([taken.length, sandbox.messages()]).toEqual([1, []])
})

test('a server that takes its callbacks slowly holds up nobody else', async () => {
  const slow = await receiver(() => new Promise(() => undefined))
  const quick = signal()
  const { url } = await receiver(() => (quick.fire(), 204))
  const { send } = stage()
  await send({ callbackUrl: slow.url })
  await send({ to: '+19195550113', callbackUrl: url })
  await quick.fired
})

test('a callback is sent again on demand, or another one in its place', async () => {
  const { send, wait, receipts, call, sandbox } = await withReceiver()
  const { messageId } = await send(to)
  await wait(60)
  const order = async (body?: object) => {
    const { status, body: attempt } = await call<Message['callbacks'][number]>('POST', `/callbacks/${messageId}`, body)
    expect([status, attempt]).toEqual([
      202,
      {
        at: '2026-01-01T00:01:00.000Z',
        url: expect.any(String),
        type: receipts().at(-1)?.type,
        status: 204,
        refused: null,
        failure: null,
        nextAttemptAt: null,
      },
    ])
    const { type, time, description, errorCode } = receipts().at(-1)!
    return { type, time, description, errorCode }
  }
  const [again, failed, described, delivered] = [
    await order(),
    await order({ type: 'message-failed', errorCode: 4720 }),
    await order({ description: 'spam' }),
    await order({ type: 'message-delivered' }),
  ]
  expect(again).toEqual({ type: 'message-delivered', time: '2026-01-01T00:00:00.000Z', description: 'ok' })
  expect(failed).toEqual({
    type: 'message-failed',
    time: '2026-01-01T00:01:00.000Z',
    description: 'the text was not delivered',
    errorCode: 4720,
  })
  expect(described).toEqual({
    type: 'message-failed',
    time: '2026-01-01T00:01:00.000Z',
    description: 'spam',
    errorCode: 4720,
  })
  expect(delivered).toEqual({ type: 'message-delivered', time: '2026-01-01T00:01:00.000Z', description: 'ok' })
  expect(await order({ errorCode: 4770 })).toMatchObject({ type: 'message-failed', errorCode: 4770 })
  expect(sandbox.messages()).toMatchObject([{ status: 'delivered', callbacks: { length: 6 } }])
})

test('a number of a scenario does not make a wrong request right: it is refused as ever', async () => {
  const { send, sandbox } = stage({ strict: true })
  const number = scenarios.find(({ failure }) => failure?.status === 500)?.numbers[0] ?? expect.unreachable()
  const url = 'http://sandbox.test/accounts/9900000/code/messaging'
  expect((await sandbox.fetch(new Request(url, { method: 'POST', body: JSON.stringify({ to: number }) }))).status).toBe(
    401,
  )
  expect(await send({ to: number, digits: 3 })).toMatchObject({ status: 400, body: { error: 'digits must be 4 to 8' } })
  expect(await send({ to: number, digits: 4 })).toMatchObject({ status: 500 })
  expect(sandbox.journal().map(({ forcedBy }) => forcedBy)).toEqual(['scenario', null, null])
})
