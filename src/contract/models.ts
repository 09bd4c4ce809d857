// The document's schemas under our names for them.
import type { components } from '../../generated/types.js'

type Schemas = components['schemas']

/** Body of `generateMessagingCode`. */
export type GenerateMessagingCode = Schemas['CodeRequest']
/** Body of `generateVoiceCode`. */
export type GenerateVoiceCode = Schemas['VoiceCodeRequest']
/** Body of `verifyCode`. */
export type VerifyCode = Schemas['VerifyCodeRequest']
/** 200 of `generateMessagingCode`. */
export type MessagingCode = Schemas['MessagingCodeResponse']
/** 200 of `generateVoiceCode`. */
export type VoiceCode = Schemas['VoiceCodeResponse']
/** 200 of `verifyCode`. */
export type Verification = Schemas['VerifyCodeResponse']
/** What arrives at a `callbackUrl`. */
export type DeliveryReceipt = Schemas['DeliveryReceipt']
/** What arrives at the webhook of a messaging application. */
export type MessagingEvent = Schemas['MessagingEvent']
