// Counts as people read them.

/** With a comma between thousands, such as `10,000`. */
export function counted(count: number): string {
  return String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ',')
}
