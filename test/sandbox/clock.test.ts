// The sandbox's clock: moved by hand, it runs what is due on the way.
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { createClock } from '../../src/sandbox/clock/clock.js'

const to = '+19195550112'
const start = Date.parse('2026-01-31T09:30:00Z')

function setUp(patienceMs?: number) {
  let real = start
  const changes: number[] = []
  const clock = createClock(
    () => real,
    () => changes.push(clock.now()),
    patienceMs,
  )
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
  const later =
    (what: string, again: number | null = null) =>
    async () => (ran.push([what, clock.now() - start]), again)
  clock.schedule(start + 3_000, to, later('third'))
  clock.schedule(start + 1_000, to, async () => {
    clock.schedule(clock.now() + 1_000, to, later('second'))
    return later('first')()
  })
  clock.schedule(start + 9_000, to, later('later'))
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
  clock.schedule(start + 1_000, to, () => Promise.reject(new Error('a task failed')))
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
  let ran = 0
  clock.schedule(start + 61_000, to, async () => (ran++, null))
  clock.reset()
  await clock.advance({ minutes: 5 })
  expect(ran).toBe(0)
  expect(clock.now()).toBe(start + 300_000)
})

test('a task is run again when it says so, and no more once it says that it is done', async () => {
  const { clock } = setUp()
  await clock.set(start)
  const ran: number[] = []
  clock.schedule(
    start + 1_000,
    to,
    async () => (ran.push(clock.now() - start), ran.length < 3 ? clock.now() + 1_000 : null),
  )
  await clock.advance({ minutes: 1 })
  expect(ran).toEqual([1_000, 2_000, 3_000])
})

test('what is about one number can be dropped, even while it is under way', async () => {
  const { clock } = setUp()
  await clock.set(start)
  const ran: string[] = []
  const again = (what: string) => async () => (ran.push(what), clock.now() + 1_000)
  let let1Go: () => void = () => undefined
  clock.schedule(
    start + 1_000,
    '1',
    async () => (await new Promise<void>((resolve) => (let1Go = resolve)), again('1')()),
  )
  clock.schedule(start + 2_000, '1', again('1 later'))
  clock.schedule(start + 2_500, '2', async () => (ran.push('2'), null))
  const moved = clock.advance({ minutes: 1 })
  await Promise.resolve().then(() => undefined)
  clock.drop('1')
  let1Go()
  await moved
  expect(ran).toEqual(['1', '2'])
})

test('with time running, a task that takes long holds up its own number alone', async () => {
  const { clock } = setUp()
  const ran: string[] = []
  let let1Go: () => void = () => undefined
  clock.schedule(
    start,
    '1',
    async () => (await new Promise<void>((resolve) => (let1Go = resolve)), ran.push('1'), null),
  )
  clock.schedule(start, '1', async () => (ran.push('1 again'), null))
  await new Promise<void>((resolve) => clock.schedule(start, '2', async () => (ran.push('2'), resolve(), null)))
  expect(ran).toEqual(['2'])
  let1Go()
  await clock.advance({ seconds: 0 })
  expect(ran).toEqual(['2', '1', '1 again'])
})

test('what is due about one number runs in one turn, so that a number may get more than a text a millisecond', async () => {
  const { clock } = setUp()
  let ran = 0
  await new Promise<void>((resolve) => {
    for (let count = 0; count < 100; count += 1) {
      clock.schedule(start, to, async () => {
        ran += 1
        resolve()
        return null
      })
    }
  })
  await new Promise((resolve) => setImmediate(resolve))
  expect(ran).toBe(100)
})

test.each(['advance', 'set'] as const)(
  'who moved the clock before a reset, by %s, moves nothing after it',
  async (how) => {
    const { clock } = setUp()
    await clock.set(start)
    let letGo: () => void = () => undefined
    clock.schedule(start, to, async () => (await new Promise<void>((resolve) => (letGo = resolve)), null))
    const moves = [how === 'set' ? clock.set(start + 9_000) : clock.advance({ hours: 1 }), clock.set(start + 5_000)]
    await Promise.resolve().then(() => undefined)
    clock.reset()
    letGo()
    await Promise.all(moves)
    expect([clock.now(), clock.running]).toEqual([start, true])
  },
)

test('what became due while it moved has run too', async () => {
  const { clock, pass } = setUp()
  const ran: string[] = []
  clock.schedule(start, to, async () => {
    pass(3)
    clock.schedule(clock.now(), to, async () => (ran.push('next'), null))
    return (ran.push('first'), null)
  })
  await clock.advance({ seconds: 0 })
  expect(ran).toEqual(['first', 'next'])
})

test('what moves the clock while it is waited for is not waited for without end', async () => {
  const { clock } = setUp(20)
  await clock.set(start)
  const ran: number[] = []
  clock.schedule(start + 1_000, to, async () => {
    await clock.advance({ seconds: 1 })
    ran.push(clock.now() - start)
    return null
  })
  await clock.advance({ seconds: 5 })
  expect(clock.now()).toBe(start + 5_000)
  await clock.advance({ seconds: 0 })
  expect(ran).toEqual([6_000])
})

test('what is due at one time about many numbers runs side by side', async () => {
  const { clock } = setUp()
  await clock.set(start)
  let underWay = 0
  let letAllGo: () => void = () => undefined
  const gate = new Promise<void>((resolve) => (letAllGo = resolve))
  for (let number = 0; number < 10; number += 1) {
    clock.schedule(start + 1_000, String(number), async () => {
      underWay += 1
      if (underWay === 10) letAllGo()
      await gate
      return null
    })
  }
  await clock.advance({ seconds: 1 })
  expect(underWay).toBe(10)
})

test('what hangs about one number holds up no other for longer than it is waited for, and keeps its own order', async () => {
  const { clock } = setUp(20)
  await clock.set(start)
  const ran: string[] = []
  let letGo: () => void = () => undefined
  clock.schedule(
    start + 1_000,
    '1',
    async () => (await new Promise<void>((resolve) => (letGo = resolve)), ran.push('1'), null),
  )
  clock.schedule(start + 2_000, '1', async () => (ran.push('1 later'), null))
  clock.schedule(start + 3_000, '2', async () => (ran.push('2'), null))
  await clock.advance({ minutes: 1 })
  expect(ran).toEqual(['2'])
  letGo()
  await clock.advance({ seconds: 0 })
  expect(ran).toEqual(['2', '1', '1 later'])
})

test('a part of a duration that does not exist is refused by its name', async () => {
  const { clock } = setUp()
  const names = 'days, hours, minutes, seconds, milliseconds'
  // What plain JavaScript may pass.
  const loose: { advance(duration: unknown): Promise<void> } = clock as never
  await expect(loose.advance({ minute: 16 })).rejects.toThrow(
    new TypeError(`minute is not part of a duration: ${names}`),
  )
  await expect(loose.advance(1_000)).rejects.toThrow(new TypeError(`a duration is an object with ${names}`))
})

test('it is set to a Date of another realm as to one of its own', async () => {
  const { clock } = setUp()
  await clock.set(runInNewContext('new Date(Date.UTC(2026, 0, 1))') as Date)
  expect(clock.now()).toBe(Date.UTC(2026, 0, 1))
})

test('it goes no further than ids and RFC 3339 can tell', async () => {
  const { clock } = setUp()
  const bounds = new RangeError('the clock goes from 1970-01-01T00:00:00.000Z to 2286-11-20T17:46:39.999Z')
  await expect(clock.advance({ days: 1e9 })).rejects.toThrow(bounds)
  await expect(clock.advance({ days: 365 * 270 })).rejects.toThrow(bounds)
  await expect(clock.set(-1)).rejects.toThrow(bounds)
  expect(clock.now()).toBe(start)
  await clock.set(9_999_999_999_999)
  await expect(clock.advance({ milliseconds: 1 })).rejects.toThrow(bounds)
  await expect(clock.set(Number.POSITIVE_INFINITY)).rejects.toThrow(RangeError)
})
