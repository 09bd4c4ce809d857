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

/** Puts a body together as it arrives. */
export interface BodyText {
  /** Whether the body may still be read. */
  add(chunk: Uint8Array): boolean
  /** `undefined` when it was larger than 16 KiB. */
  end(): string | undefined
}

const decoder = new TextDecoder()

export function bodyText(): BodyText {
  const chunks: Uint8Array[] = []
  let sizeBytes = 0
  return {
    add(chunk) {
      sizeBytes += chunk.length
      if (sizeBytes <= largestBytes) chunks.push(chunk)
      return sizeBytes <= largestBytes
    },
    end: () => (sizeBytes > largestBytes ? undefined : decoder.decode(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks))),
  }
}

/** The body as text, or `undefined` when it is larger than 16 KiB. Rejects when the connection breaks. */
export async function readText({ headers, body }: Request): Promise<string | undefined> {
  if (isTooLarge(headers.get('content-length'))) return undefined
  const text = bodyText()
  // The types of the web platform do not know yet that a stream can be iterated.
  for await (const chunk of (body as AsyncIterable<Uint8Array> | null) ?? []) if (!text.add(chunk)) break
  return text.end()
}
