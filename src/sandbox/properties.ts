// Holds what callers pass to the properties that there are: plain JavaScript lets a misspelt name or a value of another kind pass, and it would do nothing, or harm far from here.
import { isObject, type Schema, validate } from '../contract/validate.js'

/** What a property may be, as `typeof` says it; `array` and `Date` are told apart from other objects. */
type Kind = 'string' | 'number' | 'boolean' | 'function' | 'object' | 'array' | 'Date'

/** An object's properties, each once, with what it may be: some of the kinds, or what a schema describes. */
export type PropertiesOf<T> = Readonly<Record<keyof T, readonly Kind[] | Schema>>

/**
 * Throws a TypeError when `given` is not an object, has a property beyond `properties`, or a value that is not what that may be; one that is undefined counts as absent. `what`
 * says what it is, such as `a duration`. No value is in the message: it may be a number or a secret.
 */
export function checkProperties<T extends object>(what: string, properties: PropertiesOf<T>, given: T): void {
  const names = Object.keys(properties).join(', ')
  if (typeof given !== 'object' || given === null) throw new TypeError(`${what} is an object with ${names}`)
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue
    if (!Object.hasOwn(properties, name)) throw new TypeError(`${name} is not part of ${what}: ${names}`)
    const expected = properties[name as keyof T] // it is one of its own keys
    if (isSchema(expected)) for (const { message } of validate(expected, value, name)) throw new TypeError(message)
    else if (!expected.some((kind) => kind === kindOf(value)))
      throw new TypeError(
        `${name} must be ${expected.map((kind) => (/^[ao]/.test(kind) ? `an ${kind}` : `a ${kind}`)).join(' or ')}`,
      )
  }
}

function isSchema(expected: readonly Kind[] | Schema): expected is Schema {
  return isObject(expected)
}

/** What a value is, in the words of `Kind`, or another word. */
export function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'array'
  // Not instanceof: it may come from another realm, as in a test that runs in a context of its own.
  if (Object.prototype.toString.call(value) === '[object Date]') return 'Date'
  return value === null ? 'null' : typeof value
}
