// Waiting for a message over HTTP: the request is held, and answered as soon as the message is there.
import { expect, test } from 'vitest'
import { onPort, stage, to } from './stage.js'

const encoded = encodeURIComponent(to)

test('a request that waits is answered as soon as a message fits, and only then', async () => {
  const { list, send } = await onPort()
  let answered = false
  const waiting = list(`?to=${encoded}&scope=login&wait=30`).then((messages) => ((answered = true), messages))
  await send()
  await send({ to: '+19195550113', scope: 'login' })
  expect((await list()).length).toBe(2)
  expect(answered).toBe(false)
  await send({ scope: 'login' })
  expect(await waiting).toMatchObject([{ to, scope: 'login' }])
})

test('what is there already is answered at once, and what is older than since is not', async () => {
  const { list, send, newest } = await onPort()
  await send()
  const { id } = newest()!
  expect(await list(`?to=${encoded}&wait=30`)).toMatchObject([{ id }])
  const waiting = list(`?to=${encoded}&since=${id}&wait=30`)
  await send()
  const [next, ...others] = await waiting
  expect([next?.id, others]).toEqual([newest()!.id, []])
})

test('with nothing in time the list is empty', async () => {
  const { list } = await onPort()
  expect(await list('?wait=0.01')).toEqual([])
})

test('what arrives before a time that is still to come does not end the wait', async () => {
  const { sandbox, list, send } = stage()
  await sandbox.clock.set(Date.UTC(2026, 0, 1))
  const waiting = list('?since=2026-01-01T00:01:00Z&wait=30')
  await send()
  await sandbox.clock.advance({ minutes: 1 })
  await send()
  expect(await waiting).toMatchObject([{ createdAt: '2026-01-01T00:01:00.000Z' }])
})

test('two hundred clients that wait get a message of their own each, and none is lost', async () => {
  const { sandbox, list, send } = await onPort()
  const numbers = Array.from({ length: 200 }, () => sandbox.number())
  const waiting = Promise.all(numbers.map((number) => list(`?to=${encodeURIComponent(number)}&wait=30`)))
  await Promise.all(numbers.toReversed().map((number) => send({ to: number })))
  const codes = new Map(sandbox.messages().map((message) => [message.to, message.code]))
  expect((await waiting).map((messages) => messages.map((message) => [message.to, message.code]))).toEqual(
    numbers.map((number) => [[number, codes.get(number)]]),
  )
})

test('closing the sandbox ends the requests that are held', async () => {
  const { sandbox, list } = stage()
  const waiting = list('?wait=60')
  await sandbox.close()
  expect(await waiting).toEqual([])
})

test('a client that leaves is waited for no more', async () => {
  const { sandbox, send } = stage()
  const controller = new AbortController()
  const waiting = sandbox.fetch('http://localhost/sandbox/messages?wait=60', { signal: controller.signal })
  controller.abort('left')
  await expect(waiting).rejects.toBe('left')
  await send()
  expect(process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length).toBeLessThan(3)
})
