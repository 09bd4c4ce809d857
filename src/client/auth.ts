// The value of the `Authorization` header: Basic, a token of the client credentials grant, or a token of the caller's own.
import { validate, type Schema } from '../contract/validate.js'
import { judge, type Context } from './answer.js'

/** How to authenticate: the dashboard's API credentials, an OAuth2 client, or tokens that the caller gets. */
export type TwoFactorAuth =
  | { readonly username: string; readonly password: string }
  | {
      readonly clientId: string
      readonly clientSecret: string
      /** Where tokens come from; Bandwidth's own endpoint when absent. */
      readonly tokenUrl?: string | undefined
    }
  | {
      /**
       * Called before each request, so it should cache; and once more when a token was refused with 401. Visible ASCII. When it fails, so does
       * the call, with nothing sent: whether to try again is its own to know.
       */
      readonly token: () => string | Promise<string>
    }

/** The fields of every kind of auth; enough of one kind, or not. */
export interface Credentials {
  readonly username?: string | undefined
  readonly password?: string | undefined
  readonly clientId?: string | undefined
  readonly clientSecret?: string | undefined
  readonly tokenUrl?: string | undefined
  readonly token?: (() => string | Promise<string>) | undefined
}

export interface Authorization {
  /** Whom the value comes from, in words. */
  readonly source: string
  /** What no error may show, beside the values themselves. */
  readonly secrets: readonly string[]
  /** Resolves with the header's value; rejects with a TwoFactorError, or with whatever kept the answer from coming. */
  value(context: Context): Promise<string>
  /** A failure of `value` is not to be repeated. */
  readonly final?: true
  /** Forgets the value that a 401 refused. Absent where there is nothing to renew. */
  renew?(refused: string | undefined): void
}

/** Makes one POST, in time; rejects when no whole answer comes. */
export type Post = (url: string, headers: Record<string, string>, body: string) => Promise<{ response: Response; text: string }>

const bandwidthTokenUrl = 'https://api.bandwidth.com/api/v1/oauth2/token'

// Less than a header can carry, and more than any token has.
const AccessToken: Schema = { type: 'string', title: 'visible ASCII characters', pattern: /^[\x21-\x7E]+$/u }
const Token: Schema = {
  type: 'object',
  required: ['access_token', 'expires_in'],
  properties: { access_token: AccessToken, expires_in: { type: 'number', minimum: 0 } },
}

/** Nothing when the credentials are not enough for any kind. */
export function createAuthorization(credentials: Credentials, post: Post): Authorization | undefined {
  const { username, password, clientId, clientSecret, tokenUrl = bandwidthTokenUrl, token } = credentials
  if (token) {
    const value = async () => {
      const own = await token()
      if (validate(AccessToken, own).length) throw Object.assign(new Error(), { code: 'NOT_VISIBLE_ASCII' })
      return `Bearer ${own}`
    }
    return { source: 'token function', secrets: [], value, final: true, renew() {} }
  }

  const isBasic = Boolean(username && password)
  const [user, secret] = isBasic ? [username, password] : [clientId, clientSecret]
  if (!user || !secret) return undefined
  // RFC 7617, in UTF-8.
  const basic = `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode(`${user}:${secret}`)))}`
  const secrets = [user, secret, basic]
  if (isBasic) return { source: '', secrets, value: async () => basic }

  const source = 'token endpoint'
  let pending: ReturnType<Post> | undefined
  let value = ''
  let renewAt = 0
  return {
    source,
    secrets,
    async value(context) {
      if (Date.now() >= renewAt) {
        // One request for all calls that wait; no caller's signal stops it, and each judges the answer for itself.
        pending ??= post(
          tokenUrl,
          { authorization: basic, 'content-type': 'application/x-www-form-urlencoded' },
          'grant_type=client_credentials',
        ).finally(() => (pending = undefined))
        const { response, text } = await pending
        const { data, error } = judge(response, text, Token, { ...context, peer: source })
        if (error) throw error
        const { access_token, expires_in } = data as { access_token: string; expires_in: number } // judged by Token
        value = `Bearer ${access_token}`
        renewAt = Date.now() + expires_in * 1000 - Math.min(60_000, expires_in * 100)
      }
      return value
    },
    renew(refused) {
      // Unless a parallel call has renewed it already.
      if (refused === value) renewAt = 0
    },
  }
}
