// operations.ts: how each operation is called, and what each of its statuses brings.
import { literal, operationsOf } from './document.js'
import { schemaSource } from './schemas.js'

/** @typedef {import('./document.js').Json} Json */

const untaught = 'yet: teach it to openapi/tooling/generate/operations.js and src/contract/'

/** The type of an operation. */
export const operationType = `
/** One operation: how it is called, what goes in, and what its success brings. Request bodies are \`application/json\`. */
export interface Operation {
  readonly method: string
  /** Below the base URL; \`{name}\` stands for a parameter, which is required. */
  readonly path: string
  /** None of them is required. Absent: there are none. */
  readonly query?: Readonly<Record<string, Schema>>
  /** Absent: it takes no body. */
  readonly input?: Schema
  /** A request may also come without a body. */
  readonly inputOptional?: true
  /** Absent: its success has no body. */
  readonly output?: Schema
  readonly headers: Readonly<Record<string, Schema>>
  /** Absent: none of them is. */
  readonly requiredHeaders?: readonly string[]
  /**
   * When a request that may have arrived may be made again: with an \`Idempotency-Key\`, or when the answer invites it by \`Retry-After\`. Absent: never.
   */
  readonly repeat?: 'idempotency-key' | 'retry-after'
}

/** What else a request to an operation must bring. Apart, because only who judges whole requests asks. */
export interface Access {
  /** The schemes of \`Authorization\`, one of which a request must use. Empty: it needs none. */
  readonly auth: readonly ('basic' | 'bearer')[]
  /** A request may also come without credentials. */
  readonly authOptional?: true
  /** Those of the path. */
  readonly parameters: Readonly<Record<string, Schema>>
}
`

/** The type of an answer. */
export const answerType = `
/** One documented status: its body and its headers. */
export interface Answer {
  /** Absent: it has no body. */
  readonly body?: Schema
  /** The body is no JSON but a \`text/event-stream\`, and \`body\` is what the data of each event must be. */
  readonly stream?: true
  readonly headers: Readonly<Record<string, Schema>>
  /** Absent: none of them is. */
  readonly requiredHeaders?: readonly string[]
}
`

/**
 * Every operation and every answer of the document.
 * @param {Json} document
 * @param {string} [types] The types of both, where they are declared.
 */
export function operationsSource(document, types = '') {
  /** @type {Set<string>} */
  const used = new Set()
  /** @param {Json} schema */
  const source = (schema) => {
    for (const [, name] of JSON.stringify(schema).matchAll(/"#\/components\/schemas\/(\w+)"/g))
      used.add(/** @type {string} */ (name))
    return schemaSource(schema)
  }
  /** @param {[name: string, schema: Json][]} entries */
  const named = (entries) => `{ ${entries.map(([name, schema]) => `${literal(name)}: ${source(schema)}`).join(', ')} }`

  const operations = operationsOf(document)
  const calls = operations.map(({ path, method, operation, parameters, responses }) => {
    const strange = parameters.find(
      (parameter) =>
        !['path', 'query', 'header'].includes(parameter.in) || (parameter.in === 'query' && parameter.required),
    )
    if (strange)
      throw new Error(
        `operations.ts cannot carry the ${strange.required ? 'required ' : ''}${strange.in} parameter "${strange.name}" ${untaught}judge.ts`,
      )
    const inPlace = (/** @type {string} */ place) => parameters.filter((parameter) => parameter.in === place)
    const query = [...schemasOf(inPlace('query')), ...security(document, operation).queryKeys]
    const input = operation.requestBody
    const required = inPlace('header')
      .filter((parameter) => parameter.required)
      .map(({ name }) => name)
    const output = responses.find(({ status }) => status.startsWith('2'))?.content
    const lines = [
      `method: ${literal(method.toUpperCase())},`,
      `path: ${literal(path)},`,
      query.length > 0 && `query: ${named(query)},`,
      input && `input: ${source(schemaOf(input.content, ['application/json']))},`,
      input && !input.required && 'inputOptional: true,',
      output && `output: ${source(schemaOf(output))},`,
      `headers: ${named(schemasOf(inPlace('header')))},`,
      required.length > 0 && `requiredHeaders: ${literal(required)},`,
      operation['x-repeat'] && `repeat: ${literal(repeatOf(operation))},`,
    ]
    return `  ${operation.operationId}: {\n${lines
      .filter(Boolean)
      .map((line) => `    ${line}`)
      .join('\n')}\n  },`
  })
  const access = operations.map(({ operation, parameters }) => {
    const { schemes, optional } = security(document, operation)
    const inPath = parameters.filter((parameter) => parameter.in === 'path')
    return `  ${operation.operationId}: { auth: ${literal(schemes)},${optional ? ' authOptional: true,' : ''} parameters: ${named(schemasOf(inPath))} },`
  })
  const answers = operations.map(({ operation, responses }) => {
    const lines = responses.map(({ status, headers, content }) => {
      const entries = Object.entries(headers)
      const body = content ? `body: ${source(schemaOf(content))}, ` : ''
      const stream = content && 'text/event-stream' in content ? 'stream: true, ' : ''
      const required = entries.filter(([, header]) => header.required).map(([name]) => name)
      return `    ${status}: { ${body}${stream}headers: ${named(entries.map(([name, { schema }]) => [name, schema]))}${required.length > 0 ? `, requiredHeaders: ${literal(required)}` : ''} },`
    })
    return `  ${operation.operationId}: {\n${lines.join('\n')}\n  },`
  })
  return `import {
${[...used]
  .sort()
  .concat(types && 'type Schema')
  .filter(Boolean)
  .map((name) => `  ${name},`)
  .join('\n')}
} from './schemas.js'
${types}
/** Every operation of the document. */
export const operations = {
${calls.join('\n')}
} as const satisfies Record<string, Operation>

/** What else each of them asks of a request. */
export const access = {
${access.join('\n')}
} as const satisfies Record<keyof typeof operations, Access>

/** Where tokens for them come from (OAuth 2.0, client credentials); undefined when nothing asks for one. */
export const tokenUrl = ${tokenUrlOf(document)}

/** Every documented status of every operation. */
export const answers = {
${answers.join('\n')}
} as const satisfies Record<keyof typeof operations, Record<number, Answer>>
`
}

/**
 * The schema of a body, whose one media type must be among `types`.
 * @param {Json} content
 */
function schemaOf(content, types = ['application/json', 'text/event-stream']) {
  const [[type, { schema }] = ['', {}], ...others] = Object.entries(content)
  if (others.length > 0 || !types.includes(type))
    throw new Error(`operations.ts cannot carry a body that is not ${types.join(' or ')} only`)
  return schema
}

/** @param {Json} operation */
function repeatOf({ operationId, 'x-repeat': repeat }) {
  if (!['idempotency-key', 'retry-after'].includes(repeat))
    throw new Error(`x-repeat of ${operationId} must be idempotency-key or retry-after, not "${repeat}"`)
  return repeat
}

/**
 * As source.
 * @param {Json} document
 */
function tokenUrlOf({ components: { securitySchemes = {} } }) {
  const [url, ...others] = Object.values(securitySchemes).flatMap(
    ({ flows }) => flows?.clientCredentials?.tokenUrl ?? [],
  )
  if (others.length > 0) throw new Error(`operations.ts cannot carry a second token URL ${untaught}document.ts`)
  return literal(url)
}

/**
 * @param {Json[]} parameters
 * @returns {[name: string, schema: Json][]}
 */
function schemasOf(parameters) {
  return parameters.map(({ name, schema }) => [name, schema])
}

/**
 * What the security requirements of an operation ask for: one of the schemes of `Authorization`, or a key in the query, or, when it is optional, nothing.
 * @param {Json} document
 * @param {Json} operation
 */
function security(document, operation) {
  /** @type {Json[]} */
  const requirements = operation.security ?? document.security
  const used = requirements
    .flatMap(Object.keys)
    .map((name) => ({ key: name, ...document.components.securitySchemes[name] }))
  const optional = requirements.some((requirement) => Object.keys(requirement).length === 0)
  const isHeader = (/** @type {Json} */ { type, scheme }) =>
    type === 'oauth2' || (type === 'http' && ['basic', 'bearer'].includes(scheme))
  // A key that must be there could be in the query or in the header, which the judge cannot tell yet.
  const isQueryKey = (/** @type {Json} */ { type, in: place }) => type === 'apiKey' && place === 'query' && optional
  const strange = used.find((scheme) => !isHeader(scheme) && !isQueryKey(scheme))
  if (strange)
    throw new Error(`operations.ts cannot carry the security scheme "${strange.key}" ${untaught}authorization.ts`)
  return {
    schemes: used.filter(isHeader).map(({ scheme = 'bearer' }) => scheme),
    optional,
    queryKeys: used
      .filter(isQueryKey)
      .map(({ name }) => /** @type {[string, Json]} */ ([name, { type: 'string', minLength: 1 }])),
  }
}
