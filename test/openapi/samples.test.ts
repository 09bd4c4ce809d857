// The code samples of the reference: complete in every language, each sends the first example, TypeScript that compiles.
import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import document from '../../generated/openapi.json' with { type: 'json' }
import { operations, type OperationId } from '../../src/contract/operations.js'
import { isObject } from '../../src/contract/validate.js'
import { createTwoFactorClient, type TwoFactorOptions } from '../../src/index.js'

const folder = fileURLToPath(new URL('../../openapi/code_samples/', import.meta.url))
const languages = readdirSync(folder)
  .filter((name) => !name.startsWith('.'))
  .sort()
const operationIds = Object.keys(operations) as OperationId[] // keys() forgets the names of a const

it.each(languages)('has one %s sample for each operation', (language) => {
  expect(
    readdirSync(folder + language)
      .map((file) => parse(file).name)
      .sort(),
  ).toEqual([...operationIds].sort())
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

describe.each(Object.values(document.paths).map(({ post }) => post))(
  '$operationId sends what the reference shows above the samples, the first example',
  ({ operationId, requestBody }) => {
    const id = operationId as OperationId // the document's own
    const [first] = Object.values<{ $ref: string }>(requestBody.content['application/json'].examples)
    const examples: Record<string, { value: unknown }> = document.components.examples
    const example = examples[first?.$ref.split('/').at(-1) ?? '']?.value
    if (!isObject(example)) throw new Error('the first example is no object')

    it('with curl', () => {
      expect(curlBody(id)).toEqual(example)
    })

    it('with TypeScript, but for what the environment gives and the callback URL that is empty', async () => {
      const { callbackUrl, ...others } = example
      expect(callbackUrl ?? '').toBe('')
      expect(await typescriptBody(id, example)).toEqual(others)
    })
  },
)

it("begins with the reference page's own example", () => {
  expect(
    Object.keys(
      document.paths['/accounts/{accountId}/code/messaging'].post.requestBody.content['application/json'].examples,
    )[0],
  ).toBe('referencePage')
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
  expect(
    problems.map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`),
  ).toEqual([])
}, 60_000)

function curlBody(id: OperationId): unknown {
  const [, body = 'no body'] = /--data-raw '(.*)'/s.exec(readFileSync(`${folder}curl/${id}.sh`, 'utf8')) ?? []
  return JSON.parse(body)
}

/** What the sample sends where the environment has the sender and the application of `example`. */
async function typescriptBody(id: OperationId, { from, applicationId }: Record<string, unknown>): Promise<unknown> {
  let body: unknown
  const options = {
    accountId: '9900000',
    auth: { username: 'user', password: 'password' },
    ...(typeof from === 'string' && { from }),
    ...(typeof applicationId === 'string' && { applicationId, voiceApplicationId: applicationId }),
    fetch: async (_url: string, init: RequestInit) => {
      body = JSON.parse(String(init.body))
      return Response.json({ messageId: 'message-1', callId: 'call-1', valid: true })
    },
  } satisfies TwoFactorOptions
  const source = readFileSync(`${folder}typescript/${id}.ts`, 'utf8').replace(
    "import { createTwoFactorClient } from 'bandwidth-2fa'\n",
    '',
  )
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  })
  // Top-level await needs an async function around it.
  await new AsyncFunction('createTwoFactorClient', 'console', outputText)(() => createTwoFactorClient(options), {
    log() {},
  })
  return body
}

const AsyncFunction: new (...parameters: string[]) => (...given: unknown[]) => Promise<void> = Object.getPrototypeOf(
  async () => {},
).constructor
