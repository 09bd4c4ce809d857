// Phone numbers as people read them.

/** A North American number in groups, such as `+1 919 555 0112`; any other as it is. */
export function readable(number: string): string {
  const parts = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number)
  return parts ? `+1 ${parts[1]} ${parts[2]} ${parts[3]}` : number
}
