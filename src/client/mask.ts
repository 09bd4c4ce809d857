// Keeps what a call sent and used out of the words that others have for it.

/**
 * `text` with `…` for every one of `values`, be it plain, JSON-escaped or percent-encoded, and for every run of four or more digits, however it is punctuated.
 * It is on one line then.
 */
export function masked(text: string, values: readonly string[]): string {
  const longestFirst = values.filter(Boolean).sort((one, other) => other.length - one.length)
  const known = longestFirst
    .map((value) => value.replace(/[^\w\s]/g, String.raw`\$&`).replaceAll(' ', '[ +]'))
    .join('|')
  const hide = (words: string) => (known ? words.replace(new RegExp(known, 'gi'), '…') : words)
  return hide(unescaped(hide(text)))
    .replace(/\p{Cf}/gu, '')
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/\d(?:[^\da-z]{0,2}\d){3,}/gi, '…')
}

/** `word` where it is a token of at most 64 letters, digits, `_` and `-` that holds none of `values`, however they are punctuated; nothing where it is not. */
export function token(word: unknown, values: readonly string[]): string | undefined {
  if (typeof word !== 'string' || !/^[\w-]{1,64}$/.test(word)) return undefined
  const holds = (value: string) => {
    // People write a number without the code of its country, or of its area.
    const known = bare(value).slice(/^\+\d{7}/.test(value) ? -7 : 0)
    return known ? bare(word).includes(known) : value === word
  }
  return values.some(holds) ? undefined : word
}

/** The letters and digits of `text`. */
function bare(text: string): string {
  return text.toLowerCase().replace(/[^a-z\d]+/g, '')
}

/** What was JSON-escaped, percent-encoded or both in `text`, as it was before. */
function unescaped(text: string): string {
  return text
    .replace(/(%[\da-f]{2})+/gi, (encoded) => attempt(encoded, () => decodeURIComponent(encoded)))
    .replace(/\\(u[\da-f]{4}|.)/gi, (escaped) => attempt(escaped, () => JSON.parse(`"${escaped}"`)))
}

/** What `decode` makes of `text`, or `text` where it makes nothing of it. */
function attempt(text: string, decode: () => string): string {
  try {
    return decode()
  } catch {
    return text
  }
}
