// The credentials of the `Authorization` header: Basic, a token of the client credentials grant, or a token of the caller's own.
import { problem, validatePlain, type PlainSchema } from '../contract/validate.js'
import { read, type CallDetails } from './answer.js'
import { TwoFactorInputError, type Peer } from './errors.js'
import { ask, readText } from './fetch.js'
import { limit } from './limit.js'
import type { Settings } from './options.js'

export interface Authorization {
  readonly scheme: 'Basic' | 'Bearer'
  /** Who has to be asked for it; absent when nobody has. */
  readonly peer?: Peer
  /** Where that is, as an error says it. */
  readonly place?: string
  /** All that no error may show, who authenticates included. */
  readonly secrets: readonly string[]
  /** Resolves with what follows the scheme; rejects with a TwoFactorError, or with whatever kept the answer from coming. */
  credential(call: CallDetails): Promise<string>
  /** Forgets the value that a 401 refused. Absent where there is nothing to renew. */
  renew?(refused: string): void
}

// Less than a header can carry, and more than any token has.
const AccessToken: PlainSchema = { type: 'string', title: 'visible ASCII characters', pattern: /^[\x21-\x7E]+$/u }
const Token: PlainSchema = {
  type: 'object',
  required: ['access_token'],
  properties: { access_token: AccessToken },
}

/** Nothing when the credentials are not enough for any kind. */
export function createAuthorization(settings: Settings): Authorization | undefined {
  const { username, password, clientId, clientSecret, token } = settings.auth
  if (token) return ownTokens(token.bind(settings.auth))
  // With both kinds in one environment the tokens win: the hosted service ends Basic, and the old variables may linger.
  if (clientId && clientSecret) return grantedTokens(clientId, clientSecret, settings)
  return username && password ? basic(username, password) : undefined
}

function ownTokens(token: () => string | Promise<string>): Authorization {
  return {
    scheme: 'Bearer',
    peer: 'token function',
    place: 'the token function',
    secrets: [],
    async credential({ operationId }) {
      const value = await token()
      if (validatePlain(AccessToken, value).length > 0)
        throw new TwoFactorInputError(
          problem('auth.token', 'pattern', 'must return visible ASCII characters'),
          operationId,
        )
      return value
    },
    // The function is asked before each request, so that there is nothing to forget.
    renew() {},
  }
}

function basic(username: string, password: string): Authorization {
  const value = pairOf(username, password)
  return { scheme: 'Basic', secrets: [username, password, value], credential: async () => value }
}

/** RFC 7617, in UTF-8. */
function pairOf(user: string, secret: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(`${user}:${secret}`)))
}

function grantedTokens(clientId: string, clientSecret: string, settings: Settings): Authorization {
  const { tokenUrl, fetch, timeoutMs } = settings
  const pair = pairOf(clientId, clientSecret)
  const { origin } = new URL(tokenUrl)
  let pending: Promise<{ response: Response; text: string }> | undefined
  let token = ''
  let renewAt = 0

  const grant = () =>
    limit(timeoutMs, undefined, async (signal) => {
      const response = await ask(fetch, tokenUrl, {
        method: 'POST',
        headers: { authorization: `Basic ${pair}`, 'content-type': 'application/x-www-form-urlencoded' },
        body: 'grant_type=client_credentials',
        signal,
      })
      return { response, text: await readText(response, signal) }
    }).finally(() => (pending = undefined))

  return {
    scheme: 'Bearer',
    peer: 'token endpoint',
    place: origin,
    get secrets() {
      return [clientId, clientSecret, pair, token]
    },
    async credential(call) {
      if (Date.now() < renewAt) return token
      // One request for all calls that wait; no caller's signal stops it, and each judges the answer for itself.
      const { response, text } = await (pending ??= grant())
      const client = 'Check auth (BW_CLIENT_ID and BW_CLIENT_SECRET)'
      const data = read(response, text, (data) => validatePlain(Token, data), {
        ...call,
        peer: 'token endpoint',
        request: `The token endpoint at ${origin}`,
        advice: (status) =>
          status === 404 ? 'Check auth.tokenUrl (BW_TOKEN_URL)' : [400, 401, 403].includes(status) ? client : undefined,
      })
      const { access_token, expires_in } = data as { access_token: string; expires_in?: unknown } // judged by Token
      // Seconds, which some endpoints give as text. Without an end, which it may lack (RFC 6749 §5.1), it is used until a 401.
      const lifeMs = Number(expires_in ?? Infinity) * 1000 || 0
      renewAt = Date.now() + lifeMs - Math.min(60_000, lifeMs / 10)
      return (token = access_token)
    },
    renew(refused) {
      // Unless a parallel call has renewed it already.
      if (token === refused) renewAt = 0
    },
  }
}
