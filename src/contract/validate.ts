// Judges one JSON value by a schema of the document, without eval: the client, the server and the strict check all call this.
import type { Keywords, PlainSchema, Schema } from '../../generated/schemas.js'

export type { PlainSchema, Schema }

/** One way in which a value breaks its schema. Never holds the value itself: it may be a code, a number or a secret. */
export interface Problem {
  /** Where, such as `to` or `message.id`; empty for the whole value. A name that no field would have, such as a number, is `…`. */
  readonly field: string
  /** The keyword of JSON Schema that was broken; `undocumented` for a field that must not be there. */
  readonly rule: 'required' | 'type' | 'enum' | 'pattern' | 'format' | 'length' | 'range' | 'undocumented'
  /** What would be right, such as `to must be an E.164 phone number such as +19195550112`. */
  readonly message: string
}

/** Every problem of `value`, in the document's order; empty when it keeps the schema. Fields the schema does not name are ignored, unless it says otherwise. */
export function validate(schema: Schema, value: unknown, field = ''): Problem[] {
  if (schema.anyOf && !(value === null && schema.nullable)) {
    const branches = schema.anyOf.map((branch) => validate(branch, value, field))
    // The branch that was nearly kept is the one that was meant.
    return branches.reduce((best, next) => (next.length < best.length ? next : best))
  }
  const problems = validateBy(validate, schema, value, field)
  const others = schema.additionalProperties
  if (isObject(value) && Object.keys(value).length < (schema.minProperties ?? 0))
    return problem(
      field,
      'length',
      `must have at least ${schema.minProperties} ${schema.minProperties === 1 ? 'field' : 'fields'}`,
    )
  if (isObject(value))
    return others
      ? [...problems, ...unnamed(schema, value).flatMap((name) => validate(others, value[name], within(field, name)))]
      : problems
  if (problems.length || value === null) return problems

  if (schema.enum && !schema.enum.includes(value as string))
    return problem(field, 'enum', `must be ${schema.enum.join(' or ')}`) // a value of another type is in no enum
  if (schema.format && typeof value === 'string' && !schema.format.test(value))
    return problem(field, 'format', 'must be a date and time such as 2026-01-31T09:30:00Z')
  if (!Array.isArray(value)) return []
  if (value.length < (schema.minItems ?? 0))
    return problem(field, 'length', `must have at least ${schema.minItems} item${schema.minItems === 1 ? '' : 's'}`)
  return schema.items ? value.flatMap((item, index) => validate(schema.items!, item, `${field}[${index}]`)) : []
}

/** What `validate` says, for those who have plain schemas only, and no room for more. */
export function validatePlain(schema: PlainSchema, value: unknown, field = ''): Problem[] {
  return validateBy(validatePlain, schema, value, field)
}

/** Judges by the keywords of plain schemas; `inner` judges what is inside of an object. */
function validateBy<Inner>(
  inner: (schema: Inner, value: unknown, field: string) => Problem[],
  schema: Keywords<Inner> & Pick<Schema, 'additionalProperties'>,
  value: unknown,
  field: string,
): Problem[] {
  if (value === null && schema.nullable) return []
  if (schema.type && !(special[schema.type]?.(value) ?? typeof value === schema.type)) {
    return problem(field, 'type', `must be ${/^[aeiou]/.test(schema.type) ? 'an' : 'a'} ${schema.type}`)
  }

  if (typeof value === 'string') {
    const { minLength = -Infinity, maxLength = Infinity } = schema
    // JSON Schema counts code points; a string has at most as many of them as UTF-16 units, and at least half as many.
    const length = value.length > maxLength || value.length < 2 * minLength ? [...value].length : value.length
    if (length < minLength || length > maxLength)
      return problem(field, 'length', `must have ${between(minLength, maxLength)} characters`)
    if (schema.pattern && !schema.pattern.test(value))
      return problem(field, 'pattern', `must be ${schema.title}${schema.example ? ` such as ${schema.example}` : ''}`)
  }
  if (typeof value === 'number') {
    const { minimum = -Infinity, maximum = Infinity } = schema
    if (value < minimum || value > maximum) return problem(field, 'range', `must be ${between(minimum, maximum)}`)
  }
  if (!isObject(value)) return []

  const problems: Problem[] = []
  const { required = [], properties = {} } = schema
  for (const name of required)
    if (!present(value, name)) problems.push(...problem(within(field, name), 'required', 'is required'))
  for (const name in properties)
    if (present(value, name)) problems.push(...inner(properties[name]!, value[name], within(field, name)))
  if (schema.additionalProperties === false)
    for (const name of unnamed(schema, value))
      problems.push(
        ...problem(within(field, /[^\w-]|^\d/.test(name) ? '…' : name), 'undocumented', 'is not in the document'),
      )
  return problems
}

/** The fields of `value` that the schema does not name. */
function unnamed({ properties = {} }: Keywords<unknown>, value: Record<string, unknown>): string[] {
  return Object.keys(value).filter((name) => present(value, name) && !Object.hasOwn(properties, name))
}

function within(field: string, name: string): string {
  return field ? `${field}.${name}` : name
}

/** One problem of `field`, as a list. */
export function problem(field: string, rule: Problem['rule'], says: string): Problem[] {
  return [{ field, rule, message: `${field || 'the value'} ${says}` }]
}

/** Whether `value` is a JSON object: neither null nor an array. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The types that `typeof` does not tell. */
const special: Partial<Record<NonNullable<Schema['type']>, (value: unknown) => boolean>> = {
  object: isObject,
  array: Array.isArray,
  integer: Number.isInteger,
  number: Number.isFinite,
}

/** `undefined` is absent, as it is to JSON.stringify. An inherited property is absent too. */
function present(value: Record<string, unknown>, name: string): boolean {
  return Object.hasOwn(value, name) && value[name] !== undefined
}

function between(least: number, most: number): string {
  if (least === most) return `${least}`
  if (most === Infinity) return `at least ${least}`
  return least === -Infinity ? `at most ${most}` : `${least} to ${most}`
}
