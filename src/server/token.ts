// Bearer tokens by the client credentials grant (RFC 6749 §4.4): the account's credentials bought once, good for an hour.
import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto'
import type { Accounts } from './accounts.js'
import type { Answer } from './answer.js'
import { parseBasic } from './basic.js'
import type { Call } from './call.js'

/** Issues tokens and recognises its own. */
export interface Tokens {
  /** What `POST /oauth2/token` answers. */
  issue(call: Call): Promise<Answer>
  /** The account that a token was issued for; `undefined` when it is not ours or has expired. */
  owner(token: string): string | undefined
}

const lifetimeSeconds = 3600

/** Tokens carry their account and their end, under a keyed digest, so that no store has to keep them. */
export function createTokens(accounts: Accounts, key: KeyObject, now: () => number): Tokens {
  const mac = (claims: string) => createHmac('sha256', key).update(`token ${claims}`).digest()
  return {
    async issue(call) {
      const basic = /^basic +(\S+)$/i.exec(call.header('authorization') ?? '')
      const pair = basic?.[1] === undefined ? undefined : parseBasic(basic[1])
      const owner = pair && accounts.owner(pair.username, pair.password)
      if (owner === undefined)
        return {
          status: 401,
          body: { error: 'invalid_client' },
          headers: { 'WWW-Authenticate': 'Basic realm="two-factor"' },
        }
      const { text: form } = await call.body()
      if (form === undefined) return { status: 413, body: { error: 'invalid_request' } }
      const grant = new URLSearchParams(form).get('grant_type')
      if (grant !== 'client_credentials')
        return { status: 400, body: { error: grant ? 'unsupported_grant_type' : 'invalid_request' } }

      const claims = Buffer.from(JSON.stringify([owner, now() + lifetimeSeconds * 1000])).toString('base64url')
      return {
        status: 200,
        body: {
          access_token: `${claims}.${mac(claims).toString('base64url')}`,
          token_type: 'Bearer',
          expires_in: lifetimeSeconds,
        },
      }
    },
    owner(token) {
      const [claims = '', signature = ''] = token.split('.')
      const given = Buffer.from(signature, 'base64url')
      const expected = mac(claims)
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined
      // Signed by us, so it is what `issue` wrote.
      const [owner, expiresAt] = JSON.parse(Buffer.from(claims, 'base64url').toString()) as [string, number]
      return now() < expiresAt ? owner : undefined
    },
  }
}
