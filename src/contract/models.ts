// The document's schemas under our names for them.
import type { components } from '../../generated/types.js'

type Schemas = components['schemas']

/** Body of `generateMessagingCode`. */
export type GenerateMessagingCode = Schemas['GenerateMessagingCode']
/** Body of `generateVoiceCode`. */
export type GenerateVoiceCode = Schemas['GenerateVoiceCode']
/** Body of `verifyCode`. */
export type VerifyCode = Schemas['VerifyCode']
/** 200 of `generateMessagingCode`. */
export type MessagingCode = Schemas['MessagingCode']
/** 200 of `generateVoiceCode`. */
export type VoiceCode = Schemas['VoiceCode']
/** 200 of `verifyCode`. */
export type Verification = Schemas['Verification']
/** What arrives at a `callbackUrl`. */
export type DeliveryReceipt = Schemas['DeliveryReceipt']
/** What arrives at the webhook of a messaging application. */
export type MessagingEvent = Schemas['MessagingEvent']
