// Takes out of what others wrote everything that an error must not show: error texts, ids and causes pass through here.

/** The letters and digits of `text` in lower case, which case, quoting and escaping leave alone; also `*`, which stands for anything. */
function bare(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}*]+/gu, '')
}

/**
 * What gives away the `credentials` and the `contents` of a request where it is read: any five characters of a credential, the last seven digits of
 * a number, and other contents as a whole, unless they are as short as words that anyone would say.
 */
export function traces(credentials: readonly string[], contents: readonly string[]): string[] {
  return [
    ...credentials.flatMap((secret) => {
      // Other letters than those of ASCII can be written in too many ways: every text is taken to hold such a secret.
      const known = /[^ -~]/.test(secret) ? '' : bare(secret)
      return Array.from({ length: Math.max(1, known.length - 4) }, (_, start) => known.slice(start, start + 5))
    }),
    ...contents.map((text) => bare(text).replace(/^\d+(?=\d{7}$)/, '')).filter((known) => /^\d{4}|.{8}/.test(known)),
  ]
}

/** Whether `text` holds one of the traces: as it is, or with what HTML, URLs and JSON write for punctuation. */
function gives(text: string, known: readonly string[]): boolean {
  const written = bare(text + text.replace(/&#?\w+;|%\w\w|\\(u\w{4}|.)/g, ''))
  return known.some((trace) => trace.split('*').every((part) => written.includes(part)))
}

/**
 * `text` without any run of four digits or more (a code, a number) whatever stands between them but letters, at most 200 characters; and not a word
 * of it when it gives one of the secrets away.
 */
export function redact(text: string, known: readonly string[]): string {
  const begin = text.slice(0, 1000)
  // Digits are taken out in any case.
  if (gives(begin, known.filter((trace) => !/^\d+$/.test(trace)))) return '(withheld: holds a secret)'
  return begin
    .replace(/\p{C}+/gu, ' ')
    .replace(/\+?\p{N}(\W*\p{N}){3,}/gu, '…')
    .slice(0, 200)
}

/** `id` when it can be nothing but an id: it gives away no secret, and neither a code nor the end of a number, however it is punctuated. */
export function safeId(id: unknown, known: readonly string[]): string | undefined {
  return typeof id === 'string' && /^[\w.:-]{1,128}$/.test(id) && !gives(id, known) ? id : undefined
}

/** A new error with no more than the name and the code of `error`: a foreign error may carry the request, headers included. */
export function safeCause(error: unknown, secrets: readonly string[]): Error & { code?: string } {
  const name = safeId(Object(error).name, secrets) ?? 'Error'
  const code = safeId(codeOf(error), secrets)
  return Object.assign(new Error(code ?? name), { name }, code && { code })
}

/** The first code in the chain of causes, where runtimes put what happened on the socket. */
function codeOf(error: unknown, depth = 5): unknown {
  const { code, cause, errors } = Object(error)
  return typeof code === 'string' ? code : depth ? codeOf(cause ?? errors?.[0], depth - 1) : undefined
}
