// Reads a request for the control API and judges it by the sandbox's document.
import type { Context } from 'hono'
import { type SandboxInput, type SandboxOperationId, sandboxOperations } from '../contract/sandbox.js'
import { type Schema, validate } from '../contract/validate.js'
import type { Failure } from '../server/answer.js'
import { readText, tooLarge } from '../server/body.js'

/** What the request brings, or why it is refused. */
export async function readControlInput<Id extends SandboxOperationId>(id: Id, { req }: Context): Promise<SandboxInput<Id> | Failure> {
  const operation: { readonly query: Readonly<Record<string, Schema>>; readonly input?: Schema; readonly inputOptional?: boolean } = sandboxOperations[id]
  const query = new URL(req.url).searchParams
  const unknown = [...query.keys()].filter((name) => !Object.hasOwn(operation.query, name))
  const values = Object.fromEntries(Object.entries(operation.query).flatMap(([name, schema]) => (query.has(name) ? [[name, typed(schema, query.get(name) ?? '')]] : [])))
  const problems = [
    ...unknown.map((name) => `${name} is not a parameter`),
    ...Object.entries(values).flatMap(([name, value]) => validate(operation.query[name] ?? {}, value, name).map(({ message }) => message)),
  ]

  let body: unknown
  if (operation.input) {
    const text = await readText(req.raw)
    if (text === undefined) return tooLarge
    if (text !== '' || !operation.inputOptional) {
      try {
        body = JSON.parse(text)
      } catch {
        return { status: 400, reason: 'the body must be JSON' }
      }
      problems.push(...validate(operation.input, body).map(({ message }) => message))
    }
  }
  if (problems.length > 0) return { status: 400, reason: problems.join('; ') }
  // `validate` found it to be what the document describes.
  return { query: values, path: req.param(), body } as unknown as SandboxInput<Id>
}

/** A parameter as the type that the document gives it; what cannot be one stays text, for `validate` to refuse. */
function typed(schema: Schema, text: string): unknown {
  const isNumber = schema.type === 'number' || schema.type === 'integer'
  return isNumber && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text
}
