// Every exchange with the API, and what the strict check says of both sides.
import type { Breach } from '../../contract/breach.js'
import type { OperationId } from '../../contract/operations.js'
import type { ForcedBy } from '../trouble/forced.js'

/** One exchange. */
export interface Exchange {
  readonly id: string
  /** Epoch milliseconds on the sandbox's clock. */
  readonly at: number
  /** `null` when path or method is none of the document's. */
  readonly operationId: OperationId | null
  readonly method: string
  readonly path: string
  /** The number in the body, when it names one. */
  readonly to: string | null
  /** Whether a fault holds the request back at this moment; its `durationMs` is until now then. */
  readonly held: boolean
  readonly durationMs: number
  /** `kept` when neither side broke the document. */
  readonly verdict: 'kept' | 'broken'
  readonly breaches: readonly Breach[]
  /** `Authorization` shows its scheme alone. */
  readonly request: { readonly headers: Readonly<Record<string, string>>; readonly body: string }
  /** `null` when it is held, and when the connection was dropped. */
  readonly response: {
    readonly status: number
    readonly headers: Readonly<Record<string, string>>
    readonly body: string
  } | null
  /** What gave the answer instead of the service; `null` when it was the service. */
  readonly forcedBy: ForcedBy | null
}

/** An exchange, before somebody looks at it. */
export interface Recorded {
  readonly accountId: string | undefined
  readonly to: string | undefined
  readonly idempotencyKey: string | undefined
  /** The exchange with its verdict; the same each time, once it is held no more. */
  exchange(): Exchange
}

/** The newest exchanges. */
export interface Journal {
  readonly dropped: number
  /** Adds one, unless it is there already. */
  add(recorded: Recorded): void
  /** Newest first; those about one number when `to` is given. */
  exchanges(filter?: { readonly to?: string | undefined; readonly limit?: number | undefined }): Exchange[]
  /** Forgets exchanges; those about one number when `to` is given, otherwise also how many were dropped. */
  forget(to?: string): void
}

/** An empty journal that keeps the newest `capacity` exchanges. */
export function createJournal(capacity = 1_000): Journal {
  let kept: Recorded[] = []
  let dropped = 0
  return {
    get dropped() {
      return dropped
    },
    add(recorded) {
      // One that was held is among the last.
      if (kept.lastIndexOf(recorded) >= 0) return
      kept.push(recorded)
      if (kept.length <= capacity) return
      kept.shift()
      dropped += 1
    },
    exchanges: ({ to, limit = Infinity } = {}) =>
      kept
        .filter((recorded) => to === undefined || recorded.to === to)
        .slice(-limit)
        .reverse()
        .map((recorded) => recorded.exchange()),
    forget(to) {
      kept = to === undefined ? [] : kept.filter((recorded) => recorded.to !== to)
      if (to === undefined) dropped = 0
    },
  }
}

/** Headers as the journal shows them: no credential, not even one that came without its scheme, and no cookie, which may be another application's on this machine. */
export function shownHeaders(headers: ReadonlyMap<string, string>): Record<string, string> {
  return Object.fromEntries([...headers].map(([name, value]) => [name, shown(name, value)]))
}

function shown(name: string, value: string): string {
  if (name === 'cookie') return '…'
  if (name !== 'authorization') return value
  const scheme = /^(?:Basic|Bearer)(?=\s)/i.exec(value)?.[0]
  return scheme ? `${scheme} …` : '…'
}
