// The sandbox's clock: moved by hand, it runs what is due on the way.
import { expect, test } from 'vitest'
import { createClock } from '../../src/sandbox/clock.js'

const start = Date.parse('2026-01-31T09:30:00Z')

function setUp() {
  let real = start
  const changes: number[] = []
  const clock = createClock(() => real, () => changes.push(clock.now()))
  return { clock, changes, pass: (ms: number) => (real += ms) }
}

test('it runs with real time until it is moved, and goes on from there', async () => {
  const { clock, pass } = setUp()
  expect(clock.now()).toBe(start)
  pass(500)
  expect(clock.now()).toBe(start + 500)
  await clock.advance({ minutes: 16, seconds: 1 })
  pass(500)
  expect(clock.now()).toBe(start + 1_000 + 961_000)
})

test('set to a moment it stands still, and run lets it go on', async () => {
  const { clock, pass } = setUp()
  await clock.set(new Date('2027-01-01T00:00:00Z'))
  pass(5_000)
  expect(clock.now()).toBe(Date.parse('2027-01-01T00:00:00Z'))
  expect(clock.running).toBe(false)
  clock.run()
  pass(5_000)
  expect(clock.now()).toBe(Date.parse('2027-01-01T00:00:05Z'))
  expect(clock.running).toBe(true)
})

test('what becomes due on the way runs in order, each at its own time, before advance resolves', async () => {
  const { clock } = setUp()
  await clock.set(start)
  const ran: [string, number][] = []
  clock.schedule(start + 3_000, async () => void ran.push(['third', clock.now() - start]))
  clock.schedule(start + 1_000, async () => {
    ran.push(['first', clock.now() - start])
    clock.schedule(clock.now() + 1_000, async () => void ran.push(['second', clock.now() - start]))
  })
  clock.schedule(start + 9_000, async () => void ran.push(['later', clock.now() - start]))
  await clock.advance({ seconds: 5 })
  expect(ran).toEqual([
    ['first', 1_000],
    ['second', 2_000],
    ['third', 3_000],
  ])
  expect(clock.now()).toBe(start + 5_000)
})

test('two who advance at once move it by both', async () => {
  const { clock } = setUp()
  await clock.set(start)
  await Promise.all([clock.advance({ seconds: 1 }), clock.advance({ seconds: 2 })])
  expect(clock.now()).toBe(start + 3_000)
})

test('a task that fails does not stop the clock', async () => {
  const { clock } = setUp()
  await clock.set(start)
  clock.schedule(start + 1_000, () => Promise.reject(new Error('a task failed')))
  await expect(clock.advance({ seconds: 1 })).rejects.toThrow('a task failed')
  await clock.advance({ seconds: 1 })
  expect(clock.now()).toBe(start + 2_000)
})

test('it never goes forward by less than nothing, nor to no date', async () => {
  const { clock } = setUp()
  await expect(clock.advance({ seconds: -1 })).rejects.toThrow(RangeError)
  await expect(clock.advance({ seconds: Number.NaN })).rejects.toThrow(RangeError)
  await expect(clock.set(new Date('nonsense'))).rejects.toThrow(RangeError)
})

test('every move is told, with the time it led to', async () => {
  const { clock, changes } = setUp()
  await clock.set(start)
  await clock.advance({ seconds: 2 })
  clock.run()
  expect(changes).toEqual([start, start + 2_000, start + 2_000])
})

test('reset brings real time back and forgets what was scheduled', async () => {
  const { clock } = setUp()
  await clock.set(start + 60_000)
  let ran = false
  clock.schedule(start + 61_000, async () => void (ran = true))
  clock.reset()
  await clock.advance({ minutes: 5 })
  expect(ran).toBe(false)
  expect(clock.now()).toBe(start + 300_000)
})
