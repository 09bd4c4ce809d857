// Values made from a schema of the document: those that keep it, and those that break it in one known way.
import fc from 'fast-check'
import { isObject, type Problem, type Schema } from '../../src/contract/validate.js'

/** A value that breaks its schema in exactly one way: the one problem that `validate` must report. */
export interface BrokenBody {
  readonly body: unknown
  readonly field: string
  readonly rule: Problem['rule']
}

/** Values that keep the schema: optional fields present or absent, `null` where allowed, fields that the schema does not name unless it forbids them. */
export function bodies(schema: Schema): fc.Arbitrary<unknown> {
  const value = schema.anyOf
    ? fc.oneof(...schema.anyOf.map(bodies))
    : valid[(schema.type ?? 'object') as keyof typeof valid](schema) // the document has no functions
  return schema.nullable ? fc.oneof({ arbitrary: value, weight: 4 }, fc.constant(null)) : value
}

/** Values that break the schema in one way. A schema with `anyOf` is broken as a whole: by a value whose type no branch allows. */
export function brokenBodies(schema: Schema, field = ''): fc.Arbitrary<BrokenBody> {
  return fc.oneof(...breakages(schema, field))
}

const valid: Record<Exclude<Schema['type'], 'function' | undefined>, (schema: Schema) => fc.Arbitrary<unknown>> = {
  object: ({ properties = {}, required = [], additionalProperties: others, minProperties = 0 }) => {
    const fields: Record<string, fc.Arbitrary<unknown>> = others === false
      ? {}
      : { unnamedField: others ? bodies(others) : fc.jsonValue({ maxDepth: 1 }) }
    for (const [name, inner] of Object.entries(properties)) fields[name] = bodies(inner)
    return fc
      .record(fields, { requiredKeys: [...required] })
      .filter((object) => Object.keys(object).length >= minProperties)
  },
  array: ({ items = {}, minItems = 0 }) => fc.array(bodies(items), { minLength: minItems, maxLength: minItems + 2 }),
  string: text,
  integer: ({ minimum = -(2 ** 31), maximum = 2 ** 31 }) => fc.integer({ min: minimum, max: maximum }),
  number: ({ minimum = -1e9, maximum = 1e9 }) =>
    fc.oneof(fc.integer({ min: minimum, max: maximum }), fc.double({ min: minimum, max: maximum, noNaN: true })),
  boolean: ({ enum: allowed = [true, false] }) => fc.constantFrom(...allowed),
}

function text({ enum: allowed, format, pattern, minLength = 0, maxLength = 60 }: Schema): fc.Arbitrary<string> {
  if (allowed) return fc.constantFrom(...allowed.map(String))
  if (format)
    return fc
      .date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') })
      .map((date) => date.toISOString())
  // Code points, beyond the first plane too: that is what JSON Schema counts.
  if (!pattern) return fc.string({ unit: 'binary', minLength, maxLength: Math.min(maxLength, minLength + 60) })
  return fc.stringMatching(pattern).filter((value) => [...value].length <= maxLength && [...value].length >= minLength)
}

function breakages(schema: Schema, field: string): fc.Arbitrary<BrokenBody>[] {
  const broken = (rule: Problem['rule'], values: fc.Arbitrary<unknown>) =>
    values.map((body): BrokenBody => ({ body, field, rule }))
  const {
    minLength = 0,
    maxLength = Infinity,
    minimum = -Infinity,
    maximum = Infinity,
    minItems = 0,
    minProperties = 0,
    pattern,
    properties = {},
    required = [],
    additionalProperties: others,
  } = schema
  // What has no type may be anything.
  const list = schema.type || schema.anyOf ? [broken('type', ofAnotherType(schema))] : []
  const within = (name: string) => (field ? `${field}.${name}` : name)

  if (schema.enum)
    list.push(
      broken(
        'enum',
        fc.string().filter((value) => !schema.enum!.includes(value)),
      ),
    )
  if (schema.format)
    list.push(
      broken(
        'format',
        fc.constantFrom(
          '',
          'yesterday',
          '2026-01-31',
          '2026-01-31T09:30:00',
          '2026-13-31T09:30:00Z',
          '2026-00-10T09:30:00Z',
          '2026-01-00T09:30:00Z',
          '2026-01-31T24:30:00Z',
        ),
      ),
    )
  if (minLength > 0) list.push(broken('length', fc.string({ unit: 'binary', maxLength: minLength - 1 })))
  if (maxLength < Infinity)
    list.push(
      broken(
        'length',
        fc
          .tuple(fc.constantFrom('x', '7', '😀'), fc.integer({ min: 1, max: 40 }))
          .map(([unit, more]) => unit.repeat(maxLength + more)),
      ),
    )
  if (pattern) list.push(broken('pattern', mismatches(schema, pattern)))
  if (minimum > -Infinity)
    list.push(
      broken(
        'range',
        fc.integer({ min: 1, max: 1000 }).map((less) => minimum - less),
      ),
    )
  if (maximum < Infinity)
    list.push(
      broken(
        'range',
        fc.integer({ min: 1, max: 1000 }).map((more) => maximum + more),
      ),
    )
  if (minItems > 0) list.push(broken('length', fc.constant([])))
  if (minProperties > 0) list.push(broken('length', fc.constant({})))
  if (schema.items) list.push(brokenBodies(schema.items, `${field}[0]`).map((item) => ({ ...item, body: [item.body] })))
  if (others === false)
    list.push(
      objects(schema).map((whole): BrokenBody => ({
        body: { ...whole, unnamedField: 6 },
        field: within('unnamedField'),
        rule: 'undocumented',
      })),
    )

  for (const name of required)
    list.push(
      objects(schema).map((whole): BrokenBody => ({
        body: without(whole, name),
        field: within(name),
        rule: 'required',
      })),
    )
  for (const [name, inner] of Object.entries(others ? { ...properties, unnamedField: others } : properties)) {
    for (const parts of breakages(inner, within(name))) {
      list.push(
        fc.tuple(objects(schema), parts).map(([whole, part]) => ({ ...part, body: { ...whole, [name]: part.body } })),
      )
    }
  }
  return list
}

function objects(schema: Schema): fc.Arbitrary<Record<string, unknown>> {
  return valid.object(schema).filter(isObject)
}

function without(whole: Record<string, unknown>, name: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(whole).filter(([key]) => key !== name))
}

/** Values of no type that the schema allows, among them what a lenient server would coerce: `"6"`, `["text"]`, `1`. */
function ofAnotherType(schema: Schema): fc.Arbitrary<unknown> {
  const allowed = (schema.anyOf ?? [schema]).flatMap(({ type, nullable }) => [
    type,
    ...(nullable ? ['null'] : []),
    ...(type === 'number' ? ['integer'] : []),
  ])
  return fc.constantFrom(
    ...Object.entries(valuesOfType).flatMap(([type, values]): unknown[] => (allowed.includes(type) ? [] : values)),
  )
}

const valuesOfType = {
  null: [null],
  boolean: [true, false],
  string: ['text', '6', ''],
  integer: [6, 0],
  number: [4.5],
  array: [[], ['text'], [6]],
  object: [{}, { text: 'text' }],
}

/** Texts of a right length that miss the pattern: near misses of right ones, and any others. */
function mismatches(schema: Schema, pattern: RegExp): fc.Arbitrary<string> {
  const { minLength = 0, maxLength = Infinity } = schema
  const near = text(schema).chain((value) =>
    fc.constantFrom(value.slice(1), `${value} `, ` ${value}`, value.toLowerCase(), value.replace(/\d/, '٣')),
  )
  return fc.oneof(near, fc.string({ minLength, maxLength: Math.min(maxLength, 60) })).filter((value) => {
    const length = [...value].length
    return length >= minLength && length <= maxLength && !pattern.test(value)
  })
}
