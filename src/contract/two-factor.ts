// The two-factor API's document, for `strictFetch` and the judges. Apart from its operations, so that the client goes without the answers.
import { contractDocument, type ContractDocument } from './document.js'
import { access, answers, operations, tokenUrl, type OperationId } from './operations.js'

/** What everything is judged by unless another document is named. */
export const twoFactorContract: ContractDocument<OperationId> = contractDocument({
  operations,
  access,
  answers,
  tokenUrl,
})
