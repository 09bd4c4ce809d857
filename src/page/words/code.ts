// Codes as people read, hear and type them.

/** In two halves, such as `482 913`. */
export function grouped(code: string): string {
  const middle = Math.ceil(code.length / 2)
  return `${code.slice(0, middle)} ${code.slice(middle)}`
}

/** Digit by digit, such as `4 8 2 9 1 3`, as a voice should say it. */
export function spelled(code: string): string {
  return [...code].join(' ')
}

/** What somebody typed or pasted, without the spaces and dashes between the digits. */
export function typed(text: string): string {
  return text.replace(/[\s\u2010-\u2015-]/g, '')
}
