// Takes out of what others wrote everything that an error must not show: error texts, ids and causes pass through here.

/** `text` without the `secrets`, without any run of four digits or more (a code, a number) whatever stands between them but letters, at most 200 characters. */
export function redact(text: string, secrets: readonly string[]): string {
  // The longest first, or what is left of it would no longer be found.
  for (const secret of [...secrets].sort((a, b) => b.length - a.length)) text = text.replaceAll(secret, '…')
  return text
    .replace(/\p{C}+/gu, ' ')
    .replace(/\p{N}(\W*\p{N}){3,}/gu, '…')
    .slice(0, 200)
}

/** `id` when it can be nothing but an id: it holds no secret, and neither a code nor the end of a number, however it is punctuated. */
export function safeId(id: unknown, secrets: readonly string[]): string | undefined {
  if (typeof id !== 'string' || !/^[\w.:-]{1,128}$/.test(id)) return undefined
  const digits = id.replace(/\D/g, '')
  const shown = secrets.some((secret) => id.includes(secret) || (/^\+?\d{4,}$/.test(secret) && digits.includes(secret.slice(-7))))
  return shown ? undefined : id
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
  return typeof code === 'string' ? code : depth && (cause ?? errors) ? codeOf(cause ?? errors[0], depth - 1) : undefined
}
