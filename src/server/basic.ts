// The credentials of HTTP Basic (RFC 7617).

/** Username and password, or `undefined` when this is not strict base64 of two parts. A password may contain colons. */
export function parseBasic(value: string): { username: string; password: string } | undefined {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(value)) return undefined
  const bytes = atob(value)
  // Most credentials are ASCII, and a Buffer costs twice as much.
  const text = /^[\0-\x7F]*$/.test(bytes) ? bytes : Buffer.from(bytes, 'latin1').toString('utf8')
  const colon = text.indexOf(':')
  return colon < 1 ? undefined : { username: text.slice(0, colon), password: text.slice(colon + 1) }
}
