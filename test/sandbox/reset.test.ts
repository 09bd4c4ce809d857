// Starting over: everything, or one number; and the same again with a seed.
import { describe, expect, test } from 'vitest'
import { onPort, origin, stage, to } from './stage.js'

const other = '+19195550113'

async function used() {
  const staged = stage({ limitSends: true })
  const { sandbox, send, verify, api } = staged
  await sandbox.clock.set(Date.UTC(2020, 0, 1))
  for (const number of [to, other]) {
    for (let time = 0; time < 5; time += 1)
      await send({ to: number }, { 'idempotency-key': `key-${number.slice(1)}-${time}` })
    for (let time = 0; time < 5; time += 1) await verify('none', { to: number, scope: 'locked' })
  }
  sandbox.faults.set(
    { to, operationId: 'generateVoiceCode', status: 500 },
    { to: other, operationId: 'generateVoiceCode', status: 500 },
  )
  const codeOf = (number: string) => sandbox.messages({ to: number })[0]?.code ?? ''
  const outcome = async (number: string, code: string) => ({
    verified: (await verify(code, { to: number })).body,
    locked: (await verify('none', { to: number, scope: 'locked' })).status,
    key: (await send({ to: number, digits: 8 }, { 'idempotency-key': `key-${number.slice(1)}-0` })).status,
    voice: (await api('voice', { to: number, from: '+19195550100', applicationId: 'a', message: '{CODE}', digits: 6 }))
      .status,
  })
  return { ...staged, codeOf, outcome }
}

test('as new: no message, code, lock, limit, key, fault or journal, and real time', async () => {
  const { sandbox, codeOf, outcome, call, get } = await used()
  const code = codeOf(to)
  expect((await call('POST', '/reset')).status).toBe(204)
  expect([sandbox.messages(), sandbox.journal(), sandbox.faults.list()]).toEqual([[], [], []])
  expect((await get('/messages')).body).toEqual({ messages: [], dropped: 0 })
  expect(Math.abs(sandbox.clock.now() - Date.now())).toBeLessThan(60_000)
  expect(sandbox.clock.running).toBe(true)
  expect(await outcome(to, code)).toEqual({ verified: { valid: false }, locked: 200, key: 200, voice: 200 })
})

test('one number: the same for it, and nothing of another changes, nor the clock', async () => {
  const { sandbox, codeOf, outcome, call } = await used()
  const [code, otherCode, now] = [codeOf(to), codeOf(other), sandbox.clock.now()]
  expect((await call('POST', '/reset', { to })).status).toBe(204)
  expect([sandbox.messages({ to }), sandbox.journal({ to })]).toEqual([[], []])
  expect(sandbox.faults.list()).toMatchObject([{ to: other }])
  expect([sandbox.messages({ to: other }).length, sandbox.journal({ to: other }).length, sandbox.clock.now()]).toEqual([
    5,
    10,
    now,
  ])
  expect(await outcome(other, otherCode)).toEqual({ verified: { valid: true }, locked: 429, key: 422, voice: 500 })
  expect(await outcome(to, code)).toEqual({ verified: { valid: false }, locked: 200, key: 200, voice: 200 })
})

test('a reader of events who comes back is told of nothing that was reset or deleted, only that it was', async () => {
  const { sandbox, send, call } = stage()
  const told = async () => {
    const { body } = await sandbox.fetch(`${origin}/sandbox/events`, { headers: { 'last-event-id': '0' } })
    const reader = body!.pipeThrough(new TextDecoderStream()).getReader()
    const text = `${(await reader.read()).value}${(await reader.read()).value}`
    await reader.cancel()
    return [...text.matchAll(/^data: (.*)$/gm)]
      .map(
        ([, data]) =>
          JSON.parse(data!) as { type: string; to?: string; message?: { to: string }; exchange?: { to: string } },
      )
      .map(({ type, to: number, message, exchange }) => `${type} ${message?.to ?? exchange?.to ?? number ?? 'all'}`)
  }
  for (const number of [to, other, '+19195550114']) await send({ to: number })
  await call('DELETE', `/messages?to=${encodeURIComponent(to)}`)
  await sandbox.reset({ to: other })
  expect(await told()).toEqual([
    `exchange ${to}`,
    'message +19195550114',
    'exchange +19195550114',
    `messages.deleted ${to}`,
    'faults all',
    `reset ${other}`,
  ])
  await sandbox.reset()
  expect(await told()).toEqual([
    `messages.deleted ${to}`,
    'faults all',
    `reset ${other}`,
    'clock all',
    'faults all',
    'reset all',
  ])
})

test('one number whose messages were forgotten and whose exchanges the journal has dropped is reset all the same', async () => {
  const { sandbox, codeOf, outcome, call, verify } = await used()
  const code = codeOf(to)
  await call('DELETE', '/messages')
  for (let time = 0; time < 1_000; time += 1)
    await verify('none', { to: `+1919556${String(time).padStart(4, '0')}`, scope: 'noise' })
  expect(sandbox.journal({ to })).toEqual([])
  await sandbox.reset({ to })
  expect(await outcome(to, code)).toEqual({ verified: { valid: false }, locked: 200, key: 200, voice: 200 })
})

test('one number that is reset takes its own sends out of the limit of its prefix, and no others', async () => {
  const { sandbox, send } = stage({ limitSends: true })
  await sandbox.clock.set(Date.UTC(2020, 0, 1))
  const numbers = ['10', '11', '12', '13'].map((end) => `+191955501${end}`)
  const fill = async (number: string) => {
    const statuses = []
    for (let time = 0; time < 5; time += 1) statuses.push((await send({ to: number })).status)
    return statuses
  }
  for (const number of numbers) expect(await fill(number)).toEqual([200, 200, 200, 200, 200])
  await sandbox.reset({ to: numbers[0]! })
  expect(await fill(numbers[0]!)).toEqual([200, 200, 200, 200, 200])
  expect((await send({ to: '+19195550120' })).status).toBe(429)
})

describe('a seed', () => {
  /** Codes and ids, by both channels, of two parallel sends and two that follow. */
  async function drawn({ sandbox, send, sendVoice }: Pick<ReturnType<typeof stage>, 'sandbox' | 'send' | 'sendVoice'>) {
    await Promise.all([send({ digits: 4 }), send({ to: other })])
    await sendVoice()
    await send({ digits: 8 })
    return sandbox.messages().map(({ id, code }) => [id, code])
  }

  test('gives the same codes and ids, whatever the time is, in process or on a port, and after a reset', async () => {
    const first = stage({ seed: 'a', now: () => 1e12 })
    const once = await drawn(first)
    expect(await drawn(stage({ seed: 'a', now: () => 2e12 }))).toEqual(once)
    const port = await onPort({ seed: 'a' })
    await port.send({ digits: 4 })
    await port.send({ to: other })
    expect(port.sandbox.messages().map(({ id, code }) => [id, code])).toEqual(once.slice(2))
    await first.sandbox.reset()
    expect(await drawn(first)).toEqual(once)
    for (const [id] of [once[0]!, once[2]!, once[3]!]) expect(id).toMatch(/^\d{13}[0-9a-z]{16}$/)
  })

  test('that is another gives others, and so does none', async () => {
    const all = await Promise.all(
      [{ seed: 'a' }, { seed: 'b' }, { seed: 1 }, {}, {}].map(async (options) =>
        JSON.stringify(await drawn(stage(options))),
      ),
    )
    expect(new Set(all).size).toBe(5)
  })

  test('keeps its codes whatever faults strike and wherever callbacks are tried again', async () => {
    const plain = stage({ seed: 7 })
    const busy = stage({ seed: 7 })
    busy.sandbox.faults.set({ probability: 0.5, delaySeconds: 0 })
    await busy.send({ callbackUrl: 'http://127.0.0.1:1/x' })
    await busy.sandbox.clock.advance({ minutes: 5 })
    await busy.send()
    await plain.send()
    await plain.send()
    expect(busy.sandbox.messages().map(({ code }) => code)).toEqual(plain.sandbox.messages().map(({ code }) => code))
  })
})

test('a reset drops what a fault holds back, of all numbers or of one', async () => {
  const { sandbox, send } = stage()
  const begin = (number: string) =>
    send({ to: number }).then(
      ({ status }) => status,
      (error: Error) => error.message,
    )
  sandbox.faults.set({ delaySeconds: 60 })
  const held = [begin(to), begin(other)]
  await expect.poll(() => sandbox.faults.list()[0]?.applied).toBe(2)
  await sandbox.reset({ to })
  expect(await held[0]).toBe('fetch failed')
  await sandbox.reset()
  expect(await held[1]).toBe('fetch failed')
  expect(sandbox.messages()).toEqual([])
  expect((await send()).status).toBe(200)
})
