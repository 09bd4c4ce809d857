// Takes out of what others wrote everything that an error must not show: error texts, ids and causes pass through here.

/** Whether `text` holds one of `secrets`, with or without the `+` of a number. */
function holds(text: string, secrets: readonly string[]): boolean {
  return secrets.some((secret) => text.includes(secret.replace(/^\+/, '')))
}

/** `text` without the `secrets`, without any run of four digits or more (a code, a number), at most 200 characters. */
export function redact(text: string, secrets: readonly string[]): string {
  // The longest first, or what is left of it would no longer be found.
  for (const secret of [...secrets].sort((a, b) => b.length - a.length)) text = text.replaceAll(secret, '…')
  return text
    .replace(/\p{C}+/gu, ' ')
    .replace(/\d([\s().-]*\d){3,}/g, '…')
    .slice(0, 200)
}

/** `id` when it can be nothing but an id, otherwise nothing. */
export function safeId(id: unknown, secrets: readonly string[]): string | undefined {
  return typeof id === 'string' && /^[\w.:-]{1,128}$/.test(id) && !holds(id, secrets) ? id : undefined
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
