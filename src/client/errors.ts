// What the client throws: one class per way in which a call can fail. None of them shows a credential, a number, a message or a code.
import type { OperationId } from '../contract/operations.js'
import type { Problem } from '../contract/validate.js'
import { defined } from './defined.js'

/** What is known about a failed call. A field that is absent is not known, or does not apply. */
export interface TwoFactorErrorDetails {
  /** Which operation of the document failed. Absent when no call was made. */
  readonly operationId?: OperationId | undefined
  /** Requests made, or tried, by this call: 1 or more. Absent when the input was refused before the first. */
  readonly attempts?: number
  /** HTTP status of the answer. */
  readonly status?: number
  /** The server's name for the exchange; quote it to support. */
  readonly requestId?: string | undefined
  /** Milliseconds that the server asks to wait before the next try. */
  readonly retryAfterMs?: number | undefined
  /** The name and the code (such as `ECONNREFUSED`) of the failure underneath, and nothing else of it. */
  readonly cause?: Error
  /** Which time ran out. */
  readonly limit?: 'attempt' | 'total'
}

// An interface merged into the class: the fields are there only when they are known.
export interface TwoFactorError extends Omit<TwoFactorErrorDetails, 'cause' | 'limit'> {}

/** Everything that this client throws, but for the reason of the caller's own `signal`. */
export abstract class TwoFactorError extends Error {
  abstract override get name():
    | 'TwoFactorApiError'
    | 'TwoFactorConnectionError'
    | 'TwoFactorTimeoutError'
    | 'TwoFactorResponseError'
    | 'TwoFactorInputError'

  constructor(message: string, details: TwoFactorErrorDetails = {}) {
    super(message, details)
    Object.assign(this, defined(details))
  }

  /** What JSON shows: all that is known, the name and the message included. */
  toJSON(): object {
    return { ...this, name: this.name, message: this.message, cause: this.cause }
  }
}

/** The server said no: any status from 400 up. `status` is always there. */
export class TwoFactorApiError extends TwoFactorError {
  declare readonly status: number
  // Private to the language: nothing that prints, copies or serialises an error sees it.
  readonly #said: string
  override get name() {
    return 'TwoFactorApiError' as const
  }

  /** `said` is what `serverMessage` returns. */
  constructor(message: string, details: TwoFactorErrorDetails = {}, said = '') {
    super(message, details)
    this.#said = said
  }

  /**
   * Why, in the server's own words, whichever of its three ways it spells that, with `; ` between where it uses several; empty when it gave no reason.
   * They may quote the request, numbers, codes and credentials included, so no other form of the error has them: keep them out of logs.
   */
  serverMessage(): string {
    return this.#said
  }
}

/** No answer, or only a part of one: refused, no such host, reset. `cause.code` says which, where the runtime does. */
export class TwoFactorConnectionError extends TwoFactorError {
  override get name() {
    return 'TwoFactorConnectionError' as const
  }
}

/** No answer within `timeoutMs` (`limit` is `attempt`) or `totalTimeoutMs` (`limit` is `total`). */
export class TwoFactorTimeoutError extends TwoFactorError {
  declare readonly limit: 'attempt' | 'total'
  override get name() {
    return 'TwoFactorTimeoutError' as const
  }
}

/** An answer that the document does not allow: a redirect, another 2xx than 200, no JSON, a missing or mistyped field. */
export class TwoFactorResponseError extends TwoFactorError {
  declare readonly status: number
  override get name() {
    return 'TwoFactorResponseError' as const
  }
}

/** Input or options that the document does not allow. Nothing was sent. The message lists every problem, never a value. */
export class TwoFactorInputError extends TwoFactorError {
  override get name() {
    return 'TwoFactorInputError' as const
  }

  constructor(
    /** Each field that is missing or wrong, why, and what would be right. */
    readonly problems: readonly Problem[],
    operationId?: OperationId,
  ) {
    super(problems.map(({ message }) => message).join('; '), { operationId })
  }
}
