// A document to judge exchanges by: its operations, what they ask and answer, and its paths taken apart for matching.
import type { Access, Answer, Operation } from '../../generated/operations.js'

export type { Operation }

/** One of the API's documents; `Id` names its operations. */
export interface ContractDocument<Id extends string = string> {
  readonly operations: Readonly<Record<Id, Operation>>
  readonly access: Readonly<Record<Id, Access>>
  readonly answers: Readonly<Record<Id, Readonly<Record<number, Answer>>>>
  /** Where tokens for its operations come from; undefined when none asks for one. */
  readonly tokenUrl: string | undefined
  readonly routes: readonly Route<Id>[]
}

/** How a request names its operation. */
export interface Route<Id extends string = string> {
  readonly operationId: Id
  readonly method: string
  /** Of the path below the base URL; `{name}` stands for a parameter. */
  readonly segments: readonly string[]
}

/** The document that the generated tables make. */
export function contractDocument<Id extends string>({
  operations,
  ...rest
}: Omit<ContractDocument<Id>, 'routes'>): ContractDocument<Id> {
  const operationIds = Object.keys(operations) as Id[] // keys() forgets whose keys they are
  const routes = operationIds.map((operationId) => ({
    operationId,
    method: operations[operationId].method,
    segments: operations[operationId].path.split('/').slice(1),
  }))
  return { operations, ...rest, routes }
}
