// Written by `npm run generate` from openapi/. Do not edit.
import type { PlainSchema, Schema } from '../schemas.js'

// The format date-time: RFC 3339, with the calendar's rough limits.
const dateTime = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/i

export const CallbackAttempt: Schema = { type: "object", required: ["at","url","type","status","refused","failure","nextAttemptAt"], properties: { "at": { type: "string", format: dateTime }, "url": { type: "string" }, "type": { type: "string", enum: ["message-delivered","message-failed"] }, "status": { type: "integer", nullable: true }, "refused": { type: "string", nullable: true }, "failure": { type: "string", nullable: true }, "nextAttemptAt": { type: "string", format: dateTime, nullable: true } } }

export const CallbackOrder: Schema = { type: "object", additionalProperties: false, properties: { "type": { type: "string", enum: ["message-delivered","message-failed"] }, "errorCode": { type: "integer" }, "description": { type: "string" } } }

export const Clock: Schema = { type: "object", required: ["now","running"], properties: { "now": { type: "string", format: dateTime }, "running": { type: "boolean" } } }

export const ClockChange: Schema = { anyOf: [{ type: "object", required: ["advanceSeconds"], additionalProperties: false, properties: { "advanceSeconds": { type: "number", minimum: 0, maximum: 31536000 } } }, { type: "object", required: ["now"], additionalProperties: false, properties: { "now": { type: "string", format: dateTime } } }, { type: "object", required: ["run"], additionalProperties: false, properties: { "run": { type: "boolean", enum: [true] } } }] }

export const ContractBreach: Schema = { type: "object", required: ["side","where","rule","message"], properties: { "side": { type: "string", enum: ["request","response"] }, "operationId": { type: "string", enum: ["generateMessagingCode","generateVoiceCode","verifyCode"] }, "where": { type: "string" }, "rule": { type: "string" }, "message": { type: "string" } } }

export const SandboxMessage: Schema = { type: "object", required: ["id","channel","accountId","applicationId","from","to","scope","text","code","createdAt","expiresAt","status","errorCode","attempts","attemptsLeft","verifiedAt","state","lockedUntil","callbacks"], properties: { "id": { type: "string" }, "channel": { type: "string", enum: ["messaging","voice"] }, "accountId": { type: "string" }, "applicationId": { type: "string" }, "from": { type: "string" }, "to": { type: "string" }, "scope": { type: "string" }, "text": { type: "string" }, "code": { type: "string" }, "createdAt": { type: "string", format: dateTime }, "expiresAt": { type: "string", format: dateTime }, "status": { type: "string", enum: ["pending","delivered","failed"] }, "errorCode": { type: "integer", nullable: true }, "attempts": { type: "integer", minimum: 0 }, "attemptsLeft": { type: "integer", minimum: 0 }, "verifiedAt": { type: "string", format: dateTime, nullable: true }, "state": { type: "string", enum: ["live","locked","verified","void","replaced","expired"] }, "lockedUntil": { type: "string", format: dateTime, nullable: true }, "callbacks": { type: "array", items: CallbackAttempt } } }

export const Exchange: Schema = { type: "object", required: ["id","at","operationId","method","path","to","held","durationMs","verdict","breaches","request","response","forcedBy"], properties: { "id": { type: "string" }, "at": { type: "string", format: dateTime }, "operationId": { type: "string", enum: ["generateMessagingCode","generateVoiceCode","verifyCode"], nullable: true }, "method": { type: "string" }, "path": { type: "string" }, "to": { type: "string", nullable: true }, "held": { type: "boolean" }, "durationMs": { type: "number", minimum: 0 }, "verdict": { type: "string", enum: ["kept","broken"] }, "breaches": { type: "array", items: ContractBreach }, "request": { type: "object", required: ["headers","body"], properties: { "headers": { type: "object", additionalProperties: { type: "string" } }, "body": { type: "string" } } }, "response": { type: "object", nullable: true, required: ["status","headers","body"], properties: { "status": { type: "integer" }, "headers": { type: "object", additionalProperties: { type: "string" } }, "body": { type: "string" } } }, "forcedBy": { type: "string", enum: ["prefer","fault","scenario"], nullable: true } } }

export const PhoneNumber: PlainSchema = { type: "string", title: "an E.164 phone number", pattern: /^\+[1-9][0-9]{1,14}$/u, example: "+19195550112" }

export const Fault: Schema = { type: "object", required: ["id","applied"], properties: { "id": { type: "string" }, "operationId": { type: "string", enum: ["generateMessagingCode","generateVoiceCode","verifyCode"] }, "to": PhoneNumber, "status": { type: "integer", minimum: 200, maximum: 599 }, "body": {  }, "retryAfter": {  }, "headers": { type: "object", additionalProperties: { type: "string" } }, "delaySeconds": { type: "number", minimum: 0, maximum: 60 }, "drop": { type: "string", enum: ["before","after","idle"] }, "corrupt": { type: "string", enum: ["truncated","malformed","cut"] }, "stall": { type: "string", enum: ["answer","body"] }, "ending": { type: "string", enum: ["fin","rst"] }, "probability": { type: "number", minimum: 0, maximum: 1 }, "count": { type: "integer", minimum: 1 }, "applied": { type: "integer", minimum: 0 } } }

export const Event: Schema = { anyOf: [{ type: "object", required: ["type","at","message"], properties: { "type": { type: "string", enum: ["message","message.updated"] }, "at": { type: "string", format: dateTime }, "message": SandboxMessage } }, { type: "object", required: ["type","at","to"], properties: { "type": { type: "string", enum: ["messages.deleted","reset"] }, "at": { type: "string", format: dateTime }, "to": { type: "string", nullable: true } } }, { type: "object", required: ["type","at","exchange"], properties: { "type": { type: "string", enum: ["exchange"] }, "at": { type: "string", format: dateTime }, "exchange": Exchange } }, { type: "object", required: ["type","at","clock"], properties: { "type": { type: "string", enum: ["clock"] }, "at": { type: "string", format: dateTime }, "clock": Clock } }, { type: "object", required: ["type","at","faults"], properties: { "type": { type: "string", enum: ["faults"] }, "at": { type: "string", format: dateTime }, "faults": { type: "array", items: Fault } } }] }

export const ExchangeList: Schema = { type: "object", required: ["exchanges","dropped"], properties: { "exchanges": { type: "array", items: Exchange }, "dropped": { type: "integer", minimum: 0 } } }

export const FaultList: Schema = { type: "object", required: ["faults"], properties: { "faults": { type: "array", items: Fault } } }

export const FaultSpec: Schema = { type: "object", additionalProperties: false, properties: { "operationId": { type: "string", enum: ["generateMessagingCode","generateVoiceCode","verifyCode"] }, "to": PhoneNumber, "status": { type: "integer", minimum: 200, maximum: 599 }, "body": {  }, "retryAfter": {  }, "headers": { type: "object", additionalProperties: { type: "string" } }, "delaySeconds": { type: "number", minimum: 0, maximum: 60 }, "drop": { type: "string", enum: ["before","after","idle"] }, "corrupt": { type: "string", enum: ["truncated","malformed","cut"] }, "stall": { type: "string", enum: ["answer","body"] }, "ending": { type: "string", enum: ["fin","rst"] }, "probability": { type: "number", minimum: 0, maximum: 1 }, "count": { type: "integer", minimum: 1 }, "id": { type: "string" }, "applied": { type: "integer", minimum: 0 } } }

export const FaultSpecList: Schema = { type: "object", required: ["faults"], additionalProperties: false, properties: { "faults": { type: "array", items: FaultSpec } } }

export const MessageList: Schema = { type: "object", required: ["messages","dropped"], properties: { "messages": { type: "array", items: SandboxMessage }, "dropped": { type: "integer", minimum: 0 } } }

export const NumberWish: Schema = { type: "object", additionalProperties: false, properties: { "country": { type: "string", enum: ["US","CA","GB","AU","SE","DE","FR"] }, "mobile": { type: "boolean" } } }

export const RequestError: PlainSchema = { type: "object", required: ["error","requestId"], properties: { "error": { type: "string" }, "requestId": { type: "string" } } }

export const ReservedNumber: PlainSchema = { type: "object", required: ["number"], properties: { "number": PhoneNumber } }

export const ResetScope: PlainSchema = { type: "object", additionalProperties: false, properties: { "to": PhoneNumber } }

export const Scenario: Schema = { type: "object", required: ["name","description","numbers"], properties: { "name": { type: "string" }, "description": { type: "string" }, "numbers": { type: "array", items: PhoneNumber } } }

export const ScenarioList: Schema = { type: "object", required: ["scenarios"], properties: { "scenarios": { type: "array", items: Scenario } } }
