// The two halves of talking HTTP: ask, and read what is answered.

/** Makes one request, whatever comes back. A redirect is never followed: it would take credentials and codes to another place. */
export function ask(
  fetch: (url: string, init: RequestInit) => Promise<Response>,
  url: string,
  init: RequestInit,
): Promise<Response> {
  return fetch(url, { ...init, redirect: 'manual' })
}

// More than any documented answer has, and less than hurts.
const longestText = 65_536

/** The body, at most 64 KiB of it, then `…`, which is JSON no more. Reads nothing beyond that, and nothing once `signal` is aborted. */
export async function readText(response: Response, signal: AbortSignal): Promise<string> {
  const body = response.body as unknown as AsyncIterable<Uint8Array> | null // every runtime lets it be iterated, which the types of the DOM do not know
  const decoder = new TextDecoder()
  let text = ''
  // To leave the loop is to cancel the rest.
  for await (const chunk of body ?? []) {
    signal.throwIfAborted()
    text += decoder.decode(chunk, { stream: true })
    if (text.length > longestText) return `${text}…`
  }
  return text
}
