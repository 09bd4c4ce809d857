// A moment as people and programs write it down: RFC 3339.

const written = /^(\d{4}-\d\d-\d\d)T(?:[01]\d|2[0-3]):\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/i

/** Epoch milliseconds of a moment such as `2026-01-31T09:30:00Z`; `undefined` for what is none, be it a day that no calendar has. */
export function momentOf(text: string): number | undefined {
  const day = written.exec(text)?.[1]
  const moment = day === undefined ? Number.NaN : Date.parse(text.toUpperCase())
  if (day === undefined || Number.isNaN(moment)) return undefined
  // Date takes the 30th of February for the 2nd of March.
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day) ? moment : undefined
}
