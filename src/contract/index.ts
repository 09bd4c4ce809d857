// The contract for users: the document's operations and types, the validators, and the strict check.
export { ContractBreachError, type Breach } from './breach.js'
export { judgeRequest, judgeResponse, type JudgedRequest, type JudgedResponse, type JudgeOptions, type RequestVerdict } from './judge.js'
export type * from './models.js'
export { answers, operations, type Input, type OperationId, type Output } from './operations.js'
export { strictFetch, type StrictOptions } from './strict.js'
export { validate, type Problem, type Schema } from './validate.js'
