// Written by `npm run generate` from openapi/. Do not edit.

export interface Keywords<Inner> {
  /** `function` is for options, which are judged in the same way. */
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean' | 'function'
  /** What the value is, in words; only where `pattern` needs them. */
  readonly title?: string
  readonly example?: string
  readonly nullable?: true
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Inner>>
  readonly pattern?: RegExp
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
}

/** A schema without a list, a choice or a time in it: all that is asked of a request, so all that a client has to carry. */
export interface PlainSchema extends Keywords<PlainSchema> {
  /** There must be no fields that `properties` does not name. */
  readonly additionalProperties?: false
}

/** What a document asks of one JSON value: the keywords of JSON Schema that it uses. */
export interface Schema extends Keywords<Schema> {
  /** What fields that `properties` does not name must be; `false` when there must be none. */
  readonly additionalProperties?: Schema | false
  readonly format?: RegExp
  readonly enum?: readonly (string | boolean)[]
  readonly items?: Schema
  readonly minItems?: number
  readonly minProperties?: number
  readonly anyOf?: readonly Schema[]
}

// The format date-time: RFC 3339, with the calendar's rough limits.
const dateTime = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/i

export const AccessError: PlainSchema = { type: "object", required: ["message"], properties: { "message": { type: "string" } } }

export const ApplicationId: PlainSchema = { type: "string", minLength: 1, maxLength: 50 }

export const Code: PlainSchema = { type: "string", minLength: 4, maxLength: 8 }

export const PhoneNumber: PlainSchema = { type: "string", title: "an E.164 phone number", pattern: /^\+[1-9][0-9]{1,14}$/u, example: "+19195550112" }

export const MessageTemplate: PlainSchema = { type: "string", title: "a text that contains {CODE}", maxLength: 2048, pattern: /^[\s\S]*\{CODE\}[\s\S]*$/u, example: "Your {NAME} {SCOPE} code is {CODE}" }

export const Digits: PlainSchema = { type: "integer", minimum: 4, maximum: 8 }

export const CodeRequest: PlainSchema = { type: "object", required: ["to","from","applicationId","message","digits"], properties: { "to": PhoneNumber, "from": { type: "string", title: "an E.164 phone number", pattern: /^\+[1-9][0-9]{1,14}$/u, maxLength: 32, example: "+19195550100" }, "applicationId": ApplicationId, "scope": { type: "string", nullable: true, maxLength: 25 }, "message": MessageTemplate, "digits": Digits, "callbackUrl": { type: "string", nullable: true, maxLength: 2048, title: "an http or https URL without credentials (or empty)", pattern: /^([hH][tT][tT][pP][sS]?:\/\/([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?([/?#][!-~]*)?)?$/u, example: "https://example.com/receipts" } } }

export const ReceiptPlatform: Schema = { type: "string", enum: ["NorthAmericaSMS","GlobalSMS"] }

export const ReceiptMessage: PlainSchema = { type: "object", required: ["id"], properties: { "id": { type: "string" } } }

export const DeliveryReceipt: Schema = { type: "object", required: ["type","time","description","platform","message"], properties: { "type": { type: "string", enum: ["message-delivered","message-failed"] }, "time": { type: "string", format: dateTime }, "description": { type: "string" }, "platform": ReceiptPlatform, "errorCode": { type: "integer", nullable: true }, "message": ReceiptMessage } }

export const Forbidden: Schema = { type: "object", minProperties: 1, properties: { "message": { type: "string" } } }

export const MessageDirection: Schema = { type: "string", enum: ["in","out"] }

export const Message: Schema = { type: "object", required: ["id","owner","applicationId","time","segmentCount","direction","to","from"], properties: { "id": { type: "string" }, "owner": { type: "string" }, "applicationId": { type: "string" }, "time": { type: "string", format: dateTime }, "segmentCount": { type: "integer", minimum: 1 }, "direction": MessageDirection, "to": { type: "array", items: { type: "string" } }, "from": { type: "string" }, "text": { type: "string" }, "tag": { type: "string", nullable: true } } }

export const MessagingCodeResponse: PlainSchema = { type: "object", required: ["messageId"], properties: { "messageId": { type: "string" } } }

export const MessagingEventType: Schema = { type: "string", enum: ["message-sending","message-sent","message-delivered","message-failed","message-received"] }

export const MessagingEvent: Schema = { type: "object", required: ["type","time","description","to","message"], properties: { "type": MessagingEventType, "time": { type: "string", format: dateTime }, "description": { type: "string" }, "to": { type: "string" }, "errorCode": { type: "integer", nullable: true }, "message": Message } }

export const MessagingEvents: Schema = { type: "array", minItems: 1, items: MessagingEvent }

export const RequestError: PlainSchema = { type: "object", required: ["error","requestId"], properties: { "error": { type: "string" }, "requestId": { type: "string" } } }

export const VerifyCodeRequest: PlainSchema = { type: "object", required: ["to","code","expirationTimeInMinutes"], properties: { "to": PhoneNumber, "scope": { type: "string", nullable: true, maxLength: 25 }, "code": Code, "expirationTimeInMinutes": { type: "number", minimum: 1, maximum: 15 } } }

export const VerifyCodeResponse: PlainSchema = { type: "object", required: ["valid"], properties: { "valid": { type: "boolean" } } }

export const VoiceCodeRequest: PlainSchema = { type: "object", required: ["to","from","applicationId","message","digits"], properties: { "to": PhoneNumber, "from": { type: "string", title: "an E.164 phone number", pattern: /^\+[1-9][0-9]{1,14}$/u, maxLength: 32, example: "+19195550100" }, "applicationId": ApplicationId, "scope": { type: "string", nullable: true, maxLength: 25 }, "message": MessageTemplate, "digits": Digits } }

export const VoiceCodeResponse: PlainSchema = { type: "object", required: ["callId"], properties: { "callId": { type: "string" } } }
