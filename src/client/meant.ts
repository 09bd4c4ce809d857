// Finds the name that somebody meant and misspelt.

/** `; did you mean scope?` where one of `names` begins as `name` does, whatever the case; else nothing. */
export function meant(name: string, names: readonly string[]): string {
  const start = name.slice(0, 3).toLowerCase()
  const found = names.find((other) => other.toLowerCase().startsWith(start))
  return found === undefined ? '' : `; did you mean ${found}?`
}
