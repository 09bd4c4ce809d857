// The sandbox's own document as TypeScript: its operations, and its schemas under our names for them.
import { access, answers, operations, tokenUrl } from '../../generated/sandbox/operations.js'
import type { components, operations as Documented } from '../../generated/sandbox/types.js'
import type { RequestParts } from './bodies.js'
import { contractDocument, type ContractDocument } from './document.js'

type Schemas = components['schemas']

/** Names one operation of the sandbox's document. */
export type SandboxOperationId = keyof typeof operations

/** The sandbox's own API, for `strictFetch` and the judges. */
export const sandboxContract: ContractDocument<SandboxOperationId> = contractDocument({
  operations,
  access,
  answers,
  tokenUrl,
})

export type { operations as SandboxOperations, paths as SandboxPaths } from '../../generated/sandbox/types.js'
export { operations as sandboxOperations, answers as sandboxAnswers }

/** What a request for an operation brings, once it keeps the document. */
export type SandboxInput<Id extends SandboxOperationId> = RequestParts<Documented[Id]>

/** Body of `reserveNumber`. */
export type NumberWish = Schemas['NumberWish']
/** One text or call, and what became of it. */
export type Message = Schemas['SandboxMessage']
/** 200 of `listMessages`. */
export type MessageList = Schemas['MessageList']
/** One try at a callback. */
export type CallbackAttempt = Schemas['CallbackAttempt']
/** The time in the sandbox. */
export type Clock = Schemas['Clock']
/** Body of `setClock`: exactly one of `advanceSeconds`, `now` and `run`. */
export type ClockChange = Schemas['ClockChange']
/** A failure that is set. */
export type Fault = Schemas['Fault']
/** A failure to provoke. */
export type FaultSpec = Schemas['FaultSpec']
/** Numbers that behave. */
export type Scenario = Schemas['Scenario']
/** One request to the two-factor API, its answer and the verdict. */
export type Exchange = Schemas['Exchange']
/** The data of one event of `streamEvents`; its `type` says which. */
export type Event = Schemas['Event']
