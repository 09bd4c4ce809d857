// Written by `npm run generate` from openapi/. Do not edit.
import {
  AccessError,
  CodeRequest,
  Forbidden,
  MessagingCodeResponse,
  RequestError,
  VerifyCodeRequest,
  VerifyCodeResponse,
  VoiceCodeRequest,
  VoiceCodeResponse,
  type Schema,
} from './schemas.js'

/** One operation: how it is called, what goes in, and what its success brings. Request bodies are `application/json`. */
export interface Operation {
  readonly method: string
  /** Below the base URL; `{name}` stands for a parameter, which is required. */
  readonly path: string
  /** None of them is required. Absent: there are none. */
  readonly query?: Readonly<Record<string, Schema>>
  /** Absent: it takes no body. */
  readonly input?: Schema
  /** A request may also come without a body. */
  readonly inputOptional?: true
  /** Absent: its success has no body. */
  readonly output?: Schema
  readonly headers: Readonly<Record<string, Schema>>
  /** Absent: none of them is. */
  readonly requiredHeaders?: readonly string[]
  /**
   * When a request that may have arrived may be made again: with an `Idempotency-Key`, or when the answer invites it by `Retry-After`. Absent: never.
   */
  readonly repeat?: 'idempotency-key' | 'retry-after'
}

/** What else a request to an operation must bring. Apart, because only who judges whole requests asks. */
export interface Access {
  /** The schemes of `Authorization`, one of which a request must use. Empty: it needs none. */
  readonly auth: readonly ('basic' | 'bearer')[]
  /** A request may also come without credentials. */
  readonly authOptional?: true
  /** Those of the path. */
  readonly parameters: Readonly<Record<string, Schema>>
}

/** One documented status: its body and its headers. */
export interface Answer {
  /** Absent: it has no body. */
  readonly body?: Schema
  /** The body is no JSON but a `text/event-stream`, and `body` is what the data of each event must be. */
  readonly stream?: true
  readonly headers: Readonly<Record<string, Schema>>
  /** Absent: none of them is. */
  readonly requiredHeaders?: readonly string[]
}

/** Every operation of the document. */
export const operations = {
  generateMessagingCode: {
    method: "POST",
    path: "/accounts/{accountId}/code/messaging",
    input: CodeRequest,
    output: MessagingCodeResponse,
    headers: { "Idempotency-Key": { type: "string", title: "visible ASCII characters", minLength: 1, maxLength: 255, pattern: /^[!-~]+$/u } },
    repeat: "idempotency-key",
  },
  generateVoiceCode: {
    method: "POST",
    path: "/accounts/{accountId}/code/voice",
    input: VoiceCodeRequest,
    output: VoiceCodeResponse,
    headers: { "Idempotency-Key": { type: "string", title: "visible ASCII characters", minLength: 1, maxLength: 255, pattern: /^[!-~]+$/u } },
    repeat: "idempotency-key",
  },
  verifyCode: {
    method: "POST",
    path: "/accounts/{accountId}/code/verify",
    input: VerifyCodeRequest,
    output: VerifyCodeResponse,
    headers: {  },
    repeat: "retry-after",
  },
} as const satisfies Record<string, Operation>

/** What else each of them asks of a request. */
export const access = {
  generateMessagingCode: { auth: ["basic","bearer"], parameters: { "accountId": { type: "string", minLength: 1 } } },
  generateVoiceCode: { auth: ["basic","bearer"], parameters: { "accountId": { type: "string", minLength: 1 } } },
  verifyCode: { auth: ["basic","bearer"], parameters: { "accountId": { type: "string", minLength: 1 } } },
} as const satisfies Record<keyof typeof operations, Access>

/** Where tokens for them come from (OAuth 2.0, client credentials); undefined when nothing asks for one. */
export const tokenUrl = "https://api.bandwidth.com/api/v1/oauth2/token"

/** Every documented status of every operation. */
export const answers = {
  generateMessagingCode: {
    200: { body: MessagingCodeResponse, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string" } } },
    400: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string" } } },
    401: { body: AccessError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string" }, "WWW-Authenticate": { type: "string" } } },
    403: { body: Forbidden, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string" } } },
    409: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string" } } },
    413: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string" } } },
    422: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string" } } },
    429: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string" }, "Retry-After": { type: "integer", minimum: 0 } }, requiredHeaders: ["Retry-After"] },
    500: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string" } } },
    503: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string" }, "Retry-After": { type: "integer", minimum: 0 } }, requiredHeaders: ["Retry-After"] },
  },
  generateVoiceCode: {
    200: { body: VoiceCodeResponse, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string" } } },
    400: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string" } } },
    401: { body: AccessError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string" }, "WWW-Authenticate": { type: "string" } } },
    403: { body: Forbidden, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string" } } },
    409: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string" } } },
    413: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string" } } },
    422: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string" } } },
    429: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string" }, "Retry-After": { type: "integer", minimum: 0 } }, requiredHeaders: ["Retry-After"] },
    500: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string" } } },
    503: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string" }, "Retry-After": { type: "integer", minimum: 0 } }, requiredHeaders: ["Retry-After"] },
  },
  verifyCode: {
    200: { body: VerifyCodeResponse, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string" } } },
    400: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string" } } },
    401: { body: AccessError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string" }, "WWW-Authenticate": { type: "string" } } },
    403: { body: Forbidden, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string" } } },
    413: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string" } } },
    429: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string" }, "Retry-After": { type: "integer", minimum: 0 } } },
    500: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string" } } },
    503: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string" }, "Retry-After": { type: "integer", minimum: 0 } }, requiredHeaders: ["Retry-After"] },
  },
} as const satisfies Record<keyof typeof operations, Record<number, Answer>>
