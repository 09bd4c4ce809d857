// Reads a request for the control API and judges it by the sandbox's document.
import type { Context } from 'hono'
import { type SandboxInput, type SandboxOperationId, sandboxOperations } from '../../contract/sandbox.js'
import { type Schema, validate } from '../../contract/validate.js'
import type { Failure } from '../../server/answer.js'
import { readBody, tooLarge } from '../../server/body.js'

/** What the generated table says of each operation, where all of it is optional in one or another. */
interface Documented {
  readonly query: Readonly<Record<string, Schema>>
  readonly headers: Readonly<Record<string, Schema>>
  readonly input?: Schema
  readonly inputOptional?: boolean
}

/** What the request brings, or why it is refused. */
export async function readControlInput<Id extends SandboxOperationId>(
  id: Id,
  { req }: Context,
): Promise<SandboxInput<Id> | Failure> {
  const { query, headers, input, inputOptional }: Documented = sandboxOperations[id]
  const given = new URL(req.url).searchParams
  const values: Record<string, unknown> = {}
  const problems: string[] = []
  const judge = (name: string, schema: Schema, value: unknown) =>
    problems.push(...validate(schema, value, name).map(({ message }) => message))
  for (const name of new Set(given.keys())) {
    const schema = Object.hasOwn(query, name) ? query[name] : undefined
    const [text = '', ...more] = given.getAll(name)
    if (!schema) problems.push(`${name} is not a parameter`)
    else if (more.length > 0) problems.push(`${name} must be there once`)
    // As a form sends a field that nobody filled in. Not where something is deleted: a variable that is not set must not make it everything.
    else if (text === '' && req.method === 'GET') continue
    else judge(name, schema, (values[name] = typed(schema, text)))
  }
  for (const [name, schema] of Object.entries(headers)) {
    const text = req.header(name)
    if (text !== undefined) judge(name, schema, typed(schema, text))
  }

  let body: unknown
  if (input) {
    const { text, json } = await readBody(req.raw)
    if (text === undefined) return tooLarge
    if (text !== '' || !inputOptional) {
      if (json === undefined) return { status: 400, reason: 'the body must be JSON' }
      body = json
      problems.push(...validate(input, body).map(({ message }) => message))
    }
  }
  if (problems.length > 0) return { status: 400, reason: problems.join('; ') }
  // `validate` found it to be what the document describes.
  return { query: values, path: req.param(), body } as unknown as SandboxInput<Id>
}

/** A parameter as the type that the document gives it; what cannot be one stays text, for `validate` to refuse. */
function typed(schema: Schema, text: string): unknown {
  const isNumber = schema.type === 'number' || schema.type === 'integer'
  if (isNumber && /^-?\d+(\.\d+)?$/.test(text)) return Number(text)
  // A plus that was not written %2B arrives as a space: in the offset of a time, and before a number.
  if (/^[\d-]+T[\d:.]+ \d\d:\d\d$/.test(text)) return text.replace(' ', '+')
  const number = text.replace(/^ /, '+')
  return schema.pattern?.test(number) ? number : text
}
