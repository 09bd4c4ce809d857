// Events as a stream that a browser can follow.
import { randomUUID } from 'node:crypto'
import type { Events } from './events.js'

/** Events that a reader may leave unread; one that is further behind is hung up on, and may come back with Last-Event-ID. */
const mostUnread = 10_000

/** Events as they happen, from the one after `lastId` when it is given, until `end` aborts or the reader leaves. */
export function eventStream(events: Events, lastId: number | undefined, end: AbortSignal): Response {
  const encoder = new TextEncoder()
  let leave: () => void = () => undefined
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const stop = () => {
        leave()
        controller.close()
      }
      // A comment, so that the head leaves before the first event does.
      controller.enqueue(encoder.encode(':\n\n'))
      const unsubscribe = events.subscribe(({ id, type, data }) => {
        controller.enqueue(encoder.encode(`id: ${id}\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`))
        if ((controller.desiredSize ?? 0) < -mostUnread) stop()
      }, lastId)
      leave = () => {
        unsubscribe()
        end.removeEventListener('abort', stop)
      }
      if (end.aborted) stop()
      else end.addEventListener('abort', stop, { once: true })
    },
    cancel: () => leave(),
  })
  return new Response(body, { headers: { 'Content-Type': 'text/event-stream', ...plainHeaders() } })
}

/** Headers of every answer of the control API that is not JSON. */
export function plainHeaders(): Record<string, string> {
  return { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff', 'X-Request-Id': randomUUID() }
}
