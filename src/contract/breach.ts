// What the strict check reports: each way in which one exchange left the document.
import type { OperationId } from './operations.js'
import type { Problem } from './validate.js'

/** One way in which a request or a response breaks the document. Never holds a value of a body, a header, a path or a credential. */
export interface Breach<Id extends string = OperationId> {
  readonly side: 'request' | 'response'
  /** Absent when the request is none of the document's operations. */
  readonly operationId?: Id
  /** `path`, `path.accountId`, `method`, `query`, `query.limit`, `auth`, `content-type`, `header.retry-after` (in lower case), `status`, `body`, `body.to`. */
  readonly where: string
  /** `undocumented`: the document does not name it. `malformed`: it cannot be read as what the document names. Else the keyword that is broken. */
  readonly rule: 'undocumented' | 'malformed' | Problem['rule']
  /** What would be right, such as `body.to is required`. */
  readonly message: string
}

/** Thrown by `strictFetch` for an exchange that breaks the document; safe to log. */
export class ContractBreachError extends Error {
  override readonly name = 'ContractBreachError'
  /** Every breach of one side of the exchange, at least one. */
  readonly breaches: readonly Breach<string>[]

  constructor(breaches: readonly Breach<string>[]) {
    super(
      breaches
        .map(({ side, operationId = 'unknown operation', message }) => `${side} of ${operationId}: ${message}`)
        .join('\n'),
    )
    this.breaches = breaches
  }
}
