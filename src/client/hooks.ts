// Lets the caller observe a call. Nothing that a hook gets is secret, and nothing that it does changes the call.
import type { OperationId } from '../contract/operations.js'
import type { TwoFactorError } from './errors.js'

interface Observed {
  readonly operationId: OperationId
  /** 1 for the first. */
  readonly attempt: number
}

interface Answered extends Observed {
  readonly status: number
  readonly requestId: string | undefined
  /** Of this attempt, from leaving to the end of the body. */
  readonly durationMs: number
}

interface Failed extends Observed {
  /** Its name. */
  readonly error: TwoFactorError['name']
  /** Absent when there was no answer. */
  readonly status: number | undefined
}

export interface TwoFactorHooks {
  /** An attempt is about to leave. */
  readonly onRequest?: ((event: Observed) => void) | undefined
  /** A whole answer came, whatever its status. */
  readonly onResponse?: ((event: Answered) => void) | undefined
  /** An attempt failed, and another follows after `delayMs`. */
  readonly onRetry?: ((event: Failed & { readonly delayMs: number }) => void) | undefined
  /** The call failed for good, `durationMs` after its begin. Not called for refused input, of which nothing left, nor for an abort. */
  readonly onError?: ((event: Failed & { readonly durationMs: number }) => void) | undefined
  /**
   * Something will do, but not for long. Called once a client: when Basic meets Bandwidth's hosted service, which ended it on 2 December 2026, on that day or
   * after it.
   */
  readonly onWarning?: ((event: { readonly message: string }) => void) | undefined
}

/** Calls a hook, if there is one, and lets go of whatever it throws, now or later. */
export function notify<Name extends keyof TwoFactorHooks>(
  hooks: TwoFactorHooks,
  name: Name,
  event: Parameters<NonNullable<TwoFactorHooks[Name]>>[0],
): void {
  // A hook of any name takes what it takes; TypeScript asks for one that takes all of them.
  const all = hooks as Record<Name, ((given: typeof event) => void) | undefined>
  if (all[name]) (async () => all[name]?.(event))().catch(() => {})
}
