// Lets the caller observe a call. Nothing that a hook gets is secret, and nothing that it does changes the call.
import type { OperationId } from '../contract/operations.js'

interface Observed {
  /** Absent when a raw call goes to none of the document's operations. */
  readonly operationId: OperationId | undefined
  /** 1 for the first. */
  readonly attempt: number
}

export interface TwoFactorHooks {
  /** An attempt is about to leave. */
  readonly onRequest?: ((event: Observed) => void) | undefined
  /** A whole answer came, whatever its status. */
  readonly onResponse?: ((event: Observed & { readonly status: number; readonly requestId: string | undefined; readonly durationMs: number }) => void) | undefined
  /** An attempt failed, for `reason` (the name of an error), and another follows after `delayMs`. */
  readonly onRetry?: ((event: Observed & { readonly reason: string; readonly status: number | undefined; readonly delayMs: number }) => void) | undefined
  /** The call failed for good. `durationMs` is that of the whole call. */
  readonly onError?: ((event: Observed & { readonly reason: string; readonly status: number | undefined; readonly durationMs: number }) => void) | undefined
}

/** Calls a hook, if there is one, and lets go of whatever it throws, now or later. */
export function notify<Event>(hook: ((event: Event) => void) | undefined, event: Event): void {
  if (hook) (async () => hook(event))().catch(() => {})
}
