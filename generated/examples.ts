// Written by `npm run generate` from openapi/. Do not edit.
import type { operations } from './operations.js'

/** What one documented answer can look like. */
export interface Example {
  readonly body: object
  /** Headers that not every answer has. Absent: none. */
  readonly headers?: Readonly<Record<string, string>>
}

/** By operation, status and name, in the document's order. */
export const examples: Readonly<Record<keyof typeof operations, Readonly<Record<number, Readonly<Record<string, Example>>>>>> = {
  generateMessagingCode: {
    200: {
      sent: { body: {"messageId":"1589228074636lm4k2je7j7jklbn2"} },
      referencePage: { body: {"messageId":"1256-adf14asd-52dfa"} },
    },
    400: {
      fieldMissing: { body: {"error":"to is required","requestId":"0f1c6d1e-9d0e-4c0e-8a53-1f3f0a5b7e22"} },
      fieldsWrong: { body: {"error":"to is required; digits must be 4 to 8","requestId":"0f1c6d1e-9d0e-4c0e-8a53-1f3f0a5b7e21"} },
      unknownApplication: { body: {"error":"applicationId is not an application of this account","requestId":"0f1c6d1e-9d0e-4c0e-8a53-1f3f0a5b7e23"} },
      bodyNotJson: { body: {"error":"the body must be JSON","requestId":"0f1c6d1e-9d0e-4c0e-8a53-1f3f0a5b7e24"} },
      deliveryRefused: { body: {"error":"The number cannot receive text messages","requestId":"0f1c6d1e-9d0e-4c0e-8a53-1f3f0a5b7e26"} },
    },
    401: {
      credentialsMissing: { body: {"message":"Unauthorized"}, headers: {"WWW-Authenticate":"Basic realm=\"two-factor\", charset=\"UTF-8\", Bearer realm=\"two-factor\""} },
    },
    403: {
      message: { body: {"message":"Forbidden"} },
      referencePage: { body: {"Message":"Forbidden"} },
    },
    409: {
      keyInUse: { body: {"error":"a request with this Idempotency-Key is still being carried out: try again in a moment, with the same key","requestId":"0f1c6d1e-9d0e-4c0e-8a53-1f3f0a5b7e25"} },
    },
    413: {
      bodyTooLarge: { body: {"error":"the body must have at most 16 KiB","requestId":"0f1c6d1e-9d0e-4c0e-8a53-1f3f0a5b7e27"} },
    },
    422: {
      keyOfAnotherBody: { body: {"error":"this Idempotency-Key came before with another request: use a new key for a new one","requestId":"0f1c6d1e-9d0e-4c0e-8a53-1f3f0a5b7e26"} },
    },
    429: {
      tooManySends: { body: {"error":"Too many codes were sent to this number, please wait 30 seconds","requestId":"0f1c6d1e-9d0e-4c0e-8a53-1f3f0a5b7e28"}, headers: {"Retry-After":"30"} },
    },
    500: {
      serverError: { body: {"error":"Something failed that should not; a message may or may not have been sent","requestId":"0f1c6d1e-9d0e-4c0e-8a53-1f3f0a5b7e2a"} },
    },
    503: {
      unavailable: { body: {"error":"The store cannot be reached; nothing was sent or verified, please wait 30 seconds","requestId":"0f1c6d1e-9d0e-4c0e-8a53-1f3f0a5b7e2b"}, headers: {"Retry-After":"30"} },
    },
  },
  generateVoiceCode: {
    200: {
      placed: { body: {"callId":"c-15ac29a2-1331029c-2cb0-4a07-b215-b22865662d85"} },
    },
    400: {
      fieldMissing: { body: {"error":"to is required","requestId":"0f1c6d1e-9d0e-4c0e-8a53-1f3f0a5b7e22"} },
      fieldsWrong: { body: {"error":"to is required; digits must be 4 to 8","requestId":"0f1c6d1e-9d0e-4c0e-8a53-1f3f0a5b7e21"} },
      unknownApplication: { body: {"error":"applicationId is not an application of this account","requestId":"0f1c6d1e-9d0e-4c0e-8a53-1f3f0a5b7e23"} },
      bodyNotJson: { body: {"error":"the body must be JSON","requestId":"0f1c6d1e-9d0e-4c0e-8a53-1f3f0a5b7e24"} },
      deliveryRefused: { body: {"error":"The number cannot receive text messages","requestId":"0f1c6d1e-9d0e-4c0e-8a53-1f3f0a5b7e26"} },
    },
    401: {
      credentialsMissing: { body: {"message":"Unauthorized"}, headers: {"WWW-Authenticate":"Basic realm=\"two-factor\", charset=\"UTF-8\", Bearer realm=\"two-factor\""} },
    },
    403: {
      message: { body: {"message":"Forbidden"} },
      referencePage: { body: {"Message":"Forbidden"} },
    },
    409: {
      keyInUse: { body: {"error":"a request with this Idempotency-Key is still being carried out: try again in a moment, with the same key","requestId":"0f1c6d1e-9d0e-4c0e-8a53-1f3f0a5b7e25"} },
    },
    413: {
      bodyTooLarge: { body: {"error":"the body must have at most 16 KiB","requestId":"0f1c6d1e-9d0e-4c0e-8a53-1f3f0a5b7e27"} },
    },
    422: {
      keyOfAnotherBody: { body: {"error":"this Idempotency-Key came before with another request: use a new key for a new one","requestId":"0f1c6d1e-9d0e-4c0e-8a53-1f3f0a5b7e26"} },
    },
    429: {
      tooManySends: { body: {"error":"Too many codes were sent to this number, please wait 30 seconds","requestId":"0f1c6d1e-9d0e-4c0e-8a53-1f3f0a5b7e28"}, headers: {"Retry-After":"30"} },
    },
    500: {
      serverError: { body: {"error":"Something failed that should not; a message may or may not have been sent","requestId":"0f1c6d1e-9d0e-4c0e-8a53-1f3f0a5b7e2a"} },
    },
    503: {
      unavailable: { body: {"error":"The store cannot be reached; nothing was sent or verified, please wait 30 seconds","requestId":"0f1c6d1e-9d0e-4c0e-8a53-1f3f0a5b7e2b"}, headers: {"Retry-After":"30"} },
    },
  },
  verifyCode: {
    200: {
      valid: { body: {"valid":true} },
      invalid: { body: {"valid":false} },
    },
    400: {
      fieldMissing: { body: {"error":"to is required","requestId":"0f1c6d1e-9d0e-4c0e-8a53-1f3f0a5b7e22"} },
      fieldsWrong: { body: {"error":"to is required; digits must be 4 to 8","requestId":"0f1c6d1e-9d0e-4c0e-8a53-1f3f0a5b7e21"} },
      bodyNotJson: { body: {"error":"the body must be JSON","requestId":"0f1c6d1e-9d0e-4c0e-8a53-1f3f0a5b7e24"} },
    },
    401: {
      credentialsMissing: { body: {"message":"Unauthorized"}, headers: {"WWW-Authenticate":"Basic realm=\"two-factor\", charset=\"UTF-8\", Bearer realm=\"two-factor\""} },
    },
    403: {
      message: { body: {"message":"Forbidden"} },
      referencePage: { body: {"Message":"Forbidden"} },
    },
    413: {
      bodyTooLarge: { body: {"error":"the body must have at most 16 KiB","requestId":"0f1c6d1e-9d0e-4c0e-8a53-1f3f0a5b7e27"} },
    },
    429: {
      tooManyAttempts: { body: {"error":"This number has exceeded verification attempts, please wait 2 minutes","requestId":"0f1c6d1e-9d0e-4c0e-8a53-1f3f0a5b7e29"}, headers: {"Retry-After":"120"} },
    },
    500: {
      serverError: { body: {"error":"Something failed that should not; a message may or may not have been sent","requestId":"0f1c6d1e-9d0e-4c0e-8a53-1f3f0a5b7e2a"} },
    },
    503: {
      unavailable: { body: {"error":"The store cannot be reached; nothing was sent or verified, please wait 30 seconds","requestId":"0f1c6d1e-9d0e-4c0e-8a53-1f3f0a5b7e2b"}, headers: {"Retry-After":"30"} },
    },
  },
}
