// What the client throws: one class per way in which a call can fail. None of them shows a credential, a number, a message or a code.
import type { OperationId } from '../contract/operations.js'
import type { Problem } from '../contract/validate.js'
import { defined } from './defined.js'

/** Whom a request went to: the two-factor API, or where a token should come from. */
export type Peer = 'api' | 'token endpoint' | 'token function'

/** What is known about a failed call. A field that is absent is not known, or does not apply. */
export interface TwoFactorErrorDetails {
  /** Which operation of the document failed. Absent when no call was made. */
  readonly operationId?: OperationId | undefined
  /** Requests made, or tried, by this call: 1 or more. Absent when the input was refused before the first. */
  readonly attempts?: number
  /** Who said no, or nothing. Absent when nobody was asked. */
  readonly peer?: Peer
  /** HTTP status of the answer; 0 where it had none that is a number, as a redirect in a browser. */
  readonly status?: number
  /**
   * Why, in the server's own words, with `…` for every value that the call sent or used, and for every run of four or more digits. Absent when it gave no
   * reason, or one of more than 1,000 characters.
   */
  readonly reason?: string | undefined
  /** The server's name for the exchange; quote it to support. */
  readonly requestId?: string | undefined
  /** Milliseconds that the server asks to wait before the next try. */
  readonly retryAfterMs?: number | undefined
  /** The code of the failure underneath, such as `ECONNREFUSED`, where there is one. */
  readonly code?: string | undefined
  /** Which time ran out. */
  readonly limit?: 'attempt' | 'total'
  /**
   * The failure underneath: the very error where the caller's own `fetch` or token function threw it, and otherwise one with its name and code, and nothing
   * else of it.
   */
  readonly cause?: unknown
}

// An interface merged into the class: the fields are there only when they are known.
interface Failure extends Omit<TwoFactorErrorDetails, 'cause' | 'limit'> {}

abstract class Failure extends Error {
  constructor(message: string, { cause, ...known }: TwoFactorErrorDetails = {}) {
    super(message, cause === undefined ? {} : { cause })
    Object.assign(this, defined(known))
  }

  /** What JSON shows: all that is known, the name and the message included. The cause is not: it may be an error of the caller's own. */
  toJSON(): object {
    return { ...this, name: this.name, message: this.message }
  }
}

/** The server said no: any status from 400 up. `status` is always there. */
export class TwoFactorApiError extends Failure {
  declare readonly status: number
  override get name() {
    return 'TwoFactorApiError' as const
  }
}

/** No answer, or only a part of one: refused, no such host, reset. `code` says which, where the runtime does. */
export class TwoFactorConnectionError extends Failure {
  override get name() {
    return 'TwoFactorConnectionError' as const
  }
}

/** No answer within `timeoutMs` (`limit` is `attempt`) or `totalTimeoutMs` (`limit` is `total`). */
export class TwoFactorTimeoutError extends Failure {
  declare readonly limit: 'attempt' | 'total'
  override get name() {
    return 'TwoFactorTimeoutError' as const
  }
}

/** An answer that the document does not allow: a redirect, another 2xx than 200, no JSON, a missing or mistyped field. `status` is always there. */
export class TwoFactorResponseError extends Failure {
  declare readonly status: number
  override get name() {
    return 'TwoFactorResponseError' as const
  }
}

/** Input or options that the document does not allow. Nothing was sent. The message lists every problem, never a value. */
export class TwoFactorInputError extends Failure {
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

/** Everything that this client throws, but for the reason of the caller's own `signal`: one of five classes, which TypeScript tells apart by `name`. */
export type TwoFactorError =
  TwoFactorApiError | TwoFactorConnectionError | TwoFactorTimeoutError | TwoFactorResponseError | TwoFactorInputError

/** For `instanceof`: what all five have in common. */
export const TwoFactorError = Failure as unknown as abstract new (...args: never) => TwoFactorError // it has no other classes
