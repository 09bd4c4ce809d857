// Everything that happens in a sandbox, as it happens.
import { timeText } from '../clock/time.js'

/** One thing that happened. */
export interface SandboxEvent {
  /** Counts up. */
  readonly id: number
  readonly type: 'message' | 'message.updated' | 'messages.deleted' | 'exchange' | 'clock' | 'faults' | 'reset'
  /** The number that it is about; `undefined` when it is about none. */
  readonly to: string | undefined
  /** What happened and when, as the control API shows it in JSON; the same each time. */
  data(): string
}

/** Tells whoever listens. */
export interface Events {
  /** `tell` says what happened, now or later: it is asked only when somebody listens, so it must not look at what may have changed by then. */
  publish(type: SandboxEvent['type'], tell: () => object, to?: string): void
  /** Forgets those of the events that it keeps to which `isMeant` says yes: nobody who comes back is told of them. */
  forget(isMeant: (event: SandboxEvent) => boolean): void
  /**
   * Calls `listener` with what happened after `lastId`, as far as it is kept, and with what happens from now on, until the function that it returns is called. An id that
   * is still to come is one of a sandbox before this one: nothing here was seen yet.
   */
  subscribe(listener: (event: SandboxEvent) => void, lastId?: number): () => void
  /** Whether none of what happened after `lastId` had to go to make room. */
  keepsAllSince(lastId: number): boolean
  /** What happened after `lastId`, as far as it is kept, oldest first. */
  since(lastId: number): readonly SandboxEvent[]
}

/**
 * Events with the time that `now` tells, and ids after `lastId`. Keeps the newest `capacity` of them for listeners that come back.
 */
export function createEvents(now: () => number, { lastId: id = 0, capacity = 1_000 } = {}): Events {
  let kept: SandboxEvent[] = []
  let lastDropped = id
  const listeners = new Set<(event: SandboxEvent) => void>()
  return {
    publish(type, tell, to) {
      const event = eventOf((id += 1), type, to, now(), tell)
      kept.push(event)
      if (kept.length > capacity) lastDropped = kept.shift()?.id ?? id
      for (const listener of listeners) listener(event)
    },
    forget(isMeant) {
      kept = kept.filter((event) => !isMeant(event))
    },
    subscribe(listener, lastId = id) {
      for (const event of kept) if (event.id > lastId || lastId > id) listener(event)
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    keepsAllSince: (lastId) => lastId >= lastDropped,
    since: (lastId) => kept.filter((event) => event.id > lastId),
  }
}

function eventOf(
  id: number,
  type: SandboxEvent['type'],
  to: string | undefined,
  at: number,
  tell: () => object,
): SandboxEvent {
  return { id, type, to, data: () => JSON.stringify({ type, at: timeText(at), ...tell() }) }
}
