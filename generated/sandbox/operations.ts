// Written by `npm run generate` from openapi/. Do not edit.
import type { Access, Answer, Operation } from '../operations.js'
import {
  CallbackAttempt,
  CallbackOrder,
  Clock,
  ClockChange,
  Event,
  ExchangeList,
  FaultList,
  FaultSpecList,
  MessageList,
  PhoneNumber,
  RequestError,
  ResetScope,
  SandboxMessage,
  ScenarioList,
} from './schemas.js'

/** Every operation of the document. */
export const operations = {
  listMessages: {
    method: "GET",
    path: "/sandbox/messages",
    query: { "to": PhoneNumber, "from": PhoneNumber, "scope": { type: "string", maxLength: 25 }, "channel": { type: "string", enum: ["messaging","voice"] }, "since": { type: "string", minLength: 1 }, "wait": { type: "number", minimum: 0, maximum: 60 }, "limit": { type: "integer", minimum: 1, maximum: 10000 }, "token": { type: "string", minLength: 1 } },
    output: MessageList,
    headers: {  },
  },
  deleteMessages: {
    method: "DELETE",
    path: "/sandbox/messages",
    query: { "to": PhoneNumber, "token": { type: "string", minLength: 1 } },
    headers: {  },
  },
  getMessage: {
    method: "GET",
    path: "/sandbox/messages/{messageId}",
    query: { "token": { type: "string", minLength: 1 } },
    output: SandboxMessage,
    headers: {  },
  },
  sendCallback: {
    method: "POST",
    path: "/sandbox/callbacks/{messageId}",
    query: { "token": { type: "string", minLength: 1 } },
    input: CallbackOrder,
    inputOptional: true,
    output: CallbackAttempt,
    headers: {  },
  },
  getClock: {
    method: "GET",
    path: "/sandbox/clock",
    query: { "token": { type: "string", minLength: 1 } },
    output: Clock,
    headers: {  },
  },
  setClock: {
    method: "POST",
    path: "/sandbox/clock",
    query: { "token": { type: "string", minLength: 1 } },
    input: ClockChange,
    output: Clock,
    headers: {  },
  },
  getFaults: {
    method: "GET",
    path: "/sandbox/faults",
    query: { "token": { type: "string", minLength: 1 } },
    output: FaultList,
    headers: {  },
  },
  putFaults: {
    method: "PUT",
    path: "/sandbox/faults",
    query: { "token": { type: "string", minLength: 1 } },
    input: FaultSpecList,
    output: FaultList,
    headers: {  },
  },
  deleteFaults: {
    method: "DELETE",
    path: "/sandbox/faults",
    query: { "token": { type: "string", minLength: 1 } },
    headers: {  },
  },
  listScenarios: {
    method: "GET",
    path: "/sandbox/scenarios",
    query: { "token": { type: "string", minLength: 1 } },
    output: ScenarioList,
    headers: {  },
  },
  resetSandbox: {
    method: "POST",
    path: "/sandbox/reset",
    query: { "token": { type: "string", minLength: 1 } },
    input: ResetScope,
    inputOptional: true,
    headers: {  },
  },
  listExchanges: {
    method: "GET",
    path: "/sandbox/journal",
    query: { "to": PhoneNumber, "limit": { type: "integer", minimum: 1, maximum: 1000 }, "token": { type: "string", minLength: 1 } },
    output: ExchangeList,
    headers: {  },
  },
  streamEvents: {
    method: "GET",
    path: "/sandbox/events",
    query: { "token": { type: "string", minLength: 1 } },
    output: Event,
    headers: { "Last-Event-ID": { type: "integer", minimum: 0 } },
  },
} as const satisfies Record<string, Operation>

/** What else each of them asks of a request. */
export const access = {
  listMessages: { auth: ["bearer"], authOptional: true, parameters: {  } },
  deleteMessages: { auth: ["bearer"], authOptional: true, parameters: {  } },
  getMessage: { auth: ["bearer"], authOptional: true, parameters: { "messageId": { type: "string", minLength: 1 } } },
  sendCallback: { auth: ["bearer"], authOptional: true, parameters: { "messageId": { type: "string", minLength: 1 } } },
  getClock: { auth: ["bearer"], authOptional: true, parameters: {  } },
  setClock: { auth: ["bearer"], authOptional: true, parameters: {  } },
  getFaults: { auth: ["bearer"], authOptional: true, parameters: {  } },
  putFaults: { auth: ["bearer"], authOptional: true, parameters: {  } },
  deleteFaults: { auth: ["bearer"], authOptional: true, parameters: {  } },
  listScenarios: { auth: ["bearer"], authOptional: true, parameters: {  } },
  resetSandbox: { auth: ["bearer"], authOptional: true, parameters: {  } },
  listExchanges: { auth: ["bearer"], authOptional: true, parameters: {  } },
  streamEvents: { auth: ["bearer"], authOptional: true, parameters: {  } },
} as const satisfies Record<keyof typeof operations, Access>

/** Where tokens for them come from (OAuth 2.0, client credentials); undefined when nothing asks for one. */
export const tokenUrl = undefined

/** Every documented status of every operation. */
export const answers = {
  listMessages: {
    200: { body: MessageList, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string", minLength: 1 } }, requiredHeaders: ["Cache-Control","X-Content-Type-Options","X-Request-Id"] },
    400: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string", minLength: 1 } }, requiredHeaders: ["Cache-Control","X-Content-Type-Options","X-Request-Id"] },
    401: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string", minLength: 1 }, "WWW-Authenticate": { type: "string", minLength: 1 } }, requiredHeaders: ["Cache-Control","X-Content-Type-Options","X-Request-Id","WWW-Authenticate"] },
    403: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string", minLength: 1 } }, requiredHeaders: ["Cache-Control","X-Content-Type-Options","X-Request-Id"] },
  },
  deleteMessages: {
    204: { headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string", minLength: 1 } }, requiredHeaders: ["Cache-Control","X-Content-Type-Options","X-Request-Id"] },
    400: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string", minLength: 1 } }, requiredHeaders: ["Cache-Control","X-Content-Type-Options","X-Request-Id"] },
    401: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string", minLength: 1 }, "WWW-Authenticate": { type: "string", minLength: 1 } }, requiredHeaders: ["Cache-Control","X-Content-Type-Options","X-Request-Id","WWW-Authenticate"] },
    403: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string", minLength: 1 } }, requiredHeaders: ["Cache-Control","X-Content-Type-Options","X-Request-Id"] },
  },
  getMessage: {
    200: { body: SandboxMessage, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string", minLength: 1 } }, requiredHeaders: ["Cache-Control","X-Content-Type-Options","X-Request-Id"] },
    400: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string", minLength: 1 } }, requiredHeaders: ["Cache-Control","X-Content-Type-Options","X-Request-Id"] },
    401: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string", minLength: 1 }, "WWW-Authenticate": { type: "string", minLength: 1 } }, requiredHeaders: ["Cache-Control","X-Content-Type-Options","X-Request-Id","WWW-Authenticate"] },
    403: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string", minLength: 1 } }, requiredHeaders: ["Cache-Control","X-Content-Type-Options","X-Request-Id"] },
    404: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string", minLength: 1 } }, requiredHeaders: ["Cache-Control","X-Content-Type-Options","X-Request-Id"] },
  },
  sendCallback: {
    202: { body: CallbackAttempt, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string", minLength: 1 } }, requiredHeaders: ["Cache-Control","X-Content-Type-Options","X-Request-Id"] },
    400: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string", minLength: 1 } }, requiredHeaders: ["Cache-Control","X-Content-Type-Options","X-Request-Id"] },
    401: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string", minLength: 1 }, "WWW-Authenticate": { type: "string", minLength: 1 } }, requiredHeaders: ["Cache-Control","X-Content-Type-Options","X-Request-Id","WWW-Authenticate"] },
    403: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string", minLength: 1 } }, requiredHeaders: ["Cache-Control","X-Content-Type-Options","X-Request-Id"] },
    404: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string", minLength: 1 } }, requiredHeaders: ["Cache-Control","X-Content-Type-Options","X-Request-Id"] },
    409: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string", minLength: 1 } }, requiredHeaders: ["Cache-Control","X-Content-Type-Options","X-Request-Id"] },
    413: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string", minLength: 1 } }, requiredHeaders: ["Cache-Control","X-Content-Type-Options","X-Request-Id"] },
  },
  getClock: {
    200: { body: Clock, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string", minLength: 1 } }, requiredHeaders: ["Cache-Control","X-Content-Type-Options","X-Request-Id"] },
    400: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string", minLength: 1 } }, requiredHeaders: ["Cache-Control","X-Content-Type-Options","X-Request-Id"] },
    401: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string", minLength: 1 }, "WWW-Authenticate": { type: "string", minLength: 1 } }, requiredHeaders: ["Cache-Control","X-Content-Type-Options","X-Request-Id","WWW-Authenticate"] },
    403: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string", minLength: 1 } }, requiredHeaders: ["Cache-Control","X-Content-Type-Options","X-Request-Id"] },
  },
  setClock: {
    200: { body: Clock, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string", minLength: 1 } }, requiredHeaders: ["Cache-Control","X-Content-Type-Options","X-Request-Id"] },
    400: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string", minLength: 1 } }, requiredHeaders: ["Cache-Control","X-Content-Type-Options","X-Request-Id"] },
    401: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string", minLength: 1 }, "WWW-Authenticate": { type: "string", minLength: 1 } }, requiredHeaders: ["Cache-Control","X-Content-Type-Options","X-Request-Id","WWW-Authenticate"] },
    403: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string", minLength: 1 } }, requiredHeaders: ["Cache-Control","X-Content-Type-Options","X-Request-Id"] },
    413: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string", minLength: 1 } }, requiredHeaders: ["Cache-Control","X-Content-Type-Options","X-Request-Id"] },
  },
  getFaults: {
    200: { body: FaultList, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string", minLength: 1 } }, requiredHeaders: ["Cache-Control","X-Content-Type-Options","X-Request-Id"] },
    400: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string", minLength: 1 } }, requiredHeaders: ["Cache-Control","X-Content-Type-Options","X-Request-Id"] },
    401: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string", minLength: 1 }, "WWW-Authenticate": { type: "string", minLength: 1 } }, requiredHeaders: ["Cache-Control","X-Content-Type-Options","X-Request-Id","WWW-Authenticate"] },
    403: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string", minLength: 1 } }, requiredHeaders: ["Cache-Control","X-Content-Type-Options","X-Request-Id"] },
  },
  putFaults: {
    200: { body: FaultList, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string", minLength: 1 } }, requiredHeaders: ["Cache-Control","X-Content-Type-Options","X-Request-Id"] },
    400: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string", minLength: 1 } }, requiredHeaders: ["Cache-Control","X-Content-Type-Options","X-Request-Id"] },
    401: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string", minLength: 1 }, "WWW-Authenticate": { type: "string", minLength: 1 } }, requiredHeaders: ["Cache-Control","X-Content-Type-Options","X-Request-Id","WWW-Authenticate"] },
    403: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string", minLength: 1 } }, requiredHeaders: ["Cache-Control","X-Content-Type-Options","X-Request-Id"] },
    413: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string", minLength: 1 } }, requiredHeaders: ["Cache-Control","X-Content-Type-Options","X-Request-Id"] },
  },
  deleteFaults: {
    204: { headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string", minLength: 1 } }, requiredHeaders: ["Cache-Control","X-Content-Type-Options","X-Request-Id"] },
    400: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string", minLength: 1 } }, requiredHeaders: ["Cache-Control","X-Content-Type-Options","X-Request-Id"] },
    401: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string", minLength: 1 }, "WWW-Authenticate": { type: "string", minLength: 1 } }, requiredHeaders: ["Cache-Control","X-Content-Type-Options","X-Request-Id","WWW-Authenticate"] },
    403: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string", minLength: 1 } }, requiredHeaders: ["Cache-Control","X-Content-Type-Options","X-Request-Id"] },
  },
  listScenarios: {
    200: { body: ScenarioList, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string", minLength: 1 } }, requiredHeaders: ["Cache-Control","X-Content-Type-Options","X-Request-Id"] },
    400: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string", minLength: 1 } }, requiredHeaders: ["Cache-Control","X-Content-Type-Options","X-Request-Id"] },
    401: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string", minLength: 1 }, "WWW-Authenticate": { type: "string", minLength: 1 } }, requiredHeaders: ["Cache-Control","X-Content-Type-Options","X-Request-Id","WWW-Authenticate"] },
    403: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string", minLength: 1 } }, requiredHeaders: ["Cache-Control","X-Content-Type-Options","X-Request-Id"] },
  },
  resetSandbox: {
    204: { headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string", minLength: 1 } }, requiredHeaders: ["Cache-Control","X-Content-Type-Options","X-Request-Id"] },
    400: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string", minLength: 1 } }, requiredHeaders: ["Cache-Control","X-Content-Type-Options","X-Request-Id"] },
    401: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string", minLength: 1 }, "WWW-Authenticate": { type: "string", minLength: 1 } }, requiredHeaders: ["Cache-Control","X-Content-Type-Options","X-Request-Id","WWW-Authenticate"] },
    403: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string", minLength: 1 } }, requiredHeaders: ["Cache-Control","X-Content-Type-Options","X-Request-Id"] },
    413: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string", minLength: 1 } }, requiredHeaders: ["Cache-Control","X-Content-Type-Options","X-Request-Id"] },
  },
  listExchanges: {
    200: { body: ExchangeList, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string", minLength: 1 } }, requiredHeaders: ["Cache-Control","X-Content-Type-Options","X-Request-Id"] },
    400: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string", minLength: 1 } }, requiredHeaders: ["Cache-Control","X-Content-Type-Options","X-Request-Id"] },
    401: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string", minLength: 1 }, "WWW-Authenticate": { type: "string", minLength: 1 } }, requiredHeaders: ["Cache-Control","X-Content-Type-Options","X-Request-Id","WWW-Authenticate"] },
    403: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string", minLength: 1 } }, requiredHeaders: ["Cache-Control","X-Content-Type-Options","X-Request-Id"] },
  },
  streamEvents: {
    200: { body: Event, stream: true, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string", minLength: 1 } }, requiredHeaders: ["Cache-Control","X-Content-Type-Options","X-Request-Id"] },
    400: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string", minLength: 1 } }, requiredHeaders: ["Cache-Control","X-Content-Type-Options","X-Request-Id"] },
    401: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string", minLength: 1 }, "WWW-Authenticate": { type: "string", minLength: 1 } }, requiredHeaders: ["Cache-Control","X-Content-Type-Options","X-Request-Id","WWW-Authenticate"] },
    403: { body: RequestError, headers: { "Cache-Control": { type: "string", enum: ["no-store"] }, "X-Content-Type-Options": { type: "string", enum: ["nosniff"] }, "X-Request-Id": { type: "string", minLength: 1 } }, requiredHeaders: ["Cache-Control","X-Content-Type-Options","X-Request-Id"] },
  },
} as const satisfies Record<keyof typeof operations, Record<number, Answer>>
