// One-time codes: drawn without bias, kept only as a keyed digest, compared in constant time.
import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto'

/** A whole number from 0 up to, not including, `limit`; each as likely as any other. `crypto.randomInt` is one. */
export type Random = (limit: number) => number

/** The secrets that digests of codes are keyed with, by id, so that one can follow another. None may contain a dot in its id. */
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

/** `<key id>.<nonce>.<digest>`: enough to recognise the code, not to know it. */
export function seal(pepper: Pepper, random: Random, subject: Subject, code: string): string {
  const nonce = random(2 ** 47).toString(36)
  return `${pepper.current}.${nonce}.${digest(pepper, pepper.current, nonce, subject, code).toString('base64url')}`
}

/**
 * Whether one of the seals is of this code. Works as long for no seal as for `work` of them, and never stops at the first match: how long it takes says nothing
 * about which codes there are.
 */
export function matches(pepper: Pepper, seals: readonly string[], subject: Subject, code: string, work: number): boolean {
  let found = false
  for (let index = 0; index < Math.max(seals.length, work); index += 1) {
    const [keyId = '', nonce = '', expected = ''] = (seals[index] ?? `${pepper.current}.0.${noDigest}`).split('.')
    // A key that was taken out of use still costs a digest; what it sealed matches nothing.
    const known = Object.hasOwn(pepper.keys, keyId)
    const equal = timingSafeEqual(digest(pepper, known ? keyId : pepper.current, nonce, subject, code), Buffer.from(expected, 'base64url'))
    found = (equal && known && index < seals.length) || found
  }
  return found
}

const noDigest = Buffer.alloc(32).toString('base64url')

function digest(pepper: Pepper, keyId: string, nonce: string, { accountId, to, scope }: Subject, code: string): Buffer {
  const key = pepper.keys[keyId]
  if (!key) throw new Error(`the pepper has no key "${keyId}"`)
  // JSON keeps the fields apart: no account id, scope or code can pass for a neighbour.
  return createHmac('sha256', key).update(JSON.stringify([accountId, to, scope, nonce, code])).digest()
}
