// Makes the client: three helpers for the three operations, on the typed openapi-fetch client.
import type { Input, Output } from '../contract/operations.js'
import { createApi, type TwoFactorApi } from './api.js'
import { createAuthorization } from './auth.js'
import { createExchange } from './exchange.js'
import { preparer } from './input.js'
import { missing, resolve, type TwoFactorOptions } from './options.js'

/** A promise of what a helper returns, which also hands out the answer that it came with. */
export interface TwoFactorCall<Result> extends Promise<Result> {
  /** The same result with the Response, for its status and headers; its body is read already. Rejects as the promise itself does. */
  withResponse(): Promise<{ data: Result; response: Response }>
}

/** The fields of a body; those in `Given` may be left out, because the client has them. */
type Body<Fields, Given> = { [Name in keyof Fields as Name extends Given ? never : Name]: Fields[Name] } & {
  [Name in keyof Fields as Name extends Given ? Name : never]?: Fields[Name] | undefined
}

type Defaulted = 'scope' | 'digits' | 'message' | 'expirationTimeInMinutes'

interface CallOptions {
  /** Aborts the call and its waits; it then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined
}

interface SendOptions extends CallOptions {
  /**
   * Makes it safe to repeat this send, so the client does: after a time-out, a reset, 409, 429 and 5xx, always with this key. Visible
   * ASCII, at most 255 characters, a new one per code. Only for a service that honours it, as this package's does.
   */
  readonly idempotencyKey?: string | undefined
}

export type SendCode<Given> = Body<Omit<Input<'generateMessagingCode'>, 'callbackUrl'>, Given | Defaulted> &
  SendOptions & {
    /** Where delivery receipts go; empty means nowhere. */
    readonly callbackUrl?: string | URL | null | undefined
  }

export type SendVoiceCode<Given> = Body<
  Input<'generateVoiceCode'>,
  Exclude<Given, 'applicationId'> | Defaulted | ('voiceApplicationId' extends Given ? 'applicationId' : never)
> &
  SendOptions

export type VerifyCode<Given> = Body<Input<'verifyCode'>, Given | Defaulted> & CallOptions

/** What every client does. Each call rejects with a TwoFactorError, or with the reason of its `signal`. */
interface Calls<Given> {
  /** Sends a code by text message. `messageId` names the message in delivery receipts. */
  sendCode(input: SendCode<Given>): TwoFactorCall<Output<'generateMessagingCode'>>
  /** Speaks a code in a phone call. */
  sendVoiceCode(input: SendVoiceCode<Given>): TwoFactorCall<Output<'generateVoiceCode'>>
  /** Whether the code is good. A wrong, expired, used or never sent one is false, not an error. */
  verifyCode(input: VerifyCode<Given>): TwoFactorCall<boolean>
  /** Where all calls go, without a slash at its end. */
  readonly baseUrl: string
  /** What the helpers run on, for whatever they do not offer: openapi-fetch, typed by the document, with the auth, retries and errors of this client. */
  readonly api: TwoFactorApi
}

/** What `createTwoFactorClient` makes: `Given` names the options it was made with, which its calls may leave out. */
export interface ConfiguredTwoFactorClient<Given> extends Calls<Given> {}

/**
 * A client, whatever it was made with, for those who are handed one: every field that a client can have may be left out. One that it does not have after
 * all is a TwoFactorInputError of the call.
 */
// Not an alias of the other: TypeScript would then compare what each was made with, and take no client for this one.
export interface TwoFactorClient extends Calls<keyof TwoFactorOptions> {}

/**
 * A client of the two-factor API. What the options leave out comes from the environment, where there is one. Nothing is sent before the first call.
 *
 * @example
 * const mfa = createTwoFactorClient({ accountId, auth: { username, password }, from, applicationId })
 * await mfa.sendCode({ to: '+19195550112' })
 * if (await mfa.verifyCode({ to: '+19195550112', code })) signIn()
 *
 * @throws TwoFactorInputError for an option that can never do: an unknown name, a time of zero, a base URL that is none.
 */
export function createTwoFactorClient<const Options extends TwoFactorOptions = TwoFactorOptions>(
  // Without the second half, TypeScript lets a misspelt option pass.
  options?: Options & { readonly [Unknown in Exclude<keyof Options, keyof TwoFactorOptions>]: never },
): ConfiguredTwoFactorClient<keyof Options> {
  const settings = resolve(Object(options))
  const authorization = createAuthorization(settings)
  const lacking = [...(settings.accountId ? [] : missing('accountId')), ...(authorization ? [] : missing('auth'))]
  const prepare = preparer(settings, lacking)
  const api = createApi(settings.baseUrl, createExchange(settings, authorization))
  return {
    sendCode: (input) =>
      call(
        () => api.POST('/accounts/{accountId}/code/messaging', prepare(sendCode, input)),
        (code) => code,
      ),
    sendVoiceCode: (input) =>
      call(
        () => api.POST('/accounts/{accountId}/code/voice', prepare(sendVoiceCode, input)),
        (code) => code,
      ),
    verifyCode: (input) =>
      call(
        () => api.POST('/accounts/{accountId}/code/verify', prepare(verifyCode, input)),
        ({ valid }) => valid,
      ),
    baseUrl: settings.baseUrl,
    api,
  }
}

const sendCode = { id: 'generateMessagingCode', name: 'sendCode', application: 'applicationId' } as const
const sendVoiceCode = { id: 'generateVoiceCode', name: 'sendVoiceCode', application: 'voiceApplicationId' } as const
const verifyCode = { id: 'verifyCode', name: 'verifyCode', application: 'applicationId' } as const

/** What `request` resolves with, as the helper gives it. */
function call<Data, Result>(
  request: () => Promise<{ data?: Data; response: Response }>,
  result: (data: Data) => Result,
): TwoFactorCall<Result> {
  // Refused input rejects; it is not thrown.
  const answer = (async () => request())()
  const promise = answer.then(({ data }) => result(data as Data)) // the exchange throws for everything but a documented 200
  return Object.assign(promise, {
    withResponse: async () => ({ data: await promise, response: (await answer).response }),
  })
}
