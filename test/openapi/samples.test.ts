// The code samples of the reference: complete in every language, sent bodies valid, TypeScript that compiles.
import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, it } from 'vitest'
import document from '../../generated/openapi.json' with { type: 'json' }
import { operations, type OperationId } from '../../src/contract/operations.js'

const folder = fileURLToPath(new URL('../../openapi/code_samples/', import.meta.url))
const languages = readdirSync(folder).filter((name) => !name.startsWith('.')).sort()
const operationIds = Object.keys(operations) as OperationId[] // keys() forgets the names of a const

it.each(languages)('has one %s sample for each operation', (language) => {
  expect(readdirSync(folder + language).map((file) => parse(file).name).sort()).toEqual([...operationIds].sort())
})

it('attaches them to their operations in the bundled document', () => {
  for (const { post } of Object.values(document.paths)) {
    expect(post['x-codeSamples'].map(({ lang }) => lang)).toEqual(languages)
    for (const { lang, source } of post['x-codeSamples']) {
      const file = readdirSync(folder + lang).find((name) => parse(name).name === post.operationId)
      expect(source).toBe(readFileSync(`${folder}${lang}/${file}`, 'utf8'))
    }
  }
})

it.each(Object.values(document.paths).map(({ post }) => post))('sends with curl for $operationId what the reference shows above it, the first example', ({ operationId, requestBody }) => {
  const [first] = Object.values<{ $ref: string }>(requestBody.content['application/json'].examples)
  const name = first?.$ref.split('/').at(-1) as keyof typeof document.components.examples // what it refers to is there
  expect(curlBody(operationId as OperationId)).toEqual(document.components.examples[name].value) // the table's own ids
})

it("begins with the reference page's own example", () => {
  expect(Object.keys(document.paths['/accounts/{accountId}/code/messaging'].post.requestBody.content['application/json'].examples)[0]).toBe('referencePage')
})

it('has TypeScript samples that compile against the client, strictly', () => {
  const files = operationIds.map((id) => `${folder}typescript/${id}.ts`)
  const program = ts.createProgram(files, {
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    types: ['node'],
    skipLibCheck: true,
    noEmit: true,
    paths: { 'bandwidth-2fa': [fileURLToPath(new URL('../../src/index.ts', import.meta.url))] },
  })
  const problems = files.flatMap((file) => ts.getPreEmitDiagnostics(program, program.getSourceFile(file)))
  expect(problems.map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`)).toEqual([])
}, 60_000)

function curlBody(id: OperationId): unknown {
  const [, body = 'no body'] = /--data-raw '(.*)'/s.exec(readFileSync(`${folder}curl/${id}.sh`, 'utf8')) ?? []
  return JSON.parse(body)
}
