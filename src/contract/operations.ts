// The document's operations: how each is called, what goes in and what comes out.
import { operations } from '../../generated/operations.js'
import type * as models from './models.js'

export { operations }
export { access, answers, tokenUrl } from '../../generated/operations.js'
export { PhoneNumber } from '../../generated/schemas.js'
export type { paths } from '../../generated/types.js'

/** Names one operation of the document, as the published SDKs do. */
export type OperationId = keyof typeof operations

interface Bodies {
  generateMessagingCode: { input: models.GenerateMessagingCode; output: models.MessagingCode }
  generateVoiceCode: { input: models.GenerateVoiceCode; output: models.VoiceCode }
  verifyCode: { input: models.VerifyCode; output: models.Verification }
}

/** The JSON body that an operation takes. */
export type Input<Id extends OperationId> = Bodies[Id]['input']
/** The JSON body that its 200 brings. */
export type Output<Id extends OperationId> = Bodies[Id]['output']
