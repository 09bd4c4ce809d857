// schemas.ts: the document's schemas as data, for one small interpreter.
import { componentName, literal } from './document.js'

/** @typedef {import('./document.js').Json} Json */

/** The types of them all. */
export const schemaType = `
export interface Keywords<Inner> {
  /** \`function\` is for options, which are judged in the same way. */
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean' | 'function'
  /** What the value is, in words; only where \`pattern\` needs them. */
  readonly title?: string
  readonly example?: string
  readonly nullable?: true
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Inner>>
  readonly pattern?: RegExp
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
}

/** A schema without a list, a choice or a time in it: all that is asked of a request, so all that a client has to carry. */
export interface PlainSchema extends Keywords<PlainSchema> {
  /** There must be no fields that \`properties\` does not name. */
  readonly additionalProperties?: false
}

/** What a document asks of one JSON value: the keywords of JSON Schema that it uses. */
export interface Schema extends Keywords<Schema> {
  /** What fields that \`properties\` does not name must be; \`false\` when there must be none. */
  readonly additionalProperties?: Schema | false
  readonly format?: RegExp
  readonly enum?: readonly (string | boolean)[]
  readonly items?: Schema
  readonly minItems?: number
  readonly minProperties?: number
  readonly anyOf?: readonly Schema[]
}
`

const dateTime = `
// The format date-time: RFC 3339, with the calendar's rough limits.
const dateTime = /^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:([0-5]\\d|60)(\\.\\d+)?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$/i
`

/**
 * Every schema of the document, each after those that it refers to.
 * @param {Json} document
 */
export function schemasSource({ components: { schemas } }) {
  /** @type {Set<string>} */
  const plain = new Set()
  const declarations = inOrder(schemas).map((name) => {
    const isPlain = everyPart(
      schemas[name],
      (part) =>
        !(
          part.anyOf ||
          part.enum ||
          part.format ||
          part.type === 'array' ||
          part.additionalProperties ||
          part.minProperties ||
          (part.$ref && !plain.has(componentName(part.$ref)))
        ),
    )
    if (isPlain) plain.add(name)
    return `export const ${name}: ${isPlain ? 'PlainSchema' : 'Schema'} = ${schemaSource(schemas[name])}\n`
  })
  return [dateTime, ...declarations].join('\n')
}

/**
 * Whether `holds` is true of a schema and of all that is in it.
 * @param {Json} schema
 * @param {(part: Json) => boolean} holds
 * @returns {boolean}
 */
function everyPart(schema, holds) {
  const inner = [
    schema.additionalProperties,
    schema.items,
    ...(schema.anyOf ?? []),
    ...Object.values(schema.properties ?? {}),
  ]
  return holds(schema) && inner.filter((part) => part instanceof Object).every((part) => everyPart(part, holds))
}

/** @param {Json} schemas */
function inOrder(schemas) {
  /** @type {Set<string>} */
  const done = new Set()
  /** @param {string} name */
  const visit = (name) => {
    if (done.has(name)) return
    for (const [, other] of JSON.stringify(schemas[name]).matchAll(/"#\/components\/schemas\/(\w+)"/g))
      visit(/** @type {string} */ (other))
    done.add(name)
  }
  for (const name of Object.keys(schemas).sort()) visit(name)
  return [...done]
}

/**
 * A schema as TypeScript source. A keyword that is not listed fails: a constraint must never be dropped in silence.
 * @param {Json} schema
 * @returns {string}
 */
export function schemaSource(schema) {
  if (schema.$ref) return componentName(schema.$ref)
  const beside = Object.keys(schema).filter((keyword) => !['anyOf', 'description', 'nullable'].includes(keyword))
  if (schema.anyOf && beside.length > 0)
    throw new Error(`schemas.ts cannot carry "${beside.join('", "')}" beside "anyOf": move it into the branches`)
  const parts = Object.entries(schema).flatMap(([keyword, value]) => {
    switch (keyword) {
      case 'description':
      case 'default':
        return []
      case 'title':
      case 'example':
        return schema.pattern ? [`${keyword}: ${literal(value)}`] : []
      case 'pattern':
        return [`pattern: ${new RegExp(value, 'u')}`]
      case 'properties':
        return [
          `properties: { ${Object.entries(value)
            .map(([name, inner]) => `${literal(name)}: ${schemaSource(inner)}`)
            .join(', ')} }`,
        ]
      case 'additionalProperties':
        return value === true ? [] : [`additionalProperties: ${value && schemaSource(value)}`]
      case 'items':
        return [`items: ${schemaSource(value)}`]
      case 'anyOf':
        return [`anyOf: [${value.map(schemaSource).join(', ')}]`]
      case 'format':
        if (value !== 'date-time')
          throw new Error(
            `schemas.ts cannot carry the format "${value}" yet: teach it to openapi/tooling/generate/schemas.js`,
          )
        return ['format: dateTime']
      case 'enum':
        // OpenAPI lists null among the values of what is nullable, which says the same twice.
        return [
          `enum: ${literal(schema.nullable ? value.filter((/** @type {unknown} */ one) => one !== null) : value)}`,
        ]
      case 'type':
      case 'nullable':
      case 'required':
      case 'minItems':
      case 'minProperties':
      case 'minLength':
      case 'maxLength':
      case 'minimum':
      case 'maximum':
        return [`${keyword}: ${literal(value)}`]
      default:
        throw new Error(
          `schemas.ts cannot carry the keyword "${keyword}" yet: teach it to openapi/tooling/generate/schemas.js and src/contract/validate.ts`,
        )
    }
  })
  return `{ ${parts.join(', ')} }`
}
