// Time limits and aborts: work that settles, its time being up, or the caller's abort, whichever comes first.

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
  const timer = setTimeout(stop, ms, timedOut)
  const ignore = caller && onAbort(caller, stop)
  try {
    // Raced, because a custom fetch may ignore its signal.
    return await Promise.race([stopped, work(controller.signal)])
  } finally {
    clearTimeout(timer)
    ignore?.()
  }
}

/** Resolves after `ms`; rejects with the reason of `caller` as soon as that is aborted. */
export async function pause(ms: number, caller: AbortSignal | undefined): Promise<void> {
  caller?.throwIfAborted()
  let ignore: (() => void) | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  try {
    await new Promise<void>((resolve, reject) => {
      timer = setTimeout(resolve, ms)
      ignore = caller && onAbort(caller, reject)
    })
  } finally {
    clearTimeout(timer)
    ignore?.()
  }
}

type Act = (reason: unknown) => void
const waiting = new WeakMap<AbortSignal, { readonly acts: Set<Act>; readonly listener: () => void }>()

/** Has `act` called when `signal` is aborted; returns what takes that back. All that wait share one listener: of more than ten, Node warns. */
function onAbort(signal: AbortSignal, act: Act): () => void {
  const { acts, listener } = waiting.get(signal) ?? listen(signal)
  acts.add(act)
  return () => {
    acts.delete(act)
    if (acts.size > 0) return
    waiting.delete(signal)
    signal.removeEventListener('abort', listener)
  }
}

function listen(signal: AbortSignal) {
  const acts = new Set<Act>()
  const listener = () => acts.forEach((act) => act(signal.reason))
  signal.addEventListener('abort', listener)
  const shared = { acts, listener }
  waiting.set(signal, shared)
  return shared
}
