// The body of a request, up to a size.
import type { Failure } from './answer.js'

/** What a larger body gets. */
export const tooLarge: Failure = { status: 413, reason: 'the body must have at most 16 KiB' }

/** Bodies up to this size are read. */
const largestBytes = 16 * 1024

/** Where a request keeps its text when somebody in front of the service has read it: a body can be read only once. */
const kept = Symbol('text')

/** Lets `readText` give `read` for a request whose body was read already. */
export function remember(request: Request & { [kept]?: string }, read: string): void {
  request[kept] = read
}

/** The body as text, or `undefined` when it is larger than 16 KiB. Rejects when the connection breaks. */
export async function readText(request: Request & { [kept]?: string }): Promise<string | undefined> {
  return request[kept] ?? read(request)
}

async function read(request: Request): Promise<string | undefined> {
  const declared = request.headers.get('content-length')
  // On a port, Node holds a body to the length that it declares, and reading it whole is twice as fast.
  if (declared !== null && !request.headers.has('transfer-encoding')) return Number(declared) > largestBytes ? undefined : request.text()

  const decoder = new TextDecoder()
  let text = ''
  let sizeBytes = 0
  // The types of the web platform do not know yet that a stream can be iterated.
  for await (const chunk of (request.body as AsyncIterable<Uint8Array> | null) ?? []) {
    sizeBytes += chunk.length
    if (sizeBytes > largestBytes) return undefined
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}
