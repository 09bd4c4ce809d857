// Validates: reads what a request brings and judges it by the document's operation.
import type { Operation } from '../contract/document.js'
import { type Schema, validate } from '../contract/validate.js'
import type { Failure } from './answer.js'
import { ReadBody, tooLarge } from './body.js'
import { type Call, queryOf } from './call.js'

/** What a request brings beside its path. */
export interface Input {
  readonly query: Readonly<Record<string, unknown>>
  readonly headers: Readonly<Record<string, unknown>>
  /** `undefined` where the operation takes none, or lets it be left out and it was. */
  readonly body: unknown
}

/** What the request brings, or why it is refused. Its content type does not matter: curl says that JSON is a form. */
export async function readInput(operation: Operation, call: Call): Promise<Input | Failure> {
  const problems: string[] = []
  const judge = (schema: Schema, value: unknown, name: string) => {
    for (const { message } of validate(schema, value, name)) problems.push(message)
  }
  const query = operation.query ? readQuery(operation.query, call, problems, judge) : {}

  let body: unknown
  if (operation.input) {
    // A body that breaks off is no JSON, and there is nobody left to hear so.
    const { text, json } = await call.body().catch(() => new ReadBody(''))
    if (text === undefined) return tooLarge
    if (text !== '' || !operation.inputOptional) {
      if (json === undefined) return { status: 400, reason: 'the body must be JSON' }
      judge(operation.input, (body = json), '')
    }
  }

  const headers: Record<string, unknown> = {}
  for (const name in operation.headers) {
    const text = call.header(name.toLowerCase())
    const schema = operation.headers[name]
    if (schema && text !== null) judge(schema, (headers[name] = numeric(schema, text)), name)
  }
  return problems.length > 0 ? { status: 400, reason: problems.join('; ') } : { query, headers, body }
}

function readQuery(
  documented: Readonly<Record<string, Schema>>,
  call: Call,
  problems: string[],
  judge: (schema: Schema, value: unknown, name: string) => void,
): Record<string, unknown> {
  const given = queryOf(call)
  const values: Record<string, unknown> = {}
  for (const name of new Set(given.keys())) {
    const schema = Object.hasOwn(documented, name) ? documented[name] : undefined
    const [text = '', ...more] = given.getAll(name)
    if (!schema) problems.push(`${name} is not a parameter`)
    else if (more.length > 0) problems.push(`${name} must be there once`)
    // As a form sends a field that nobody filled in. Not where something is deleted: a variable that is not set must not make it everything.
    else if (text === '' && call.method === 'GET') continue
    else judge(schema, (values[name] = numeric(schema, withPlus(schema, text))), name)
  }
  return values
}

/** A text as the number that the document asks for; what cannot be one stays text, to be refused. */
function numeric(schema: Schema, text: string): unknown {
  const isNumber = schema.type === 'number' || schema.type === 'integer'
  return isNumber && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text
}

/** A plus that was not written %2B arrives as a space: in the offset of a time, and before a number. */
function withPlus(schema: Schema, text: string): string {
  if (/^[\d-]+T[\d:.]+ \d\d:\d\d$/.test(text)) return text.replace(' ', '+')
  const number = text.replace(/^ /, '+')
  return schema.pattern?.test(number) ? number : text
}
