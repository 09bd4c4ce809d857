// Reads numbers and codes as people type and phones paste them, and guesses nothing: a wrong guess is another person's number.

/** What was read, or the text as it came where it is not what it should be; `wrong` says why, where the document's own rule may not. */
export interface Typed {
  readonly value: string
  readonly wrong?: string
}

// Nothing that anyone types is longer, so what is longer is left for the document to refuse.
const longest = 64
const number = /^\+\d+(?:[ .-]\d+)*(?:[ .-]?\(\d+\)[ .-]?\d+(?:[ .-]\d+)*)?$/

// Countries that dial a 0 before a number at home, and have no number that begins with one (the metadata of libphonenumber).
const trunk = /^\+(20|27|3[123]|4[013469]|5[134578]|6[0134]|8[46]|9[0-58]|353|972)0/

/** A phone number in E.164 form. */
export function typedNumber(text: string): Typed {
  if (text.length > longest) return { value: text }
  const typed = plain(text).trim()
  if (!typed.startsWith('+')) return { value: text }
  const value = typed.replace(/[^+\d]/g, '')
  const wrong = wrongNumber(typed, value)
  return wrong === undefined ? { value } : { value: text, wrong }
}

function wrongNumber(typed: string, value: string): string | undefined {
  if (typed.includes('(0)')) return 'must be without (0): some countries keep that zero, others do not'
  // A digit that stands alone at the end is an extension, or the rest of a decimal number.
  if (!number.test(typed) || /\D\d$/.test(typed))
    return 'must be a plus and digits, with single spaces, dashes, dots or a pair of brackets between them'
  if (value.startsWith('+1') && value.length !== 12) return 'must have ten digits after +1'
  if (trunk.test(value)) return 'must have no 0 after its country code: that zero is dialled at home only'
  return undefined
}

/** A code, without its spaces and dashes. */
export function typedCode(text: string): Typed {
  if (text.length > longest) return { value: text }
  const value = plain(text).replace(/[ -]/g, '')
  return /^\d*$/.test(value)
    ? { value }
    : { value: text, wrong: 'must be digits, with only spaces and dashes between them' }
}

/** The same in ASCII as far as it is digits, spaces, dashes and a plus; without the signs that nobody sees. */
function plain(text: string): string {
  // Most is typed in ASCII, and to look signs up takes longer than the rest of a call's input.
  if (/^[ -~]*$/.test(text)) return text
  return text
    .replace(/\p{Cf}/gu, '')
    .replace(/\s/g, ' ')
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/\uff0b/g, '+')
    .replace(/\p{Nd}/gu, digit)
}

/** Unicode keeps the digits of a script in a row, from zero to nine. */
function digit(sign: string): string {
  const point = sign.codePointAt(0)! // the pattern found one
  let first = point
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first--
  return `${(point - first) % 10}`
}
