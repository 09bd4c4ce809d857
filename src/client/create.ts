// Makes the client: three helpers for the three operations, on one exchange that other clients can use as well.
import { operations, type Input, type OperationId, type Output } from '../contract/operations.js'
import { createAuthorization } from './auth.js'
import { defined } from './defined.js'
import { createExchange, type Exchange } from './exchange.js'
import { prepare, type Fields } from './input.js'
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
  /** What the helpers run on. Not to be called, but for `createRawClient`, or for `createTransport` and a client of your own. */
  readonly exchange: Exchange
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
  const { accountId, baseUrl } = settings
  const credentials = createAuthorization(settings)
  const exchange = createExchange(settings, credentials)
  const lacking = [...(accountId ? [] : missing('accountId')), ...(credentials ? [] : missing('auth'))]

  function call<Id extends OperationId, Result>(
    operationId: Id,
    input: Fields & CallOptions,
    result: (data: Output<Id>) => Result,
  ) {
    // What is no object, which only plain JavaScript passes, has no fields.
    const fields = { ...(Object(input) === input && input) }
    let response: Response
    const promise = (async () => {
      const body = prepare(operationId, fields, settings, lacking)
      const answer = await exchange({
        operationId,
        url: baseUrl + operations[operationId].path.replace('{accountId}', encodeURIComponent(accountId ?? '')),
        method: 'POST',
        // The key was judged with the body: it is a string, or not there.
        headers: defined({ 'content-type': 'application/json', 'idempotency-key': fields['idempotencyKey'] }) as Record<
          string,
          string
        >,
        body: JSON.stringify(body),
        signal: fields.signal,
      })
      if (answer.error) throw answer.error
      response = answer.response! // there is one where there is no error
      return result(answer.data as Output<Id>) // the exchange judged it by the document
    })()
    return Object.assign(promise, { withResponse: async () => ({ data: await promise, response }) })
  }

  return {
    sendCode: (input) => call('generateMessagingCode', input, (code) => code),
    sendVoiceCode: (input) => call('generateVoiceCode', input, (code) => code),
    verifyCode: (input) => call('verifyCode', input, ({ valid }) => valid),
    baseUrl,
    exchange,
  }
}
