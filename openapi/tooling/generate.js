// Writes generated/ from openapi/; with --check, fails when generated/ is not what it would write.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import openapiTS, { astToString } from 'openapi-typescript'

/** @typedef {Record<string, any>} Json any: the document's own shape is checked by `redocly lint`, before this runs */

const banner = '// Written by `npm run generate` from openapi/. Do not edit.\n'
const target = new URL('../../generated/', import.meta.url)

const document = bundle()
const files = {
  'openapi.json': JSON.stringify(document, null, 2) + '\n',
  'types.ts': banner + astToString(await openapiTS(/** @type {any} */ (document))),
  'schemas.ts': banner + schemasSource(document.components.schemas),
  'operations.ts': banner + operationsSource(document),
}

const stale = Object.entries(files).filter(([name, text]) => current(name) !== text)
if (!process.argv.includes('--check')) {
  for (const [name, text] of stale) writeFileSync(new URL(name, target), text)
} else if (stale.length > 0) {
  console.error(`generated/ is stale: ${stale.map(([name]) => name).join(', ')}. Run \`npm run generate\` and commit the result.`)
  process.exitCode = 1
}

/** @returns {Json} */
function bundle() {
  const folder = mkdtempSync(join(tmpdir(), 'bandwidth-2fa-'))
  try {
    const output = join(folder, 'openapi.json')
    const redocly = new URL('../../node_modules/@redocly/cli/bin/cli.js', import.meta.url)
    execFileSync(process.execPath, [fileURLToPath(redocly), 'bundle', 'two-factor', '--output', output], {
      cwd: new URL('../..', import.meta.url),
      env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    return JSON.parse(readFileSync(output, 'utf8'))
  } catch (error) {
    // The error of a child process buries what the bundler says under its own fields.
    // oxlint-disable-next-line preserve-caught-error
    throw new Error(`openapi/ cannot be bundled.\n${/** @type {{ stderr?: Buffer }} */ (error).stderr ?? error}`)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** @param {string} name */
function current(name) {
  try {
    return readFileSync(new URL(name, target), 'utf8')
  } catch {
    return undefined
  }
}

/** @param {Json} schemas */
function schemasSource(schemas) {
  const declarations = inOrder(schemas).map((name) => `export const ${name}: Schema = ${schemaSource(schemas[name])}\n`)
  return [
    `
/** What the document asks of one JSON value: the keywords of JSON Schema that it uses. */
export interface Schema {
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean'
  /** What the value is, in words; only where \`pattern\` needs them. */
  readonly title?: string
  readonly example?: string
  readonly nullable?: true
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly minItems?: number
  readonly enum?: readonly string[]
  readonly pattern?: RegExp
  readonly format?: RegExp
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly anyOf?: readonly Schema[]
}

// The format date-time: RFC 3339, with the calendar's rough limits.
const dateTime = /^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:([0-5]\\d|60)(\\.\\d+)?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$/i
`,
    ...declarations,
  ].join('\n')
}

/**
 * Names of the schemas, each after those it refers to.
 * @param {Json} schemas
 */
function inOrder(schemas) {
  /** @type {Set<string>} */
  const done = new Set()
  /** @param {string} name */
  const visit = (name) => {
    if (done.has(name)) return
    for (const [, other] of JSON.stringify(schemas[name]).matchAll(/"#\/components\/schemas\/(\w+)"/g)) visit(/** @type {string} */ (other))
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
function schemaSource(schema) {
  if (schema.$ref) return componentName(schema.$ref)
  const beside = Object.keys(schema).filter((keyword) => !['anyOf', 'description', 'nullable'].includes(keyword))
  if (schema.anyOf && beside.length > 0) throw new Error(`schemas.ts cannot carry "${beside.join('", "')}" beside "anyOf": move it into the branches`)
  const parts = Object.entries(schema).flatMap(([keyword, value]) => {
    switch (keyword) {
      case 'description':
        return []
      case 'title':
      case 'example':
        return schema.pattern ? [`${keyword}: ${literal(value)}`] : []
      case 'pattern':
        return [`pattern: ${new RegExp(value, 'u')}`]
      case 'properties':
        return [`properties: { ${Object.entries(value).map(([name, inner]) => `${literal(name)}: ${schemaSource(inner)}`).join(', ')} }`]
      case 'items':
        return [`items: ${schemaSource(value)}`]
      case 'anyOf':
        return [`anyOf: [${value.map(schemaSource).join(', ')}]`]
      case 'format':
        if (value !== 'date-time') throw new Error(`schemas.ts cannot carry the format "${value}" yet: teach it to openapi/tooling/generate.js`)
        return ['format: dateTime']
      case 'type':
      case 'nullable':
      case 'required':
      case 'enum':
      case 'minItems':
      case 'minLength':
      case 'maxLength':
      case 'minimum':
      case 'maximum':
        return [`${keyword}: ${literal(value)}`]
      default:
        throw new Error(`schemas.ts cannot carry the keyword "${keyword}" yet: teach it to openapi/tooling/generate.js and src/contract/validate.ts`)
    }
  })
  return `{ ${parts.join(', ')} }`
}

/** @param {Json} document */
function operationsSource(document) {
  const used = new Set()
  /** @param {Json} content */
  const bodySource = (content) => {
    if (Object.keys(content).join() !== 'application/json') throw new Error('operations.ts cannot carry a body that is not application/json only')
    const schema = content['application/json'].schema
    used.add(componentName(schema.$ref))
    return componentName(schema.$ref)
  }
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).filter(([method]) => method !== 'parameters').map(([method, operation]) => {
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((parameter) => resolve(document, parameter))
      const strange = parameters.find((parameter) => !['path', 'header'].includes(parameter.in))
      if (strange) throw new Error(`operations.ts cannot carry the ${strange.in} parameter "${strange.name}" yet: teach it to openapi/tooling/generate.js and src/contract/judge.ts`)
      const responses = Object.entries(operation.responses).map(([status, ref]) => /** @type {Json} */ ({ status, ...resolve(document, ref) }))
      return { path, method, operation, parameters, responses, ok: resolve(document, operation.responses['200']) }
    }),
  )
  /** @param {Json[]} parameters @param {string} place */
  const parametersSource = (parameters, place) => namedSchemas(parameters.filter((parameter) => parameter.in === place).map(({ name, schema }) => [name, schema]))
  const requests = operations.map(({ path, method, operation, parameters, ok }) =>
    `  ${operation.operationId}: {
    method: ${literal(method.toUpperCase())},
    path: ${literal(path)},
    auth: ${literal(authSchemes(document, operation.security ?? document.security))},
    parameters: ${parametersSource(parameters, 'path')},
    input: ${bodySource(operation.requestBody.content)},
    output: ${bodySource(ok.content)},
    headers: ${parametersSource(parameters, 'header')},
    requiredHeaders: ${literal(parameters.filter((parameter) => parameter.in === 'header' && parameter.required).map(({ name }) => name))},
  },`,
  )
  /** @param {Json} response */
  const answerSource = ({ status, headers = {}, content }) => {
    const resolved = Object.entries(headers).map(([name, ref]) => /** @type {[string, Json]} */ ([name, resolve(document, ref)]))
    const required = resolved.filter(([, header]) => header.required).map(([name]) => name)
    return `    ${status}: { body: ${bodySource(content)}, headers: ${namedSchemas(resolved.map(([name, { schema }]) => [name, schema]))}, requiredHeaders: ${literal(required)} },`
  }
  const answers = operations.map(({ operation, responses }) => `  ${operation.operationId}: {\n${responses.map(answerSource).join('\n')}\n  },`)
  return `import {
${[...used].sort().map((name) => `  ${name},`).join('\n')}
  type Schema,
} from './schemas.js'

/** One operation: how it is called, what goes in, and what a 200 brings. All bodies are \`application/json\`. */
export interface Operation {
  readonly method: string
  /** Below the base URL; \`{name}\` stands for one of \`parameters\`, each of which is required. */
  readonly path: string
  /** The schemes of \`Authorization\`, one of which a request must use. Empty: it needs none. */
  readonly auth: readonly ('basic' | 'bearer')[]
  readonly parameters: Readonly<Record<string, Schema>>
  readonly input: Schema
  readonly output: Schema
  readonly headers: Readonly<Record<string, Schema>>
  readonly requiredHeaders: readonly string[]
}

/** One documented status: its body and its headers. */
export interface Answer {
  readonly body: Schema
  readonly headers: Readonly<Record<string, Schema>>
  readonly requiredHeaders: readonly string[]
}

/** Every operation of the document. */
export const operations = {
${requests.join('\n')}
} as const satisfies Record<string, Operation>

/** Every documented status of every operation. */
export const answers = {
${answers.join('\n')}
} as const satisfies Record<keyof typeof operations, Record<number, Answer>>
`
}

/** @param {[name: string, schema: Json][]} entries */
function namedSchemas(entries) {
  return `{ ${entries.map(([name, schema]) => `${literal(name)}: ${schemaSource(schema)}`).join(', ')} }`
}

/**
 * The schemes of `Authorization` that a security requirement of the document allows.
 * @param {Json} document
 * @param {Json[]} requirements
 */
function authSchemes(document, requirements) {
  return requirements.flatMap(Object.keys).map((name) => {
    const { type, scheme = 'bearer' } = document.components.securitySchemes[name]
    if (type === 'oauth2' || (type === 'http' && ['basic', 'bearer'].includes(scheme))) return scheme
    throw new Error(`operations.ts cannot carry the security scheme "${name}" yet: teach it to openapi/tooling/generate.js and src/contract/authorization.ts`)
  })
}

/** @param {Json} document @param {Json} node @returns {Json} */
function resolve(document, node) {
  if (!node.$ref) return node
  return node.$ref.slice(2).split('/').reduce((/** @type {Json} */ at, /** @type {string} */ key) => at[key.replaceAll('~1', '/').replaceAll('~0', '~')], document)
}

/** @param {string} ref */
function componentName(ref) {
  return ref.slice('#/components/schemas/'.length)
}

/** @param {unknown} value */
function literal(value) {
  return JSON.stringify(value)
}
