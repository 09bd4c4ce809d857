// One-time codes: drawn without bias, kept only under a keyed digest, compared in constant time.
import { createHmac, type Hmac, type KeyObject, timingSafeEqual } from 'node:crypto'

/** A whole number from 0 up to, not including, `limit`; each as likely as any other. `crypto.randomInt` is one. */
export type Random = (limit: number) => number

/** The secrets that digests are keyed with, by id, so that one can follow another. None may contain a dot in its id; each has at least 32 random bytes. */
export interface Pepper {
  /** The id of the key that new codes are sealed with. */
  readonly current: string
  readonly keys: Readonly<Record<string, KeyObject>>
}

/** What a code was sent for. A code is good for exactly this. */
export interface Subject {
  readonly accountId: string
  readonly to: string
  readonly scope: string
}

/** A code of so many digits, leading zeros included. */
export function drawCode(random: Random, digits: number): string {
  return String(random(10 ** digits)).padStart(digits, '0')
}

/** What a code is sealed as. */
export function codeFields({ accountId, to, scope }: Subject, code: string): readonly string[] {
  return [accountId, to, scope, code]
}

/** Lower-case letters and digits, each as likely as any other. `length` is a multiple of four. */
export function drawText(random: Random, length: number): string {
  let text = ''
  // Four at a time: numbers this small turn into text several times faster than larger ones.
  for (let drawn = 0; drawn < length; drawn += 4)
    text += random(36 ** 4)
      .toString(36)
      .padStart(4, '0')
  return text
}

/** `<key id>.<nonce>.<digest>`: enough to recognise the fields, not to know them. */
export function seal(pepper: Pepper, random: Random, fields: readonly string[]): string {
  const nonce = drawText(random, nonceLength)
  // Joined, because V8 would keep a concatenation as a tree of its parts, at twice the memory.
  return [pepper.current, nonce, keyed(pepper, pepper.current, nonce, fields).digest('base64url')].join('.')
}

/** Whether one of the seals is of these fields; as `lastMatch`. */
export function matches(pepper: Pepper, seals: readonly string[], fields: readonly string[], work: number): boolean {
  return lastMatch(pepper, seals, fields, work) >= 0
}

/**
 * The place of the last seal that is of these fields; -1 when none is. Works as long for no seal as for `work` of them, and never stops at the first match: how long it takes
 * says nothing about which codes there are.
 */
export function lastMatch(pepper: Pepper, seals: readonly string[], fields: readonly string[], work: number): number {
  let found = -1
  for (let index = 0; index < Math.max(seals.length, work); index += 1) {
    const [keyId = '', nonce = '', expected = ''] = (seals[index] ?? `${pepper.current}.${noNonce}.${noDigest}`).split(
      '.',
    )
    // A key that was taken out of use still costs a digest; what it sealed matches nothing.
    const known = Object.hasOwn(pepper.keys, keyId)
    const equal = timingSafeEqual(
      keyed(pepper, known ? keyId : pepper.current, nonce, fields).digest(),
      Buffer.from(expected, 'base64url'),
    )
    if (equal && known && index < seals.length) found = index
  }
  return found
}

/** Throws a TypeError unless this pepper can be relied on: its current key is there, no id has a dot, no key is shorter than 32 bytes. */
export function checkPepper({ current, keys }: Pepper): void {
  if (!Object.hasOwn(keys, current)) throw new TypeError(`the pepper has no key "${current}"`)
  for (const [id, key] of Object.entries(keys)) {
    if (id.includes('.')) throw new TypeError(`the id "${id}" of a key of the pepper must not contain a dot`)
    if ((key.symmetricKeySize ?? 0) < 32)
      throw new TypeError(`the key "${id}" of the pepper must be a secret key of at least 32 bytes`)
  }
}

const nonceLength = 8
const noNonce = '0'.repeat(nonceLength)
const noDigest = Buffer.alloc(32).toString('base64url')

function keyed(pepper: Pepper, keyId: string, nonce: string, fields: readonly string[]): Hmac {
  const key = pepper.keys[keyId]
  if (!key) throw new Error(`the pepper has no key "${keyId}"`)
  // JSON keeps the fields apart: no account id, scope or code can pass for a neighbour.
  return createHmac('sha256', key).update(JSON.stringify([nonce, ...fields]))
}
