// What others name their things: ids, and the names and codes of foreign errors. An error shows such a word only where it gives nothing away; sentences of others it never shows.

/** A text of which nothing may show `length` characters in a row; and nothing all of it, where it has fewer, but at least `least`. */
export type Secret = readonly [text: string, length: number, least: number]

/** What case and punctuation leave of a text: an id has no other letters. */
function essence(text: string): string {
  return text.toLowerCase().replace(/[^a-z\d]+/g, '')
}

/** `id` when it can be nothing but an id: one word, which gives nothing away, however it is punctuated. */
export function safeId(id: unknown, secrets: readonly Secret[]): string | undefined {
  if (typeof id !== 'string' || !/^[\w.:-]{1,128}$/.test(id)) return undefined
  const word = essence(id)
  const gives = ([text, length, least]: Secret) => {
    const known = essence(text)
    const size = Math.min(length, known.length)
    return size >= least && [...word].some((_, start) => start + size <= word.length && known.includes(word.slice(start, start + size)))
  }
  return secrets.some(gives) ? undefined : id
}

/** A new error with no more than the name and the code of `error`: a foreign error may carry the request, headers included. */
export function safeCause(error: unknown, secrets: readonly Secret[]): Error & { code?: string } {
  const name = safeId(Object(error).name, secrets) ?? 'Error'
  const code = safeId(codeOf(error), secrets)
  return Object.assign(new Error(code ?? name), { name }, code && { code })
}

/** The first code in the chain of causes, where runtimes put what happened on the socket. */
export function codeOf(error: unknown, depth = 5): unknown {
  const { code, cause, errors } = Object(error)
  return typeof code === 'string' ? code : depth ? codeOf(cause ?? errors?.[0], depth - 1) : undefined
}
