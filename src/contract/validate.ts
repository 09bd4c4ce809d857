// Judges one JSON value by a schema of the document, without eval: the client, the server and the strict check all call this.
import type { Schema } from '../../generated/schemas.js'

export type { Schema }

/** One way in which a value breaks its schema. Never holds the value itself: it may be a code, a number or a secret. */
export interface Problem {
  /** Where, such as `to` or `message.id`; empty for the whole value. */
  readonly field: string
  /** The keyword of JSON Schema that was broken; `undocumented` for a field that must not be there. */
  readonly rule: 'required' | 'type' | 'enum' | 'pattern' | 'format' | 'length' | 'range' | 'undocumented'
  /** What would be right, such as `to must be an E.164 phone number such as +19195550112`. */
  readonly message: string
}

/** Every problem of `value`, in the document's order; empty when it keeps the schema. Fields the schema does not name are ignored, unless it says otherwise. */
export function validate(schema: Schema, value: unknown, field = ''): Problem[] {
  if (value === null && schema.nullable) return []
  if (schema.anyOf) {
    const branches = schema.anyOf.map((branch) => validate(branch, value, field))
    // The branch that was nearly kept is the one that was meant.
    return branches.reduce((best, next) => (next.length < best.length ? next : best))
  }
  if (schema.type && !isType[schema.type](value)) {
    return problem(field, 'type', `must be ${/^[aeiou]/.test(schema.type) ? 'an' : 'a'} ${schema.type}`)
  }
  if (schema.enum && !schema.enum.includes(value as string)) return problem(field, 'enum', `must be ${schema.enum.join(' or ')}`) // a value of another type is in no enum

  if (typeof value === 'string') {
    const { minLength = -Infinity, maxLength = Infinity } = schema
    // JSON Schema counts code points; a string has at most as many of them as UTF-16 units, and at least half as many.
    const length = value.length > maxLength || value.length < 2 * minLength ? [...value].length : value.length
    if (length < minLength || length > maxLength) return problem(field, 'length', `must have ${between(minLength, maxLength)} characters`)
    if (schema.pattern && !schema.pattern.test(value)) return problem(field, 'pattern', `must be ${schema.title}${schema.example ? ` such as ${schema.example}` : ''}`)
    if (schema.format && !schema.format.test(value)) return problem(field, 'format', 'must be a date and time such as 2026-01-31T09:30:00Z')
  }
  if (typeof value === 'number') {
    const { minimum = -Infinity, maximum = Infinity } = schema
    if (value < minimum || value > maximum) return problem(field, 'range', `must be ${between(minimum, maximum)}`)
  }
  if (Array.isArray(value)) {
    if (value.length < (schema.minItems ?? 0)) return problem(field, 'length', `must have at least ${schema.minItems} items`)
    return schema.items ? value.flatMap((item, index) => validate(schema.items!, item, `${field}[${index}]`)) : []
  }
  if (isObject(value)) {
    const problems: Problem[] = []
    const within = (name: string) => (field ? `${field}.${name}` : name)
    const { required = [], properties = {}, additionalProperties: others } = schema
    for (const name of required) if (!present(value, name)) problems.push(...problem(within(name), 'required', 'is required'))
    for (const name in properties) if (present(value, name)) problems.push(...validate(properties[name]!, value[name], within(name)))
    if (others === undefined) return problems
    for (const name of Object.keys(value)) {
      if (!present(value, name) || Object.hasOwn(properties, name)) continue
      problems.push(...(others ? validate(others, value[name], within(name)) : problem(within(name), 'undocumented', 'is not in the document')))
    }
    return problems
  }
  return []
}

function problem(field: string, rule: Problem['rule'], says: string): Problem[] {
  return [{ field, rule, message: `${field || 'the value'} ${says}` }]
}

/** Whether `value` is a JSON object: neither null nor an array. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return isType.object(value)
}

const isType = {
  object: (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value),
  array: Array.isArray,
  string: (value: unknown) => typeof value === 'string',
  integer: Number.isInteger,
  number: Number.isFinite,
  boolean: (value: unknown) => typeof value === 'boolean',
} satisfies Record<NonNullable<Schema['type']>, (value: unknown) => boolean>

/** `undefined` is absent, as it is to JSON.stringify. An inherited property is absent too. */
function present(value: Record<string, unknown>, name: string): boolean {
  return Object.hasOwn(value, name) && value[name] !== undefined
}

function between(least: number, most: number): string {
  if (least === most) return `${least}`
  if (most === Infinity) return `at least ${least}`
  return least === -Infinity ? `at most ${most}` : `${least} to ${most}`
}
