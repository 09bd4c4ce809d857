// Keeps out of errors what others wrote and they must not show: error texts, ids and causes pass through here.

/** What case, quoting and escaping leave of `text`: its ASCII letters and digits, and once more with all other letters as a URL has them, without its signs. */
function essence(text: string): string[] {
  const small = text.toWellFormed().toLowerCase()
  return [small.replace(/[^a-z\d]+/g, ''), encodeURIComponent(small.replace(/[^\p{L}\p{N}]+/gu, '')).toLowerCase().replace(/%/g, '')]
}

/**
 * What gives `text` away where it is read: every part of it with `length` characters, or all of it when it has no more; of a number the last seven digits.
 * What is shorter than `least` is left out.
 */
export function traces(text: string, length: number, least: number): string[] {
  return essence(text)
    .map((known) => known.replace(/^\d+(?=.{7}$)/, ''))
    .flatMap((known) => Array.from({ length: Math.max(1, known.length - length + 1) }, (_, start) => known.slice(start, start + length)))
    .filter((part) => part.length >= least)
}

/** Whether `text` holds one of the traces: as it is, or with what HTML, URLs and JSON write for signs. */
function gives(text: string, known: readonly string[]): boolean {
  const all = [text, text.replace(/&#?\w+;|%\w\w|\\(u\w{4}|.)/g, '')].flatMap(essence).join()
  return known.some((trace) => all.includes(trace))
}

/**
 * `text` without any run of four digits or more (a code, a number) whatever stands between them but letters, at most 200 characters; and not a word
 * of it when it gives away something else that is confidential.
 */
export function redact(text: string, known: readonly string[]): string {
  const begin = text.slice(0, 10_000)
  // Digits are taken out in any case.
  if (gives(begin, known.filter((trace) => !/^\d{4,}$/.test(trace)))) return '(confidential)'
  return begin
    .replace(/\p{C}+/gu, ' ')
    .replace(/\+?\p{N}([\W_]*\p{N}){3,}/gu, '…')
    .slice(0, 200)
}

/** `id` when it can be nothing but an id: it gives away nothing confidential, and neither a code nor the end of a number, however it is punctuated. */
export function safeId(id: unknown, known: readonly string[]): string | undefined {
  return typeof id === 'string' && /^[\w.:-]{1,128}$/.test(id) && !gives(id, known) ? id : undefined
}

/** A new error with no more than the name and the code of `error`: a foreign error may carry the request, headers included. */
export function safeCause(error: unknown, known: readonly string[]): Error & { code?: string } {
  const name = safeId(Object(error).name, known) ?? 'Error'
  const found = codeOf(error)
  // A code without digits, such as ECONNRESET, is the runtime's own, even where a secret has letters of it.
  const code = safeId(found, /\d/.test(`${found}`) ? known : [])
  return Object.assign(new Error(code ?? name), { name }, code && { code })
}

/** The first code in the chain of causes, where runtimes put what happened on the socket. */
export function codeOf(error: unknown, depth = 5): unknown {
  const { code, cause, errors } = Object(error)
  return typeof code === 'string' ? code : depth ? codeOf(cause ?? errors?.[0], depth - 1) : undefined
}
