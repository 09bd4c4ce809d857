// Events as a stream that a browser can follow.
import { randomUUID } from 'node:crypto'
import type { Events } from '../journal/events.js'
import { clearImmediate, setImmediate } from '../../real-time.js'

/** Events that a reader may leave unread; one that is further behind is hung up on, and may come back with Last-Event-ID. */
const mostUnread = 10_000

/** Events as they happen, from the one after `lastId` when it is given, until `end` aborts or the reader leaves. */
export function eventStream(events: Events, lastId: number | undefined, end: AbortSignal): Response {
  const encoder = new TextEncoder()
  let leave: () => void = () => undefined
  let unsentEvents = 0
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        // A comment, so that the head leaves before the first event does.
        let unsent = ':\n\n'
        let turn: NodeJS.Immediate | undefined
        // The events of one turn of the event loop leave together: a write for each costs more than all else about it.
        const flush = () => {
          clearImmediate(turn)
          turn = undefined
          controller.enqueue(encoder.encode(unsent))
          unsent = ''
          unsentEvents = 0
        }
        const stop = () => {
          if (turn) flush()
          leave()
          controller.close()
        }
        flush()
        const unsubscribe = events.subscribe(({ id, type, data }) => {
          unsent += `id: ${id}\nevent: ${type}\ndata: ${JSON.stringify(data())}\n\n`
          unsentEvents += 1
          turn ??= setImmediate(() => {
            flush()
            if ((controller.desiredSize ?? 0) < -mostUnread) stop()
          })
        }, lastId)
        leave = () => {
          unsubscribe()
          clearImmediate(turn)
          end.removeEventListener('abort', stop)
        }
        if (end.aborted) stop()
        else end.addEventListener('abort', stop, { once: true })
      },
      cancel: () => leave(),
    },
    { highWaterMark: 0, size: () => unsentEvents },
  )
  return new Response(body, { headers: { 'Content-Type': 'text/event-stream', ...plainHeaders() } })
}

/** Headers of every answer of the control API that is not JSON. */
export function plainHeaders(): Record<string, string> {
  return { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff', 'X-Request-Id': randomUUID() }
}
