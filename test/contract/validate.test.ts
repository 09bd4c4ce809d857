// The validators against the documents' own schemas as Ajv reads them, and against bodies that are broken in one known way.
import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as sandbox from '../../generated/sandbox/schemas.js'
import * as generated from '../../generated/schemas.js'
import { validate, type Schema } from '../../src/contract/index.js'
import { bodies, brokenBodies } from '../support/arbitrary.js'

const numRuns = 500
const documents: { says: string; file: string; schemas: [string, Schema][] }[] = [
  { says: 'the two-factor document', file: 'openapi.json', schemas: Object.entries(generated) },
  { says: "the sandbox's document", file: 'sandbox/openapi.json', schemas: Object.entries(sandbox) },
]

describe.each(documents)('$says', ({ file, schemas }) => {
  const document: { components: { schemas?: object } } = JSON.parse(
    readFileSync(new URL(`../../generated/${file}`, import.meta.url), 'utf8'),
  ) // it was generated
  const ajv = new Ajv({ strict: false })
  formats.default(ajv)
  ajv.addSchema(document, 'document')

  test('has all its schemas generated, and no other', () => {
    expect(schemas.map(([name]) => name).sort()).toEqual(Object.keys(document.components.schemas ?? {}).sort())
  })

  describe.each(schemas)('%s', (name, schema) => {
    const judge = ajv.getSchema(`document#/components/schemas/${name}`)
    const agrees = (body: unknown) => (validate(schema, body).length === 0) === judge?.(body)

    test('validate and Ajv accept every valid body', () => {
      fc.assert(
        fc.property(bodies(schema), (body) => validate(schema, body).length === 0 && judge?.(body) === true),
        { numRuns },
      )
    })

    test('validate and Ajv refuse every broken body, and validate names exactly what is broken', () => {
      fc.assert(
        fc.property(brokenBodies(schema), ({ body, field, rule }) => {
          expect(validate(schema, body).map((problem) => ({ field: problem.field, rule: problem.rule }))).toEqual([
            { field, rule },
          ])
          expect(judge?.(body)).toBe(false)
        }),
        { numRuns },
      )
    })

    test('validate and Ajv agree on any JSON value and on any mixture of valid and broken parts', () => {
      const part = fc.oneof(
        bodies(schema),
        brokenBodies(schema).map(({ body }) => body),
        ...(schema.anyOf ?? []).map((branch) => brokenBodies(branch).map(({ body }) => body)),
      )
      const mixture = fc
        .tuple(part, part)
        .map(([one, other]) => (isRecord(one) && isRecord(other) ? { ...one, ...other } : other))
      fc.assert(fc.property(fc.oneof(mixture, fc.jsonValue({ maxDepth: 2 })), agrees), { numRuns })
    })
  })
})

describe('a text', () => {
  const schema = { type: 'string', minLength: 4, maxLength: 8 } as const
  test.each(['😀😀😀😀', '😀'.repeat(8), '1234', '12345678'])('%s is 4 to 8 code points', (text) =>
    expect(validate(schema, text)).toEqual([]),
  )
  test.each(['😀😀', '😀😀😀', '😀'.repeat(9), '123', '123456789'])('%s is not', (text) =>
    expect(validate(schema, text)).toMatchObject([{ rule: 'length' }]),
  )
})

describe('a problem', () => {
  const schema = {
    type: 'object',
    required: ['to', 'toString'],
    properties: {
      to: generated.PhoneNumber,
      list: { type: 'array', items: { type: 'object', properties: { code: generated.Code } } },
    },
  } as const

  test('says where, and what would be right', () => {
    expect(validate(schema, { to: '9195550112', toString: '', list: [{}, { code: '1' }] })).toEqual([
      { field: 'to', rule: 'pattern', message: expect.stringContaining('to must be an E.164 phone number') },
      { field: 'list[1].code', rule: 'length', message: 'list[1].code must have 4 to 8 characters' },
    ])
  })

  test('is found in a field that is undefined or only inherited', () => {
    expect(validate(schema, { to: undefined }).map(({ field, rule }) => `${field} ${rule}`)).toEqual([
      'to required',
      'toString required',
    ])
  })

  test('is found for each field, in the order of the document', () => {
    expect(validate(generated.CodeRequest, {}).map(({ field }) => field)).toEqual([
      'to',
      'from',
      'applicationId',
      'message',
      'digits',
    ])
  })

  test('never holds the value', () => {
    const problems = (Object.values(generated) as Schema[]).flatMap((schema) =>
      validate(schema, { to: 'tell-no-one', code: 'tell-no-one', message: 'tell-no-one', digits: 'tell-no-one' }),
    ) // a module's exports lose their declared type in Object.values
    expect(problems.length).toBeGreaterThan(10)
    expect(JSON.stringify(problems)).not.toContain('tell-no-one')
  })
})

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
