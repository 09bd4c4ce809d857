// The document's operations: how each is called, what goes in and what comes out.
import { operations } from '../../generated/operations.js'
import type { operations as Documented } from '../../generated/types.js'
import type { RequestBody, SuccessBody } from './bodies.js'

export { operations }
export { access, answers, tokenUrl } from '../../generated/operations.js'
export { PhoneNumber } from '../../generated/schemas.js'
export type { operations as Operations, paths } from '../../generated/types.js'

/** Names one operation of the document, as the published SDKs do. */
export type OperationId = keyof typeof operations

/** The JSON body that an operation takes. */
export type Input<Id extends OperationId> = RequestBody<Documented[Id]>
/** The JSON body that its 200 brings. */
export type Output<Id extends OperationId> = SuccessBody<Documented[Id]>
