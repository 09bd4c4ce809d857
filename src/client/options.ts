// What a client is made with: the options, the environment for what they leave out, and defaults.
import { problem, validatePlain, type PlainSchema, type Problem } from '../contract/validate.js'
import { tokenUrl as hostedTokenUrl } from '../contract/operations.js'
import { defined } from './defined.js'
import { TwoFactorInputError } from './errors.js'
import { unrepeatable } from './fetch.js'
import type { TwoFactorHooks } from './hooks.js'

/** How to authenticate: the dashboard's API credentials, an OAuth2 client, or tokens that the caller gets. */
export type TwoFactorAuth =
  | { readonly username: string; readonly password: string }
  | {
      readonly clientId: string
      readonly clientSecret: string
      /**
       * Where tokens come from. Otherwise `BW_TOKEN_URL`, and otherwise the service's own: Bandwidth's token endpoint for the hosted service, `/api/v1/oauth2/token` at the
       * origin of any other `baseUrl`.
       */
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

/** All optional. What a call needs and neither it, nor an option, nor the environment gives is a TwoFactorInputError of that call. */
export interface TwoFactorOptions {
  /** The account whose codes these are. Otherwise `BW_ACCOUNT_ID`. */
  readonly accountId?: string | undefined
  /** Otherwise `BW_CLIENT_ID` and `BW_CLIENT_SECRET`, or where these are not both there, `BW_USERNAME` and `BW_PASSWORD`. */
  readonly auth?: TwoFactorAuth | undefined
  /** The number that codes come from. Otherwise `BW_NUMBER`. */
  readonly from?: string | undefined
  /** The messaging application, for `sendCode`. Otherwise `BW_MESSAGING_APPLICATION_ID`. */
  readonly applicationId?: string | undefined
  /** The voice application, for `sendVoiceCode`. Otherwise `BW_VOICE_APPLICATION_ID`. */
  readonly voiceApplicationId?: string | undefined
  /** What the codes are for; the same for sending and verifying. Without one the service says `2FA`. */
  readonly scope?: string | null | undefined
  /** Length of a code, 4 to 8; 6 when absent. */
  readonly digits?: number | undefined
  /** The text, with `{CODE}` in it; `Your {NAME} {SCOPE} code is {CODE}` when absent. */
  readonly message?: string | undefined
  /** How old a code may be when it is verified, 1 to 15 minutes; 5 when absent. */
  readonly expirationTimeInMinutes?: number | undefined
  /** Otherwise `BW_MFA_URL`, and otherwise Bandwidth's hosted service. */
  readonly baseUrl?: string | undefined
  /** Sends one request, once: a fetch that repeats by itself may send two texts. The global `fetch` when absent. */
  readonly fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined
  /** Milliseconds for one attempt, a token and the body included; 10,000 when absent. */
  readonly timeoutMs?: number | undefined
  /** Milliseconds for a whole call, attempts and waits; 30,000 when absent. */
  readonly totalTimeoutMs?: number | undefined
  /** Attempts after the first, of what may be repeated; 2 when absent. */
  readonly maxRetries?: number | undefined
  readonly hooks?: TwoFactorHooks | undefined
}

/** Options with everything filled in that can be. */
export interface Settings extends Omit<TwoFactorOptions, 'auth'> {
  readonly auth: Credentials
  readonly baseUrl: string
  readonly tokenUrl: string
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  readonly timeoutMs: number
  readonly totalTimeoutMs: number
  readonly maxRetries: number
  readonly hooks: TwoFactorHooks
}

/** Bandwidth's hosted service. */
const hostedUrl = 'https://mfa.bandwidth.com/api/v1'

const variables = {
  accountId: 'BW_ACCOUNT_ID',
  auth: 'BW_USERNAME and BW_PASSWORD, or BW_CLIENT_ID and BW_CLIENT_SECRET',
  from: 'BW_NUMBER',
  applicationId: 'BW_MESSAGING_APPLICATION_ID',
  voiceApplicationId: 'BW_VOICE_APPLICATION_ID',
  baseUrl: 'BW_MFA_URL',
}

/** Where the value of an option can come from, for those who did not pass one. */
function setting(option: keyof typeof variables): string {
  return `: set the option ${option}, or ${variables[option]} in the environment`
}

/** The problem of a call that needs an option which nobody gave. */
export function missing(option: keyof typeof variables, field: string = option): Problem[] {
  return problem(field, 'required', `is missing${option === 'auth' ? ' or incomplete' : ''}${setting(option)}`)
}

const any: PlainSchema = {}
const text: PlainSchema = { type: 'string' }
const callable: PlainSchema = { type: 'function' }
// Zero would mean no time at all, not no limit; a longer timer fires at once.
const time: PlainSchema = { type: 'number', minimum: 1, maximum: 2 ** 31 - 1 }
const tokenUrlRule: PlainSchema = {
  type: 'string',
  pattern: /^https?:\/\/[^\s@]+$/i,
  title: 'an http or https URL without credentials',
}
const rules: PlainSchema = {
  properties: {
    // Nothing but dots would be a step in the path of a URL, which has no half of a character either.
    accountId: { type: 'string', pattern: /^(?!\.*$)\P{Cs}+$/u, title: 'an id' },
    auth: {
      type: 'object',
      properties: {
        username: { type: 'string', pattern: /^[^:]*$/, title: 'without a colon' },
        password: text,
        clientId: text,
        clientSecret: text,
        tokenUrl: tokenUrlRule,
        token: callable,
      },
    },
    baseUrl: {
      type: 'string',
      pattern: /^https?:\/\/[^?#@]+$/,
      title: 'an http or https URL without credentials, query or fragment',
    },
    fetch: callable,
    timeoutMs: time,
    totalTimeoutMs: time,
    maxRetries: { type: 'integer', minimum: 0 },
    hooks: {
      type: 'object',
      properties: { onRequest: callable, onResponse: callable, onRetry: callable, onError: callable },
    },
    // The document judges these, in each call that needs them.
    from: any,
    applicationId: any,
    voiceApplicationId: any,
    scope: any,
    digits: any,
    message: any,
    expirationTimeInMinutes: any,
  },
  additionalProperties: false,
}

/**
 * The options, then the environment, then defaults. A variable is read once, here.
 *
 * @throws TwoFactorInputError for an option that can never do: an unknown name, an account id that no URL can hold, a time of zero, a base URL that is none, a
 * user name with a colon.
 */
export function resolve(options: TwoFactorOptions): Settings {
  const defaults: Omit<Settings, 'tokenUrl'> = {
    accountId: variable(variables.accountId),
    auth: {
      username: variable('BW_USERNAME'),
      password: variable('BW_PASSWORD'),
      clientId: variable('BW_CLIENT_ID'),
      clientSecret: variable('BW_CLIENT_SECRET'),
    },
    from: variable(variables.from),
    applicationId: variable(variables.applicationId),
    voiceApplicationId: variable(variables.voiceApplicationId),
    scope: undefined,
    digits: 6,
    message: 'Your {NAME} {SCOPE} code is {CODE}',
    expirationTimeInMinutes: 5,
    baseUrl: variable('BW_MFA_URL') ?? hostedUrl,
    // Looked up at each call, and called on its own global, as workerd and browsers demand.
    fetch: (url, init) => globalThis.fetch(url, unrepeatable(init)),
    timeoutMs: 10_000,
    totalTimeoutMs: 30_000,
    maxRetries: 2,
    hooks: {},
  }
  // Defined options replace defaults, so what was certain stays certain.
  const settings = { ...defaults, ...defined(options) } as Settings
  const baseUrl = href(settings.baseUrl)
  const problems = validatePlain(rules, { ...settings, baseUrl }).map((wrong) => {
    const { field, rule, message } = wrong
    if (rule === 'undocumented') return { ...wrong, message: `${field} is not an option` }
    const option = field.split('.')[0] as keyof typeof variables // defaults are right, so what was not passed came from a variable
    return option in options ? wrong : { ...wrong, message: message + setting(option) }
  })
  const tokenUrl = variable('BW_TOKEN_URL')
  problems.push(...validatePlain({ properties: { BW_TOKEN_URL: tokenUrlRule } }, defined({ BW_TOKEN_URL: tokenUrl })))
  if (problems.length) throw new TwoFactorInputError(problems)
  return {
    ...settings,
    baseUrl: baseUrl.replace(/\/+$/, ''),
    tokenUrl: settings.auth.tokenUrl ?? tokenUrl ?? tokenUrlOf(baseUrl),
  }
}

/** Where the service at `baseUrl` has its tokens: a secret for another service is nothing that Bandwidth's token endpoint should see. */
function tokenUrlOf(baseUrl: string): string {
  const { origin } = new URL(baseUrl)
  return origin === new URL(hostedUrl).origin ? hostedTokenUrl : `${origin}/api/v1/oauth2/token`
}

/** A URL as a Request writes it; `-`, which every rule for a URL refuses, when it cannot be parsed. */
export function href(url: string | URL): string {
  return URL.canParse(url) ? new URL(url).href : '-'
}

/** A variable of the environment, where there is one; an empty one is none. */
function variable(name: string): string | undefined {
  try {
    return globalThis.process?.env[name] || undefined
  } catch {
    // Deno, without permission to read it.
    return undefined
  }
}
