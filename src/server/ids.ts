// Ids of messages and calls, in the shapes that the hosted service gives them.
import { drawText, type Random } from '../rules/code.js'

/** 29 characters: epoch milliseconds in 13 digits, then 16 of base 36. */
export function messageId(now: number, random: Random): string {
  return String(Math.floor(now)).padStart(13, '0') + drawText(random, 16)
}

/** 47 characters: `c-`, 8 hex digits, `-` and a UUID. */
export function callId(random: Random): string {
  const variant = '89ab'[random(4)]
  return `c-${hex(random, 8)}-${hex(random, 8)}-${hex(random, 4)}-4${hex(random, 3)}-${variant}${hex(random, 3)}-${hex(random, 8)}${hex(random, 4)}`
}

function hex(random: Random, digits: number): string {
  return random(16 ** digits)
    .toString(16)
    .padStart(digits, '0')
}
