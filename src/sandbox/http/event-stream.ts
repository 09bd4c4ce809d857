// Events as a stream that a browser can follow.
import type { Stream } from '../../server/stream.js'
import type { Events, SandboxEvent } from '../journal/events.js'
import { clearImmediate, setImmediate } from '../../real-time.js'

/** Bytes that may wait for a reader. What happens then waits among the events that are kept for all. */
const mostUnreadBytes = 500_000

/**
 * Events as they happen, from the one after `lastId` when it is given, until `closed` aborts or the reader leaves. A slow reader gets them later, and one that needs some that are
 * kept no more is hung up on; it may come back with Last-Event-ID.
 */
export function eventStream(events: Events, lastId: number | undefined, closed: AbortSignal): Stream {
  return (reader) => {
    let unsent: SandboxEvent[] = []
    let turn: NodeJS.Immediate | undefined
    /** The last event that was written, while the reader is behind. */
    let behindAfter: number | undefined

    // The events of one turn of the event loop leave together: a write for each costs more than all else about it.
    const flush = () => {
      clearImmediate(turn)
      turn = undefined
      const last = unsent.at(-1)
      reader.write(unsent.map(textOf).join(''))
      unsent = []
      if (!last || reader.unreadBytes <= mostUnreadBytes) return
      behindAfter = last.id
      reader.onDrained(catchUp)
    }
    const catchUp = () => {
      if (behindAfter === undefined) return
      unsent.push(...events.since(behindAfter))
      behindAfter = undefined
      flush()
    }
    const unsubscribe = events.subscribe((event) => {
      if (behindAfter === undefined) {
        unsent.push(event)
        turn ??= setImmediate(flush)
      } else if (!events.keepsAllSince(behindAfter)) hangUp()
    }, lastId)
    const leave = () => {
      unsubscribe()
      clearImmediate(turn)
      closed.removeEventListener('abort', end)
    }
    const hangUp = () => {
      leave()
      reader.hangUp()
    }
    const end = () => {
      if (turn) flush()
      leave()
      reader.end()
    }
    // A comment, so that the head leaves before the first event does.
    reader.write(':\n\n')
    reader.onLeft(leave)
    if (closed.aborted) end()
    else closed.addEventListener('abort', end, { once: true })
  }
}

function textOf({ id, type, data }: SandboxEvent): string {
  return `id: ${id}\nevent: ${type}\ndata: ${data()}\n\n`
}
