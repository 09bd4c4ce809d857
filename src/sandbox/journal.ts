// Every exchange with the API, and what the strict check says of both sides.
import type { Breach } from '../contract/breach.js'
import type { OperationId } from '../contract/operations.js'
import type { ForcedBy } from './forced.js'

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
  readonly durationMs: number
  /** `kept` when neither side broke the document. */
  readonly verdict: 'kept' | 'broken'
  readonly breaches: readonly Breach[]
  /** `Authorization` shows its scheme alone. */
  readonly request: { readonly headers: Readonly<Record<string, string>>; readonly body: string }
  /** `null` when the connection was dropped. */
  readonly response: { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string } | null
  /** What gave the answer instead of the service; `null` when it was the service. */
  readonly forcedBy: ForcedBy | null
}

/** The newest exchanges. */
export interface Journal {
  readonly dropped: number
  add(exchange: Exchange): void
  /** Newest first; those about one number when `to` is given. */
  exchanges(filter?: { readonly to?: string | undefined; readonly limit?: number | undefined }): Exchange[]
  /** Forgets exchanges; those about one number when `to` is given, otherwise also how many were dropped. */
  forget(to?: string): void
}

/** An empty journal that keeps the newest `capacity` exchanges. */
export function createJournal(capacity = 1_000): Journal {
  let kept: Exchange[] = []
  let dropped = 0
  return {
    get dropped() {
      return dropped
    },
    add(exchange) {
      kept.push(exchange)
      if (kept.length <= capacity) return
      kept.shift()
      dropped += 1
    },
    exchanges: ({ to, limit = Infinity } = {}) =>
      kept
        .filter((exchange) => to === undefined || exchange.to === to)
        .slice(-limit)
        .reverse(),
    forget(to) {
      kept = to === undefined ? [] : kept.filter((exchange) => exchange.to !== to)
      if (to === undefined) dropped = 0
    },
  }
}

/** The account in the path of an exchange; `undefined` when it names none. */
export function accountOf(path: string): string | undefined {
  const encoded = /\/accounts\/+([^/]+)\//.exec(path)?.[1]
  try {
    return encoded && decodeURIComponent(encoded)
  } catch {
    return undefined
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
