// What others name their things: ids, and the names and codes of foreign errors. An error shows such a word only where it gives nothing away; a
// sentence of others it never shows.

/** A text of which no `length` characters in a row may show, nor all of it where it has fewer, but more than half as many. */
export type Secret = readonly [text: string, length: number]

/** What case and punctuation leave of a text: an id has no other letters. */
function essence(text: string): string {
  return text.toLowerCase().replace(/[^a-z\d]+/g, '')
}

/**
 * `id` when it can be nothing but an id: one word that is no secret, and has no telling part of one, however it is punctuated. `foreign`: it is the name
 * or the code of an error; what runtimes write there in letters alone has parts that a text or a password has as well, so it takes a longer one.
 */
export function safeId(id: unknown, secrets: readonly Secret[], foreign?: boolean): string | undefined {
  if (typeof id !== 'string' || !/^[\w.:-]{1,128}$/.test(id)) return undefined
  const word = essence(id)
  const gives = ([text, length]: Secret) => {
    const known = essence(text)
    const size = Math.min(foreign && !/[^a-z_]/i.test(id) ? 12 : length, known.length)
    return (
      text === id ||
      (2 * size > length && [...word].some((_, start) => known.includes(word.slice(start, start + size).padEnd(size))))
    )
  }
  return secrets.some(gives) ? undefined : id
}

/** A new error with no more than the name and the code of `error`: a foreign error may carry the request, headers included. */
export function safeCause(error: unknown, secrets: readonly Secret[]): Error & { code?: string } {
  const name = safeId(read(error, 'name'), secrets, true) ?? 'Error'
  const code = safeId(codeOf(error), secrets, true)
  return Object.assign(new Error(code ?? name), { name }, code && { code })
}

/** The first code in the chain of causes, where runtimes put what happened on the socket. */
export function codeOf(error: unknown, depth = 5): unknown {
  const code = read(error, 'code')
  return typeof code === 'string' ? code : depth ? codeOf(read(error, 'cause'), depth - 1) : undefined
}

/** A property, or undefined where there is none, or to read it fails. */
function read(object: unknown, name: string): unknown {
  try {
    return Object(object)[name]
  } catch {
    return undefined
  }
}
