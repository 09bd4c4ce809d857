// The two halves of talking HTTP: ask, and read what is answered.

/** Makes one request, whatever comes back. A redirect is never followed: it would take credentials and codes to another place. */
export function ask(
  fetch: (url: string, init: RequestInit) => Promise<Response>,
  url: string,
  init: RequestInit,
): Promise<Response> {
  return fetch(url, { ...init, redirect: 'manual' })
}

/**
 * The request with a body that its runtime cannot send again by itself. With a text, Node's fetch makes the request twice when the answer is 421, as the Fetch standard
 * says, and Deno's when a kept connection breaks: two texts to a person.
 */
export function unrepeatable(init: RequestInit): RequestInit {
  if (typeof init.body !== 'string') return init
  const bytes = new TextEncoder().encode(init.body)
  if ('Deno' in globalThis) return { ...init, body: new Blob([bytes]) }
  if (!globalThis.process?.versions?.['undici']) return init
  // A stream of its own making: where a test runner stands in for a browser there may be no ReadableStream to call.
  const { body } = new Response(bytes)
  const headers = new Headers(init.headers)
  // Without it the body would be sent in chunks, which not every server takes.
  headers.set('content-length', String(bytes.length))
  // `duplex` is of the Fetch standard, which asks for it beside a stream; the types of the DOM do not know it.
  return { ...init, headers, body, duplex: 'half' } as RequestInit
}

// More than any documented answer has, and less than hurts.
const longestText = 65_536

/** The body, at most 64 KiB of it, then `…`, which is JSON no more. Reads nothing beyond that, and nothing once `signal` is aborted. */
export async function readText(response: Response, signal: AbortSignal): Promise<string> {
  // Stubs and React Native have no stream at all.
  if (response.body === undefined) return cut(await response.text())
  const body = response.body as unknown as AsyncIterable<Uint8Array> | null // every runtime lets it be iterated, which the types of the DOM do not know
  const decoder = new TextDecoder()
  let text = ''
  // To leave the loop is to cancel the rest.
  for await (const chunk of body ?? []) {
    signal.throwIfAborted()
    text += decoder.decode(chunk, { stream: true })
    if (text.length > longestText) return cut(text)
  }
  return text
}

function cut(text: string): string {
  return text.length > longestText ? `${text.slice(0, longestText)}…` : text
}
