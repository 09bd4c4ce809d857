// The documents keep every lint rule, and each rule of our own bites when it is broken.
import { execFile } from 'node:child_process'
import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { parseDocument } from 'yaml'

const root = fileURLToPath(new URL('../../', import.meta.url))
let copy: string

beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'bandwidth-2fa-'))
  await cp(join(root, 'openapi'), join(copy, 'openapi'), { recursive: true })
  await cp(join(root, 'redocly.yaml'), join(copy, 'redocly.yaml'))
})
afterAll(() => rm(copy, { recursive: true }))

it('finds no problem in the two documents and the workflow, with no ignore file', async () => {
  expect(await lint(root)).toEqual([])
  await expect(readFile(join(root, '.redocly.lint-ignore.yaml'))).rejects.toThrow('ENOENT')
}, 30_000)

// The lint does not see a file that nothing leads to.
it('has no file that neither a document nor another file of one refers to', async () => {
  const folder = join(root, 'openapi')
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.yaml'))
  const referred = new Set<string>()
  for (const file of files) {
    const text = await readFile(join(folder, file), 'utf8')
    for (const [, name = ''] of text.matchAll(/\$ref: ['"]?([^#\s'"]+)/g))
      referred.add(relative(folder, resolve(folder, file, '..', name)))
  }
  const roots = ['openapi.yaml', 'sandbox.yaml', 'workflows/two-factor.arazzo.yaml']
  expect(files.filter((file) => !referred.has(file) && !roots.includes(file))).toEqual([])
})

it('names each rule that a broken document breaks, and where', async () => {
  const voice = 'paths/accounts_{accountId}_code_voice.yaml'
  await edit(voice, 'post.summary', 'Send A Code By Phone Call.')
  await edit(voice, 'post.operationId', 'generate_voice_code')
  await edit(voice, 'post.description', '')
  await edit('components/responses/CodeVerified.yaml', 'description', 'Successful response.')
  await edit('components/responses/BadRequest.yaml', 'content.application/json.examples', undefined)
  await edit('components/responses/ServerError.yaml', 'content.application/json.examples', {})
  await edit('components/responses/BodyTooLarge.yaml', 'content', undefined)
  await edit('components/examples/CodeValid.yaml', 'summary', '')
  await edit('components/examples/CredentialsMissing.yaml', 'summary', 'no credentials.')
  await edit('components/examples/CodeInvalid.yaml', 'value.valid', 'no')
  await edit('components/examples/Unavailable.yaml', 'value.hint', 'not in the schema')
  await edit('components/schemas/MessagingCodeResponse.yaml', 'properties.messageId.description', '')
  await edit('components/schemas/VoiceCodeResponse.yaml', 'properties.callId.example', undefined)
  await edit('components/parameters/AccountId.yaml', 'description', '')
  await edit('components/schemas/PhoneNumber.yaml', 'pattern', String.raw`^\+[1-9]\d{1,14}$`)
  await edit('components/schemas/VerifyCodeRequest.yaml', 'properties.code.$ref', 'one-time-code.yaml')
  await move('components/schemas/Code.yaml', 'components/schemas/one-time-code.yaml')
  await edit('openapi.yaml', 'paths./accounts/{accountId}/code/verify.$ref', 'paths/verify.yaml')
  await move('paths/accounts_{accountId}_code_verify.yaml', 'paths/verify.yaml')

  expect(await lint(copy)).toEqual([
    'no-invalid-media-type-examples in components/examples/CodeInvalid.yaml',
    'no-invalid-media-type-examples in components/examples/Unavailable.yaml',
    'operation-description in paths/accounts_{accountId}_code_voice.yaml',
    'parameter-description in components/parameters/AccountId.yaml',
    'rule/body-examples in components/responses/BadRequest.yaml',
    'rule/body-examples-not-empty in components/responses/ServerError.yaml',
    'rule/example-summary in components/examples/CodeValid.yaml',
    'rule/example-summary in components/examples/CredentialsMissing.yaml',
    'rule/operation-id-camel-case in paths/accounts_{accountId}_code_voice.yaml',
    'rule/response-description-speaks in components/responses/CodeVerified.yaml',
    'rule/summary-sentence-case in paths/accounts_{accountId}_code_voice.yaml',
    'scalar-property-missing-example in components/schemas/VoiceCodeResponse.yaml',
    'two-factor/file-names in components/schemas/VerifyCodeRequest.yaml',
    'two-factor/file-names in openapi.yaml',
    'two-factor/portable-pattern in components/schemas/PhoneNumber.yaml',
    'two-factor/property-description in components/schemas/MessagingCodeResponse.yaml',
    'two-factor/response-body in components/responses/BodyTooLarge.yaml',
  ])
}, 30_000)

/** Every problem as `rule in file`, sorted, each pair once. */
async function lint(folder: string): Promise<string[]> {
  const redocly = join(root, 'node_modules/@redocly/cli/bin/cli.js')
  const stdout = await new Promise<string>((resolve) => {
    const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }
    execFile(
      process.execPath,
      [redocly, 'lint', '--format=json', '--max-problems=1000'],
      { cwd: folder, env },
      (_, out) => resolve(out),
    )
  })
  // One JSON report for each of the three files of redocly.yaml.
  const reports: Report[] = stdout.split(/(?<=^\})(?=\{)/m).map((part) => JSON.parse(part))
  expect(reports).toHaveLength(3)
  const problems = reports.flatMap((report) => report.problems)
  return [
    ...new Set(
      problems.map(({ ruleId, location }) => `${ruleId} in ${location[0]?.source.ref.replace(/^.*openapi\//, '')}`),
    ),
  ].sort()
}

interface Report {
  problems: { ruleId: string; location: { source: { ref: string } }[] }[]
}

/** Sets one value of a file of the copy, by its keys; `undefined` removes it. */
async function edit(file: string, keys: string, value: unknown) {
  const path = join(copy, 'openapi', file)
  const content = parseDocument(await readFile(path, 'utf8'))
  if (value === undefined) expect(content.deleteIn(keys.split('.'))).toBe(true)
  else content.setIn(keys.split('.'), value)
  await writeFile(path, content.toString())
}

function move(from: string, to: string) {
  return rename(join(copy, 'openapi', from), join(copy, 'openapi', to))
}
