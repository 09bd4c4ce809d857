// Who is calling: HTTP Basic (RFC 7617) or a bearer token of our own (RFC 6750).
import { type Accounts, anyOwner } from './accounts.js'
import { parseBasic } from './basic.js'
import type { Failure } from './answer.js'
import type { Tokens } from './token.js'

/** `undefined` when the caller may act for this account; otherwise why not. */
export function authenticate(authorization: string | null, accountId: string, accounts: Accounts, tokens: Tokens): Failure | undefined {
  const owner = authorization === null ? undefined : credentialsOwner(authorization, accounts, tokens)
  if (owner === undefined) {
    return { status: 401, reason: 'Unauthorized', headers: { 'WWW-Authenticate': 'Basic realm="two-factor", charset="UTF-8", Bearer realm="two-factor"' } }
  }
  // The same answer for wrong credentials and for another's account: it does not tell which accounts exist.
  return owner === accountId || owner === anyOwner ? undefined : { status: 403, reason: 'Forbidden: the credentials are wrong or not for this account' }
}

/** The account, `null` when the credentials are wrong, `undefined` when these are no credentials. */
function credentialsOwner(authorization: string, accounts: Accounts, tokens: Tokens): string | null | undefined {
  const [, scheme = '', value = ''] = /^(\S+) +(\S+) *$/.exec(authorization) ?? []
  if (scheme.toLowerCase() === 'bearer') return accounts.acceptsAnyToken ? anyOwner : (tokens.owner(value) ?? null)
  if (scheme.toLowerCase() !== 'basic') return undefined
  const pair = parseBasic(value)
  return pair && (accounts.owner(pair.username, pair.password) ?? null)
}
