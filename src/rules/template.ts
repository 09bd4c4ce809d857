// The text of a message: the template with its placeholders filled in.

/** What stands in for `{CODE}`, `{NAME}` and `{SCOPE}`. */
export interface Placeholders {
  readonly CODE: string
  /** Name of the application. Control characters are dropped. */
  readonly NAME: string
  /** Control characters are dropped. */
  readonly SCOPE: string
}

/** The text. Filled in one pass, so that a `{CODE}` inside a name stays as it is written. */
export function render(template: string, { CODE, NAME, SCOPE }: Placeholders): string {
  const values = { CODE, NAME: printable(NAME), SCOPE: printable(SCOPE) }
  // Every second piece is what the pattern caught: one of the keys of `values`.
  return template
    .split(/\{(CODE|NAME|SCOPE)\}/)
    .map((piece, index) => (index % 2 === 1 ? values[piece as keyof typeof values] : piece))
    .join('')
}

function printable(text: string): string {
  return text.replace(/[\0-\x1F\x7F-\x9F]/g, '')
}
