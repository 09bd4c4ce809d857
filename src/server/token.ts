// Bearer tokens by the client credentials grant (RFC 6749 §4.4): the account's credentials bought once, good for an hour.
import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto'
import type { Accounts } from './accounts.js'
import { parseBasic } from './basic.js'

/** Issues tokens and recognises its own. */
export interface Tokens {
  /** Answers `POST /oauth2/token`. */
  issue(request: Request): Promise<Response>
  /** The account that a token was issued for; `undefined` when it is not ours or has expired. */
  owner(token: string): string | undefined
}

const lifetimeSeconds = 3600

/** Tokens carry their account and their end, under a keyed digest, so that no store has to keep them. */
export function createTokens(accounts: Accounts, key: KeyObject, now: () => number): Tokens {
  const mac = (claims: string) => createHmac('sha256', key).update(`token ${claims}`).digest()
  return {
    async issue(request) {
      const basic = /^basic +(\S+)$/i.exec(request.headers.get('authorization') ?? '')
      const pair = basic?.[1] === undefined ? undefined : parseBasic(basic[1])
      const owner = pair && accounts.owner(pair.username, pair.password)
      if (owner === undefined) return answer(401, { error: 'invalid_client' }, { 'WWW-Authenticate': 'Basic realm="two-factor"' })
      const grant = new URLSearchParams(await request.text()).get('grant_type')
      if (grant !== 'client_credentials') return answer(400, { error: grant ? 'unsupported_grant_type' : 'invalid_request' })

      const claims = Buffer.from(JSON.stringify([owner, now() + lifetimeSeconds * 1000])).toString('base64url')
      return answer(200, { access_token: `${claims}.${mac(claims).toString('base64url')}`, token_type: 'Bearer', expires_in: lifetimeSeconds })
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

function answer(status: number, body: object, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers: { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff', ...headers } })
}
