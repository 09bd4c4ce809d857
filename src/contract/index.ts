// The contract for users: the documents' operations and types, the validators, and the strict check.
export { ContractBreachError, type Breach } from './breach.js'
export type { ContractDocument } from './document.js'
export {
  type HeaderList,
  judgeRequest,
  judgeResponse,
  type JudgedRequest,
  type JudgedResponse,
  type JudgeOptions,
  type RequestVerdict,
} from './judge.js'
export type * from './models.js'
export { access, answers, operations, type Input, type OperationId, type Output } from './operations.js'
export { sandboxContract, type SandboxOperationId } from './sandbox.js'
export { strictFetch, type StrictOptions } from './strict.js'
export { twoFactorContract } from './two-factor.js'
export { validate, type Problem, type Schema } from './validate.js'
