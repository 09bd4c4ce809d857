// Tells what was given from what was left out.

/** A copy of `object` without the properties that are undefined. */
export function defined<T extends object>(object: T): Partial<T> {
  // The same names and values, fewer of them.
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Partial<T>
}
