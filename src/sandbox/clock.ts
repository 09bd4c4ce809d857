// The sandbox's clock: real time until somebody moves or stops it, and what becomes due on the way.

/** A length of time; the parts add up. */
export interface Duration {
  readonly days?: number
  readonly hours?: number
  readonly minutes?: number
  readonly seconds?: number
  readonly milliseconds?: number
}

/** The clock that expiry, locks, limits and callbacks go by. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number
  /** Whether time passes by itself. */
  readonly running: boolean
  /** Moves it forward; resolves once everything that became due has run, in order, each at its own time. Throws a RangeError for a negative duration. */
  advance(duration: Duration): Promise<void>
  /** Sets it to a moment, where it stands still; resolves as `advance` does. Back in time nothing runs twice. */
  set(now: Date | number): Promise<void>
  /** Lets time pass by itself again, from where the clock is. */
  run(): void
}

/** A clock that also runs what is due. */
export interface SchedulingClock extends Clock {
  schedule(at: number, task: () => Promise<void>): void
  /** As new: real time, nothing scheduled. */
  reset(): void
  /** Drops what is scheduled, so that no timer is left. */
  stop(): void
}

const longestTimeoutMs = 2 ** 31 - 1

/** A running clock. `realNow` is what time is by itself. `onChange` is told when somebody moves, stops or starts it. */
export function createClock(realNow: () => number, onChange: () => void): SchedulingClock {
  // Time is `base` plus what has really passed since `since`, or `base` alone while the clock stands.
  let base = 0
  let since: number | undefined = 0
  let tasks: { at: number; task: () => Promise<void> }[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  let moving = Promise.resolve()
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

  function due(until: number) {
    const next = tasks[0]
    return next && next.at <= until ? tasks.shift() : undefined
  }

  // One mover at a time: two at once would run tasks out of order.
  function move(step: () => Promise<void>): Promise<void> {
    // A task that failed was told to who moved the clock; it must not stop it.
    moving = moving.then(step, step).finally(wake)
    return moving
  }

  async function runUntil(moment: number): Promise<void> {
    for (let next = due(moment); next; next = due(moment)) {
      if (next.at > now()) setTo(next.at)
      await next.task()
    }
  }

  function wake(): void {
    clearTimeout(timer)
    const next = tasks[0]
    if (!next || (since === undefined && next.at > now())) return
    timer = setTimeout(() => void move(() => runUntil(now())), Math.min(Math.max(0, next.at - now()), longestTimeoutMs))
    // A receipt that is due tomorrow must not keep a test run alive.
    if (typeof timer === 'object') timer.unref()
  }

  function stop(): void {
    tasks = []
    clearTimeout(timer)
  }

  return {
    now,
    get running() {
      return since !== undefined
    },
    async advance({ days = 0, hours = 0, minutes = 0, seconds = 0, milliseconds = 0 }) {
      const byMs = (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000 + milliseconds
      if (!(byMs >= 0)) throw new RangeError('the clock goes forward only: use set() to go back')
      await move(async () => {
        const target = now() + byMs
        await runUntil(target)
        if (target > now()) setTo(target)
      })
      onChange()
    },
    async set(moment) {
      const target = Number(moment)
      if (Number.isNaN(target)) throw new RangeError('the clock cannot be set to an invalid date')
      await move(async () => {
        base = now()
        since = undefined
        await runUntil(target)
        base = target
      })
      onChange()
    },
    run() {
      if (since === undefined) since = realNow()
      wake()
      onChange()
    },
    schedule(at, task) {
      const index = tasks.findIndex((other) => other.at > at)
      tasks.splice(index === -1 ? tasks.length : index, 0, { at, task })
      wake()
    },
    reset() {
      stop()
      restart()
      onChange()
    },
    stop,
  }
}
