// Operations as people know them.
import type { OperationId } from '../../contract/operations.js'

/** What the client of this package calls each. */
export const helperNames: Record<OperationId, string> = {
  generateMessagingCode: 'sendCode',
  generateVoiceCode: 'sendVoiceCode',
  verifyCode: 'verifyCode',
}
