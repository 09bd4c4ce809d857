// Holds what callers pass to the names that there are: plain JavaScript lets a misspelt one pass, and it would do nothing.

/** The names of an object's properties, each once. */
export type NamesOf<T> = Readonly<Record<keyof T, true>>

/** Throws a TypeError when `given` is not an object, or has a property beyond `names`; one that is undefined counts as absent. `what` says what it is, such as `a duration`. */
export function checkNames<T extends object>(what: string, names: NamesOf<T>, given: T): void {
  const all = Object.keys(names)
  if (typeof given !== 'object' || given === null) throw new TypeError(`${what} is an object with ${all.join(', ')}`)
  const unknown = Object.entries(given).find(([name, value]) => value !== undefined && !Object.hasOwn(names, name))
  if (unknown) throw new TypeError(`${unknown[0]} is not part of ${what}: ${all.join(', ')}`)
}
