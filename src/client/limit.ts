// Runs work until it settles, its time is up, or the caller aborts, whichever comes first.

/** What `limit` rejects with when the time is up. */
export const timedOut = Symbol()

/**
 * Settles as `work` does; rejects with `timedOut` after `ms`, or with the reason of `caller`. The signal that `work` gets is aborted
 * then. No timer and no listener is left behind.
 */
export async function limit<T>(
  ms: number,
  caller: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  caller?.throwIfAborted()
  // Not AbortSignal.any with AbortSignal.timeout: Node 20 keeps what they hold for as long as the caller's signal lives.
  const controller = new AbortController()
  let stop!: (reason: unknown) => void
  const stopped = new Promise<never>((_, reject) => {
    stop = (reason) => {
      reject(reason)
      controller.abort(reason)
    }
  })
  const onAbort = () => stop(caller?.reason)
  const timer = setTimeout(stop, ms, timedOut)
  caller?.addEventListener('abort', onAbort)
  try {
    // Raced, because a custom fetch may ignore its signal.
    return await Promise.race([stopped, work(controller.signal)])
  } finally {
    clearTimeout(timer)
    caller?.removeEventListener('abort', onAbort)
  }
}
