// A body that is written bit by bit, for as long as both sides will.

import type { ReadableStream } from 'node:stream/web'

/** Begins to write. */
export type Stream = (reader: Reader) => void

/** Who reads a body. */
export interface Reader {
  write(chunk: string | Uint8Array): void
  /** Bytes that were written and have not left yet. */
  readonly unreadBytes: number
  /** Calls back once, when nothing is unread any more. */
  onDrained(listener: () => void): void
  /** Calls back once, when the reader has left, or was hung up on. */
  onLeft(listener: () => void): void
  /** Ends the body. */
  end(): void
  /** Ends the connection; what is unread is lost. `reset`: the other side is told that it was broken off. */
  hangUp(reset?: boolean): void
}

/** The body of a Response. */
export function streamBody(stream: Stream): ReadableStream<Uint8Array> {
  // Loaded for those who need it. Not the global one, which is another where a test runner stands in for a browser.
  const { ReadableStream } = process.getBuiltinModule('node:stream/web')
  const drained: (() => void)[] = []
  const left: (() => void)[] = []
  const tell = (listeners: (() => void)[]) => {
    for (const listener of listeners.splice(0)) listener()
  }
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        stream({
          write: (chunk) => controller.enqueue(typeof chunk === 'string' ? Buffer.from(chunk) : chunk),
          get unreadBytes() {
            return -(controller.desiredSize ?? 0)
          },
          onDrained: (listener) => void drained.push(listener),
          onLeft: (listener) => void left.push(listener),
          end: () => controller.close(),
          hangUp() {
            controller.error(new TypeError('terminated'))
            tell(left)
          },
        })
      },
      // Asked for more: what there was has been read.
      pull: () => tell(drained),
      cancel: () => tell(left),
    },
    { highWaterMark: 0, size: (chunk) => chunk.length },
  )
}
