// The sandbox's clock: real time until somebody moves or stops it, and what becomes due on the way.
import { checkProperties, kindOf, type PropertiesOf } from '../properties.js'
import { clearTimeout, elapsedMs, setTimeout } from '../../real-time.js'

/** A length of time; the parts add up. */
export interface Duration {
  readonly days?: number | undefined
  readonly hours?: number | undefined
  readonly minutes?: number | undefined
  readonly seconds?: number | undefined
  readonly milliseconds?: number | undefined
}

const parts: PropertiesOf<Duration> = {
  days: ['number'],
  hours: ['number'],
  minutes: ['number'],
  seconds: ['number'],
  milliseconds: ['number'],
}

/** The clock that expiry, locks, limits and callbacks go by. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number
  /** Whether time passes by itself. */
  readonly running: boolean
  /**
   * Moves it forward; resolves once everything that became due has run, in order, each at its own time. What takes longer than 2 real seconds, such as a callback whose
   * receiver hangs or moves this clock itself, is waited for no further: it goes on while time does, and its number's next ones come after it. Rejects with a RangeError
   * for a negative duration, and past the end of 13 digits of milliseconds, 2286-11-20; with a
   * TypeError for a part that it does not have or that is no number.
   */
  advance(duration: Duration): Promise<void>
  /**
   * Sets it to a moment from 1970 to 2286, where it stands still; resolves as `advance` does. Rejects with a RangeError for another moment, and with a TypeError for what is
   * neither a Date nor a number. Back in time nothing runs twice.
   */
  set(now: Date | number): Promise<void>
  /** Lets time pass by itself again, from where the clock is. */
  run(): void
}

/** What is to be done later: resolves with the moment at which it is to be done again, `null` when it never is. */
export type Task = () => Promise<number | null>

/** A clock that also runs what is due. */
export interface SchedulingClock extends Clock {
  /** Runs `task` once it is `at`, or as soon as possible when that is past. Tasks about the same number run one after the other. */
  schedule(at: number, to: string, task: Task): void
  /** Drops what is scheduled, so that no timer is left; only what is about one number when `to` is given. What is under way is not done again. */
  drop(to?: string): void
  /** As new: real time, nothing scheduled. */
  reset(): void
}

interface Scheduled {
  readonly at: number
  readonly to: string
  readonly task: Task
}

interface Running {
  readonly done: Promise<void>
  /** Real milliseconds, as `elapsedMs` counts them. */
  readonly startedAt: number
  /** Keeps it from being done again. */
  readonly drop: () => void
}

const longestTimeoutMs = 2 ** 31 - 1
/** Between these every time is one of RFC 3339, and the ids of messages, which begin with 13 digits of it, keep their shape. */
const [earliest, latest] = [0, 9_999_999_999_999]

function checkMoment(moment: number): void {
  if (moment >= earliest && moment <= latest) return
  throw new RangeError(`the clock goes from ${new Date(earliest).toISOString()} to ${new Date(latest).toISOString()}`)
}

/**
 * A running clock. `realNow` is what time is by itself. `onChange` is told when somebody moves, stops or starts it. Who moves it waits `patienceMs` of real time for what is
 * under way.
 */
export function createClock(realNow: () => number, onChange: () => void, patienceMs = 2_000): SchedulingClock {
  // Time is `base` plus what has really passed since `since`, or `base` alone while the clock stands.
  let base = 0
  let since: number | undefined = 0
  /** Soonest first. */
  let tasks: Scheduled[] = []
  /** Under way, by number. */
  const running = new Map<string, Running>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let moving = Promise.resolve()
  let resets = 0
  restart()

  function restart(): void {
    base = realNow()
    since = base
  }
  const now = () => (since === undefined ? base : base + realNow() - since)
  function setTo(moment: number): void {
    base = moment
    if (since !== undefined) since = realNow()
  }

  function insert(scheduled: Scheduled): void {
    tasks.splice(tasks.findLastIndex(({ at }) => at <= scheduled.at) + 1, 0, scheduled)
    wake()
  }

  function due(until: number): Scheduled | undefined {
    const index = tasks.findIndex(({ at, to }) => at > until || !running.has(to))
    const next = tasks[index]
    if (!next || next.at > until) return undefined
    tasks.splice(index, 1)
    return next
  }

  function start({ to, task }: Scheduled): Running {
    let dropped = false
    const run = async () => {
      try {
        const again = await task()
        if (again !== null && !dropped) insert({ at: again, to, task })
      } finally {
        running.delete(to)
        // Not by the timer, which would take one task about this number a millisecond: fewer than may come.
        startDue()
      }
    }
    const one = { startedAt: elapsedMs(), done: run(), drop: () => (dropped = true) }
    running.set(to, one)
    return one
  }

  /** Starts what is due by now without waiting for it: a server that takes a callback slowly holds up nobody else's. */
  function startDue(): void {
    // Nobody waits for it here, so nobody can be told that it failed.
    for (let ready = due(now()); ready; ready = due(now())) start(ready).done.catch(() => undefined)
    wake()
  }

  /** Sets the timer for what is due next. */
  function wake(): void {
    clearTimeout(timer)
    const next = tasks.find(({ to }) => !running.has(to))
    if (!next || (since === undefined && next.at > now())) return
    timer = setTimeout(startDue, Math.min(Math.max(0, next.at - now()), longestTimeoutMs))
    // A receipt that is due tomorrow must not keep a test run alive.
    if (typeof timer === 'object') timer.unref()
  }

  /** Moves by `step`, one mover at a time: two at once would run tasks out of order. After a reset, who asked before it moves nothing. */
  function move(step: (isCurrent: () => boolean) => Promise<void>): Promise<void> {
    const asked = resets
    const isCurrent = () => resets === asked
    const moved = async () => {
      try {
        if (isCurrent()) await step(isCurrent)
      } finally {
        wake()
      }
    }
    // A task that failed was told to who moved the clock; it must not stop it.
    moving = moving.then(moved, moved)
    return moving
  }

  async function runUntil(moment: number, isCurrent: () => boolean): Promise<void> {
    for (;;) {
      await settled([...running.values()])
      // A clock that runs has gone on meanwhile, and what became due by that counts as well.
      const next = isCurrent() ? due(Math.max(moment, now())) : undefined
      if (!next) return
      if (next.at > now()) setTo(next.at)
      const together = [start(next)]
      for (let other = due(next.at); other; other = due(next.at)) together.push(start(other))
      await settled(together)
    }
  }

  /** Resolves once these are done, or have taken longer than anybody waits. Rejects as the first that fails. */
  async function settled(these: readonly Running[]): Promise<void> {
    const longest = elapsedMs() - patienceMs
    const awaited = these.filter(({ startedAt }) => startedAt > longest)
    if (awaited.length === 0) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const enough = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, Math.max(...awaited.map(({ startedAt }) => startedAt)) - longest)
    })
    try {
      await Promise.race([enough, Promise.all(awaited.map(({ done }) => done))])
    } finally {
      clearTimeout(timer)
    }
  }

  function drop(to?: string): void {
    tasks = to === undefined ? [] : tasks.filter((scheduled) => scheduled.to !== to)
    for (const [number, task] of running) if (to === undefined || number === to) task.drop()
    wake()
  }

  return {
    now,
    get running() {
      return since !== undefined
    },
    async advance(duration) {
      checkProperties('a duration', parts, duration)
      const { days = 0, hours = 0, minutes = 0, seconds = 0, milliseconds = 0 } = duration
      const byMs = (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000 + milliseconds
      if (!(byMs >= 0)) throw new RangeError('the clock goes forward only: use set() to go back')
      await move(async (isCurrent) => {
        const target = now() + byMs
        checkMoment(target)
        await runUntil(target, isCurrent)
        if (isCurrent() && target > now()) setTo(target)
      })
      onChange()
    },
    async set(moment) {
      if (!['Date', 'number'].includes(kindOf(moment)))
        throw new TypeError('the clock is set to a Date, or to a number of epoch milliseconds')
      const target = Number(moment)
      checkMoment(target)
      await move(async (isCurrent) => {
        base = now()
        since = undefined
        await runUntil(target, isCurrent)
        if (isCurrent()) base = target
      })
      onChange()
    },
    run() {
      if (since === undefined) since = realNow()
      wake()
      onChange()
    },
    schedule: (at, to, task) => insert({ at, to, task }),
    drop,
    reset() {
      resets += 1
      drop()
      restart()
      onChange()
    },
  }
}
