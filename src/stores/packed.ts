// A record as text that begins with its end, so that what has expired is found without reading the rest.
import type { StoredRecord } from './store.js'

export function pack(record: StoredRecord): string {
  // Joined, because V8 would keep a concatenation as a tree of its parts.
  return [record.expiresAt, JSON.stringify({ ...record, expiresAt: undefined })].join(' ')
}

export function unpack(text: string): StoredRecord {
  // `pack` wrote it.
  return { ...(JSON.parse(text.slice(text.indexOf(' '))) as object), expiresAt: endOf(text) }
}

/** Epoch milliseconds from which the record counts as absent. */
export function endOf(text: string): number {
  return Number.parseFloat(text)
}
