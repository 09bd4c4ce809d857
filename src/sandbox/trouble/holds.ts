// Requests that a fault holds back: until their time is up, nobody waits for them, or a reset lets go of them.
import { clearTimeout, setTimeout } from '../../real-time.js'

/** Why a request is held no more: its time is up, or a reset let go of it. */
export type Released = 'time' | 'reset'

export interface Holds {
  /** Holds a request about a number for `ms`; when the sandbox is closed, its time is up at once. A reset lets go of it. */
  delay(to: string | undefined, ms: number): Promise<Released>
  /** Holds it until its client has `left`, a reset lets go of it, or the sandbox is closed. */
  stall(to: string | undefined, left: AbortSignal): Promise<Released>
  /** Lets go of all, or of those about one number. */
  release(to?: string): void
}

/** Nothing is held. `closed` is the end of everything that waits. */
export function createHolds(closed: AbortSignal): Holds {
  const held = new Map<() => void, string | undefined>()

  /** Until one of the signals is aborted, or it is let go of; `begin` gets what ends it earlier, and gives what ends that. */
  function hold(to: string | undefined, signals: AbortSignal[], begin?: (end: () => void) => () => void) {
    return new Promise<Released>((resolve) => {
      const end = (why: Released) => () => {
        stop?.()
        held.delete(release)
        for (const signal of signals) signal.removeEventListener('abort', over)
        resolve(why)
      }
      const release = end('reset')
      const over = end('time')
      const stop = begin?.(over)
      held.set(release, to)
      for (const signal of signals) signal.addEventListener('abort', over)
      if (signals.some(({ aborted }) => aborted)) over()
    })
  }

  return {
    delay: (to, ms) =>
      hold(to, [closed], (end) => {
        const timer = setTimeout(end, ms)
        return () => clearTimeout(timer)
      }),
    stall: (to, left) => hold(to, [closed, left]),
    release(to) {
      for (const [letGo, number] of held) if (to === undefined || number === to) letGo()
    },
  }
}
