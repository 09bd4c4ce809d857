// Written by `npm run generate` from openapi/. Do not edit.
import {
  AccessError,
  Forbidden,
  GenerateMessagingCode,
  GenerateVoiceCode,
  MessagingCode,
  RequestError,
  Verification,
  VerifyCode,
  VoiceCode,
  type Schema,
} from './schemas.js'

/** Every operation of the document: how it is called, what goes in, and what a 200 brings. All bodies are `application/json`. */
export const operations = {
  generateMessagingCode: {
    method: "POST",
    path: "/accounts/{accountId}/code/messaging",
    input: GenerateMessagingCode,
    output: MessagingCode,
    headers: { "Idempotency-Key": { type: "string", title: "visible ASCII characters", minLength: 1, maxLength: 255, pattern: /^[\x21-\x7E]+$/u } },
  },
  generateVoiceCode: {
    method: "POST",
    path: "/accounts/{accountId}/code/voice",
    input: GenerateVoiceCode,
    output: VoiceCode,
    headers: { "Idempotency-Key": { type: "string", title: "visible ASCII characters", minLength: 1, maxLength: 255, pattern: /^[\x21-\x7E]+$/u } },
  },
  verifyCode: {
    method: "POST",
    path: "/accounts/{accountId}/code/verify",
    input: VerifyCode,
    output: Verification,
    headers: {  },
  },
} as const satisfies Record<string, { method: string; path: string; input: Schema; output: Schema; headers: Record<string, Schema> }>

/** Every documented status of every operation, with its body and headers. */
export const answers = {
  generateMessagingCode: {
    200: { body: MessagingCode, headers: { "Cache-Control": { type: "string" }, "X-Content-Type-Options": { type: "string" }, "X-Request-Id": { type: "string" } } },
    400: { body: RequestError, headers: { "Cache-Control": { type: "string" }, "X-Content-Type-Options": { type: "string" }, "X-Request-Id": { type: "string" } } },
    401: { body: AccessError, headers: { "Cache-Control": { type: "string" }, "X-Content-Type-Options": { type: "string" }, "X-Request-Id": { type: "string" }, "WWW-Authenticate": { type: "string" } } },
    403: { body: Forbidden, headers: { "Cache-Control": { type: "string" }, "X-Content-Type-Options": { type: "string" }, "X-Request-Id": { type: "string" } } },
    409: { body: RequestError, headers: { "Cache-Control": { type: "string" }, "X-Content-Type-Options": { type: "string" }, "X-Request-Id": { type: "string" } } },
    413: { body: RequestError, headers: { "Cache-Control": { type: "string" }, "X-Content-Type-Options": { type: "string" }, "X-Request-Id": { type: "string" } } },
    422: { body: RequestError, headers: { "Cache-Control": { type: "string" }, "X-Content-Type-Options": { type: "string" }, "X-Request-Id": { type: "string" } } },
    429: { body: RequestError, headers: { "Cache-Control": { type: "string" }, "X-Content-Type-Options": { type: "string" }, "X-Request-Id": { type: "string" }, "Retry-After": { type: "integer", minimum: 0 } } },
    500: { body: RequestError, headers: { "Cache-Control": { type: "string" }, "X-Content-Type-Options": { type: "string" }, "X-Request-Id": { type: "string" } } },
    503: { body: RequestError, headers: { "Cache-Control": { type: "string" }, "X-Content-Type-Options": { type: "string" }, "X-Request-Id": { type: "string" }, "Retry-After": { type: "integer", minimum: 0 } } },
  },
  generateVoiceCode: {
    200: { body: VoiceCode, headers: { "Cache-Control": { type: "string" }, "X-Content-Type-Options": { type: "string" }, "X-Request-Id": { type: "string" } } },
    400: { body: RequestError, headers: { "Cache-Control": { type: "string" }, "X-Content-Type-Options": { type: "string" }, "X-Request-Id": { type: "string" } } },
    401: { body: AccessError, headers: { "Cache-Control": { type: "string" }, "X-Content-Type-Options": { type: "string" }, "X-Request-Id": { type: "string" }, "WWW-Authenticate": { type: "string" } } },
    403: { body: Forbidden, headers: { "Cache-Control": { type: "string" }, "X-Content-Type-Options": { type: "string" }, "X-Request-Id": { type: "string" } } },
    409: { body: RequestError, headers: { "Cache-Control": { type: "string" }, "X-Content-Type-Options": { type: "string" }, "X-Request-Id": { type: "string" } } },
    413: { body: RequestError, headers: { "Cache-Control": { type: "string" }, "X-Content-Type-Options": { type: "string" }, "X-Request-Id": { type: "string" } } },
    422: { body: RequestError, headers: { "Cache-Control": { type: "string" }, "X-Content-Type-Options": { type: "string" }, "X-Request-Id": { type: "string" } } },
    429: { body: RequestError, headers: { "Cache-Control": { type: "string" }, "X-Content-Type-Options": { type: "string" }, "X-Request-Id": { type: "string" }, "Retry-After": { type: "integer", minimum: 0 } } },
    500: { body: RequestError, headers: { "Cache-Control": { type: "string" }, "X-Content-Type-Options": { type: "string" }, "X-Request-Id": { type: "string" } } },
    503: { body: RequestError, headers: { "Cache-Control": { type: "string" }, "X-Content-Type-Options": { type: "string" }, "X-Request-Id": { type: "string" }, "Retry-After": { type: "integer", minimum: 0 } } },
  },
  verifyCode: {
    200: { body: Verification, headers: { "Cache-Control": { type: "string" }, "X-Content-Type-Options": { type: "string" }, "X-Request-Id": { type: "string" } } },
    400: { body: RequestError, headers: { "Cache-Control": { type: "string" }, "X-Content-Type-Options": { type: "string" }, "X-Request-Id": { type: "string" } } },
    401: { body: AccessError, headers: { "Cache-Control": { type: "string" }, "X-Content-Type-Options": { type: "string" }, "X-Request-Id": { type: "string" }, "WWW-Authenticate": { type: "string" } } },
    403: { body: Forbidden, headers: { "Cache-Control": { type: "string" }, "X-Content-Type-Options": { type: "string" }, "X-Request-Id": { type: "string" } } },
    413: { body: RequestError, headers: { "Cache-Control": { type: "string" }, "X-Content-Type-Options": { type: "string" }, "X-Request-Id": { type: "string" } } },
    429: { body: RequestError, headers: { "Cache-Control": { type: "string" }, "X-Content-Type-Options": { type: "string" }, "X-Request-Id": { type: "string" }, "Retry-After": { type: "integer", minimum: 0 } } },
    500: { body: RequestError, headers: { "Cache-Control": { type: "string" }, "X-Content-Type-Options": { type: "string" }, "X-Request-Id": { type: "string" } } },
    503: { body: RequestError, headers: { "Cache-Control": { type: "string" }, "X-Content-Type-Options": { type: "string" }, "X-Request-Id": { type: "string" }, "Retry-After": { type: "integer", minimum: 0 } } },
  },
} as const satisfies Record<keyof typeof operations, Record<number, { body: Schema; headers: Record<string, Schema> }>>
