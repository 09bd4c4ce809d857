// The value of the `Authorization` header: Basic, a token of the client credentials grant, or a token of the caller's own.
import { validatePlain, type PlainSchema } from '../contract/validate.js'
import { judge, type Context } from './answer.js'
import { ask, readText } from './fetch.js'
import { limit } from './limit.js'
import type { Settings } from './options.js'

export interface Authorization {
  /** Whom the value comes from, in words. */
  readonly source: string
  /** What no error may show five characters of, beside the values themselves. */
  readonly secrets: readonly string[]
  /** Who authenticates, whom no error may show seven letters of; empty when nobody is named. */
  readonly user: string
  /** Resolves with the header's value; rejects with a TwoFactorError, or with whatever kept the answer from coming. */
  value(context: Context): Promise<string>
  /** A failure of `value` is not to be repeated. */
  readonly final?: true
  /** Forgets the value that a 401 refused. Absent where there is nothing to renew. */
  renew?(refused: string | undefined): void
}

// Less than a header can carry, and more than any token has.
const AccessToken: PlainSchema = { type: 'string', title: 'visible ASCII characters', pattern: /^[\x21-\x7E]+$/u }
const Token: PlainSchema = {
  type: 'object',
  required: ['access_token'],
  properties: { access_token: AccessToken, expires_in: { type: 'number' } },
}

/** Nothing when the credentials are not enough for any kind. */
export function createAuthorization({ auth, tokenUrl, fetch, timeoutMs }: Settings): Authorization | undefined {
  const { username, password, clientId, clientSecret } = auth
  if (auth.token) {
    const value = async () => {
      const own = await auth.token!() // there is one here
      if (validatePlain(AccessToken, own).length) throw new Error('', { cause: { code: 'INVALID_TOKEN' } })
      return `Bearer ${own}`
    }
    return { source: 'token function', secrets: [], user: '', value, final: true, renew() {} }
  }

  // With both kinds in one environment the tokens win: the hosted service ends Basic, and the old variables may linger.
  const isBasic = !(clientId && clientSecret) && Boolean(username && password)
  const [user, secret] = isBasic ? [username, password] : [clientId, clientSecret]
  if (!user || !secret) return undefined
  // RFC 7617, in UTF-8.
  const pair = btoa(String.fromCharCode(...new TextEncoder().encode(`${user}:${secret}`)))
  const basic = `Basic ${pair}`
  const secrets = [secret, pair]
  if (isBasic) return { source: '', secrets, user, value: async () => basic }

  const source = 'token endpoint'
  let pending: Promise<{ response: Response; text: string }> | undefined
  let value = ''
  let renewAt = 0
  return {
    source,
    secrets,
    user,
    async value(context) {
      if (Date.now() >= renewAt) {
        // One request for all calls that wait; no caller's signal stops it, and each judges the answer for itself.
        pending ??= limit(timeoutMs, undefined, async (signal) => {
          const headers = { authorization: basic, 'content-type': 'application/x-www-form-urlencoded' }
          const response = await ask(fetch, tokenUrl, {
            method: 'POST',
            headers,
            body: 'grant_type=client_credentials',
            signal,
          })
          return { response, text: await readText(response, signal) }
        }).finally(() => (pending = undefined))
        const { response, text } = await pending
        const { data, error } = judge(response, text, Token, {
          ...context,
          peer: source,
          checks: { ...context.checks, 400: 'auth', 403: 'auth', 404: 'auth.tokenUrl' },
        })
        if (error) throw error
        // Judged by Token, but for an end, which it may lack (RFC 6749 §5.1): it is then used until a 401, for no moment is later than NaN.
        const { access_token, expires_in } = data as { access_token: string; expires_in: number }
        value = `Bearer ${access_token}`
        // An answer to the next request may still have it.
        secrets[2] = access_token
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
