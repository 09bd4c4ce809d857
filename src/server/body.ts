// The body of a request, up to a size.
import type { Failure } from './answer.js'

/** What a larger body gets. */
export const tooLarge: Failure = { status: 413, reason: 'the body must have at most 16 KiB' }

/** Bodies up to this size are read. */
const largestBytes = 16 * 1024

/** Whether this is the Content-Length of a body that is not read at all. */
export function isTooLarge(contentLength: string | null | undefined): boolean {
  return Number(contentLength ?? 0) > largestBytes
}

/** The body of a request. */
export interface Body {
  /** `undefined` when it was larger than 16 KiB. */
  readonly text: string | undefined
  /** What it says as JSON; `undefined` when it is none, not in UTF-8, or too large. */
  readonly json: unknown
}

/** A body that was read. */
export class ReadBody implements Body {
  readonly text: string | undefined
  private readonly isUtf8: boolean
  private parsed: { readonly json: unknown } | undefined

  constructor(text: string | undefined, isUtf8 = true) {
    this.text = text
    this.isUtf8 = isUtf8
  }

  /** Parsed once for all who ask. */
  get json(): unknown {
    return (this.parsed ??= { json: this.isUtf8 ? parsed(this.text ?? '') : undefined }).json
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Puts a body together as it arrives. */
export interface BodyReader {
  /** Whether the body may still be read. */
  add(chunk: Uint8Array): boolean
  end(): Body
}

const strictDecoder = new TextDecoder('utf-8', { fatal: true })
const decoder = new TextDecoder()

/** The bytes as text. JSON is UTF-8 (RFC 8259 §8.1), so what is not would reach somebody with other letters than were meant. */
function decoded(bytes: Uint8Array | undefined): Body {
  try {
    return new ReadBody(strictDecoder.decode(bytes))
  } catch {
    return new ReadBody(decoder.decode(bytes), false)
  }
}

export function bodyReader(): BodyReader {
  const chunks: Uint8Array[] = []
  let sizeBytes = 0
  return {
    add(chunk) {
      sizeBytes += chunk.length
      if (sizeBytes <= largestBytes) chunks.push(chunk)
      return sizeBytes <= largestBytes
    },
    end: () =>
      sizeBytes > largestBytes
        ? new ReadBody(undefined)
        : decoded(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)),
  }
}

/** The body. Rejects when the connection breaks. */
export async function readBody({ headers, body }: Request): Promise<Body> {
  if (isTooLarge(headers.get('content-length'))) return new ReadBody(undefined)
  const reader = bodyReader()
  // The types of the web platform do not know yet that a stream can be iterated.
  for await (const chunk of (body as AsyncIterable<Uint8Array> | null) ?? []) if (!reader.add(chunk)) break
  return reader.end()
}
