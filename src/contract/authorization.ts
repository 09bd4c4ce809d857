// Judges the form of an Authorization header by the schemes that an operation allows.
import type { Access } from '../../generated/operations.js'

/**
 * `required` when there are no credentials and some are needed, `undocumented` for another scheme, `malformed` for credentials that no server could
 * read; else undefined.
 */
export function judgeAuthorization(
  value: string | null,
  { auth: schemes, authOptional }: Access,
): 'required' | 'undocumented' | 'malformed' | undefined {
  if (schemes.length === 0) return undefined
  if (value === null) return authOptional ? undefined : 'required'
  const [, name = '', credentials = ''] = /^(\S*) *(.*)$/.exec(value) ?? []
  const scheme = schemes.find((scheme) => scheme === name.toLowerCase())
  if (!scheme) return 'undocumented'
  return isWellFormed[scheme](credentials) ? undefined : 'malformed'
}

const isWellFormed: Record<Access['auth'][number], (credentials: string) => boolean> = {
  // RFC 7617. atob alone would forgive white space and missing padding.
  basic: (credentials) =>
    /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(credentials) &&
    isUserAndPassword(atob(credentials)),
  // RFC 6750: b64token.
  bearer: (credentials) => /^[A-Za-z0-9\-._~+/]+=*$/.test(credentials),
}

function isUserAndPassword(bytes: string): boolean {
  // Somebody must be named: the service knows no user without a name.
  return bytes.indexOf(':') > 0 && !/[\0-\x1F\x7F]/.test(bytes)
}
