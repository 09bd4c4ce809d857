// What a client is made with: the options, the environment for what they leave out, and defaults.
import { problem, validatePlain, type PlainSchema, type Problem } from '../contract/validate.js'
import { defined } from './defined.js'
import { TwoFactorInputError } from './errors.js'
import { unrepeatable } from './fetch.js'
import type { TwoFactorHooks } from './hooks.js'
import { hostedUrl, tokenUrlOf } from './hosted.js'
import { meant } from './meant.js'

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
  /** `fetch` is the caller's. */
  readonly ownFetch: boolean
  readonly timeoutMs: number
  readonly totalTimeoutMs: number
  readonly maxRetries: number
  readonly hooks: TwoFactorHooks
}

/** Where the value of an option can come from. */
const variables = {
  accountId: 'BW_ACCOUNT_ID',
  'auth.username': 'BW_USERNAME',
  'auth.password': 'BW_PASSWORD',
  'auth.clientId': 'BW_CLIENT_ID',
  'auth.clientSecret': 'BW_CLIENT_SECRET',
  'auth.tokenUrl': 'BW_TOKEN_URL',
  from: 'BW_NUMBER',
  applicationId: 'BW_MESSAGING_APPLICATION_ID',
  voiceApplicationId: 'BW_VOICE_APPLICATION_ID',
  baseUrl: 'BW_MFA_URL',
}

/** The problem of a call that needs an option which nobody gave. */
export function missing(option: 'accountId' | 'auth' | 'from' | Application, field: string = option): Problem[] {
  const isAuth = option === 'auth'
  const named = isAuth ? 'BW_CLIENT_ID and BW_CLIENT_SECRET, or BW_USERNAME and BW_PASSWORD,' : variables[option]
  const says = `is missing${isAuth ? ' or incomplete' : ''}: set the option ${option}, or ${named} in the environment`
  return problem(field, 'required', says)
}

/** The options that an application can be. */
export type Application = 'applicationId' | 'voiceApplicationId'

const any: PlainSchema = {}
// The line end of a file from Windows is what stays at the end of a variable.
const noControls = 'without control characters at its ends, such as a line end'
const text: PlainSchema = { type: 'string', pattern: /^(?!\p{Cc})(?:[^]*\P{Cc})?$/u, title: noControls }
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
    accountId: { type: 'string', pattern: /^(?!\.*$|\p{Cc})\P{Cs}*[^\p{Cs}\p{Cc}]$/u, title: `an id, ${noControls}` },
    auth: {
      type: 'object',
      properties: {
        username: {
          type: 'string',
          pattern: /^(?!\p{Cc})(?:[^:]*[^:\p{Cc}])?$/u,
          title: `without a colon, and ${noControls}`,
        },
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
      properties: {
        onRequest: callable,
        onResponse: callable,
        onRetry: callable,
        onError: callable,
        onWarning: callable,
      },
    },
    applicationId: text,
    voiceApplicationId: text,
    // The document judges these, in each call that needs them.
    from: any,
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
  const defaults: Omit<Settings, 'tokenUrl' | 'ownFetch'> = {
    accountId: variable('accountId'),
    auth: {
      username: variable('auth.username'),
      password: variable('auth.password'),
      clientId: variable('auth.clientId'),
      clientSecret: variable('auth.clientSecret'),
    },
    from: variable('from'),
    applicationId: variable('applicationId'),
    voiceApplicationId: variable('voiceApplicationId'),
    scope: undefined,
    digits: 6,
    message: 'Your {NAME} {SCOPE} code is {CODE}',
    expirationTimeInMinutes: 5,
    baseUrl: variable('baseUrl') ?? hostedUrl,
    // Looked up at each call, and called on its own global, as workerd and browsers demand.
    fetch: (url, init) => globalThis.fetch(url, unrepeatable(init)),
    timeoutMs: 10_000,
    totalTimeoutMs: 30_000,
    maxRetries: 2,
    hooks: {},
  }
  // Defined options replace defaults, so what was certain stays certain.
  const given = { ...defaults, ...defined(options) } as typeof defaults
  const baseUrl = href(given.baseUrl)
  const tokenUrl = variable('auth.tokenUrl')
  const problems = [
    ...validatePlain(rules, { ...given, baseUrl }),
    ...validatePlain({ properties: { BW_TOKEN_URL: tokenUrlRule } }, { BW_TOKEN_URL: tokenUrl }),
  ]
  if (problems.length > 0) throw new TwoFactorInputError(problems.map((wrong) => inOptions(wrong, options)))
  return {
    ...given,
    baseUrl: baseUrl.replace(/\/+$/, ''),
    ownFetch: options.fetch !== undefined,
    tokenUrl: given.auth.tokenUrl ?? tokenUrl ?? tokenUrlOf(baseUrl),
  }
}

/** A problem of what was given, in words of the options; or of the variable that it came from. */
function inOptions(wrong: Problem, options: TwoFactorOptions): Problem {
  const { field, rule, message } = wrong
  if (rule === 'undocumented')
    return { ...wrong, message: `${field} is not an option${meant(field, Object.keys(rules.properties ?? {}))}` }
  const isOption = Object.hasOwn(options, field.replace(/\..*/, ''))
  const name = Object.hasOwn(variables, field) && variables[field as keyof typeof variables] // just looked at
  return isOption || !name ? wrong : { ...wrong, message: name + message.slice(field.length) }
}

/** A URL as a Request writes it; `-`, which every rule for a URL refuses, when it cannot be parsed. */
export function href(url: string | URL): string {
  return URL.canParse(url) ? new URL(url).href : '-'
}

/** The variable of an option, where there is one; an empty one is none. */
function variable(option: keyof typeof variables): string | undefined {
  try {
    return globalThis.process?.env[variables[option]] || undefined
  } catch {
    // Deno, without permission to read it.
    return undefined
  }
}
