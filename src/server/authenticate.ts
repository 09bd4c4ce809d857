// Who is calling: HTTP Basic (RFC 7617) or a bearer token of our own (RFC 6750).
import { type Accounts, anyOwner } from './accounts.js'
import type { Failure } from './answer.js'
import { parseBasic } from './basic.js'
import type { Tokens } from './token.js'

/** `undefined` when the caller may act for this account; otherwise why not. */
export function authenticate(
  authorization: string | null,
  accountId: string,
  accounts: Accounts,
  tokens: Tokens,
): Failure | undefined {
  const [, scheme = '', value = ''] = /^(\S+) +(\S+) *$/.exec(authorization ?? '') ?? []
  let owner: string | undefined
  switch (scheme.toLowerCase()) {
    case 'basic': {
      const pair = parseBasic(value)
      if (!pair) return unauthorized(eitherScheme)
      owner = accounts.owner(pair.username, pair.password)
      break
    }
    case 'bearer':
      owner = accounts.acceptsAnyToken ? anyOwner : tokens.owner(value)
      // RFC 6750 §3.1. A client then buys a new one, which a 403 would not tell it to.
      if (owner === undefined) return unauthorized('Bearer realm="two-factor", error="invalid_token"')
      break
    default:
      return unauthorized(eitherScheme)
  }
  // The same answer for wrong credentials and for another's account: it does not tell which accounts exist.
  return owner === accountId || owner === anyOwner
    ? undefined
    : { status: 403, reason: 'Forbidden: the credentials are wrong or not for this account' }
}

const eitherScheme = 'Basic realm="two-factor", charset="UTF-8", Bearer realm="two-factor"'

function unauthorized(challenge: string): Failure {
  return { status: 401, reason: 'Unauthorized', headers: { 'WWW-Authenticate': challenge } }
}
