// Fictional phone numbers, so that no two tests share one.

let handedOut = 0

/** A number that nobody has: 555-01xx of some area code, another one each time. */
export function number(): string {
  const index = handedOut++
  return `+1${201 + Math.floor(index / 100)}55501${String(index % 100).padStart(2, '0')}`
}
