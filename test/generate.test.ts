// `npm run generate` in a copy of the repository: what it writes, what it finds stale, what it refuses.
import { execFile } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { examples } from '../src/contract/examples.js'
import { answers, type OperationId } from '../src/contract/operations.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const copies: string[] = []
afterAll(() => {
  for (const copy of copies) rmSync(copy, { recursive: true })
})

function copyOfRepository(): string {
  const copy = mkdtempSync(join(tmpdir(), 'bandwidth-2fa generate-')) // a space in the path, as on many a machine
  copies.push(copy)
  for (const name of ['openapi', 'generated', 'redocly.yaml', 'package.json'])
    cpSync(join(root, name), join(copy, name), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  return copy
}

function generate(copy: string, ...flags: string[]): Promise<{ failed: boolean; stderr: string }> {
  const script = join(copy, 'openapi/tooling/generate.js')
  return new Promise((resolve) =>
    execFile(process.execPath, [script, ...flags], { cwd: copy }, (error, _stdout, stderr) =>
      resolve({ failed: error !== null, stderr }),
    ),
  )
}

function generatedIn(folder: string): Record<string, string> {
  const names = readdirSync(join(folder, 'generated'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.includes('.'),
  )
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, 'generated', name), 'utf8')]))
}

function edit(copy: string, file: string, change: (text: string) => string): void {
  const before = readFileSync(join(copy, file), 'utf8')
  const after = change(before)
  if (after === before) throw new Error(`the edit of ${file} changes nothing`)
  writeFileSync(join(copy, file), after)
}

describe('generate', { timeout: 60_000 }, () => {
  test('finds the committed files fresh, and makes the same bytes from nothing', async () => {
    const copy = copyOfRepository()
    expect(await generate(copy, '--check')).toEqual({ failed: false, stderr: '' })
    rmSync(join(copy, 'generated'), { recursive: true })
    expect(await generate(copy, '--check')).toMatchObject({
      failed: true,
      stderr: expect.stringContaining('generated/ is stale: openapi.json, '),
    })
    expect(await generate(copy)).toEqual({ failed: false, stderr: '' })
    expect(generatedIn(copy)).toEqual(generatedIn(root))
  })

  test('with --check names what is stale, fails, and writes nothing', async () => {
    const copy = copyOfRepository()
    edit(copy, 'openapi/components/schemas/Digits.yaml', (text) => text.replace('minimum: 4', 'minimum: 5'))
    const before = generatedIn(copy)
    const { failed, stderr } = await generate(copy, '--check')
    expect(failed).toBe(true)
    expect(stderr).toContain('generated/ is stale: openapi.json, openapi.lean.json, schemas.ts. Run')
    expect(stderr).toContain('npm run generate')
    expect(generatedIn(copy)).toEqual(before)
  })

  test('with --check finds a file that was edited by hand', async () => {
    const copy = copyOfRepository()
    edit(copy, 'generated/operations.ts', (text) => text.replace('POST', 'GET'))
    expect(await generate(copy, '--check')).toMatchObject({
      failed: true,
      stderr: expect.stringContaining('stale: operations.ts'),
    })
  })

  test('with --check finds a file that it would not write, and takes it away without', async () => {
    const copy = copyOfRepository()
    writeFileSync(join(copy, 'generated/sandbox/left.ts'), '')
    expect(await generate(copy, '--check')).toMatchObject({
      failed: true,
      stderr: expect.stringContaining('stale: sandbox/left.ts. Run'),
    })
    expect((await generate(copy)).failed).toBe(false)
    expect(existsSync(join(copy, 'generated/sandbox/left.ts'))).toBe(false)
  })

  test('a new language needs a new folder only, whatever a file manager left there', async () => {
    const copy = copyOfRepository()
    const samples = join(copy, 'openapi/code_samples')
    mkdirSync(join(samples, 'python'))
    for (const name of ['generateMessagingCode', 'generateVoiceCode', 'verifyCode'])
      writeFileSync(join(samples, 'python', `${name}.py`), `print('${name}')`)
    for (const folder of ['.', 'curl']) writeFileSync(join(samples, folder, '.DS_Store'), '')
    expect(await generate(copy)).toEqual({ failed: false, stderr: '' })
    const { paths } = JSON.parse(generatedIn(copy)['openapi.json'] ?? '{}')
    expect(
      paths['/accounts/{accountId}/code/verify'].post['x-codeSamples'].map(({ lang }: { lang: string }) => lang),
    ).toEqual(['curl', 'python', 'typescript'])
  })

  test('a code sample of what is no operation is told, not dropped', async () => {
    const copy = copyOfRepository()
    writeFileSync(join(copy, 'openapi/code_samples/curl/sendCode.sh'), 'curl')
    expect(await generate(copy)).toMatchObject({
      failed: true,
      stderr: expect.stringContaining('code_samples/curl has a sample of sendCode, which is no operation.'),
    })
  })

  test('carries the headers that the document requires', async () => {
    const copy = copyOfRepository()
    edit(copy, 'openapi/components/headers/RequestId.yaml', (text) => `required: true\n${text}`)
    edit(copy, 'openapi/components/parameters/IdempotencyKey.yaml', (text) =>
      text.replace('required: false', 'required: true'),
    )
    expect((await generate(copy)).failed).toBe(false)
    const { 'operations.ts': operations = '' } = generatedIn(copy)
    expect(operations).toMatch(/ 500: .*requiredHeaders: \[.*"X-Request-Id".*\] \}/)
    expect(operations).toContain('requiredHeaders: ["Idempotency-Key"]')
  })

  test("with --check finds what is stale of the sandbox's document", async () => {
    const copy = copyOfRepository()
    edit(copy, 'openapi/components/parameters/Wait.yaml', (text) => text.replace('maximum: 60', 'maximum: 30'))
    expect(await generate(copy, '--check')).toMatchObject({
      failed: true,
      stderr: expect.stringContaining('stale: sandbox/openapi.json, sandbox/operations.ts. Run'),
    })
  })

  test('carries every example of an answer, with the headers that are its own', () => {
    expect(examples.verifyCode[200]).toEqual({ valid: { body: { valid: true } }, invalid: { body: { valid: false } } })
    expect(examples.generateMessagingCode[403]).toEqual({
      message: { body: { message: 'Forbidden' } },
      referencePage: { body: { Message: 'Forbidden' } },
    })
    expect(examples.generateVoiceCode[429]).toMatchObject({ tooManySends: { headers: { 'Retry-After': '30' } } })
    expect(Object.keys(examples.verifyCode[401]?.['credentialsMissing']?.headers ?? {})).toEqual(['WWW-Authenticate'])
    for (const [id, statuses] of Object.entries(answers))
      expect(Object.keys(examples[id as OperationId])).toEqual(Object.keys(statuses)) // the keys of answers are the operation ids
  })

  test.each([
    [
      'a keyword it cannot carry',
      'components/schemas/Digits.yaml',
      (text: string) => `${text}\nmultipleOf: 2\n`,
      'the keyword "multipleOf"',
    ],
    [
      'a constraint beside anyOf',
      'components/schemas/Event.yaml',
      (text: string) => `${text}\nminProperties: 1\n`,
      '"minProperties" beside "anyOf"',
    ],
    [
      'a format it cannot carry',
      'components/schemas/Clock.yaml',
      (text: string) => text.replace('date-time', 'date'),
      'the format "date"',
    ],
    [
      'a parameter of another place',
      'components/parameters/IdempotencyKey.yaml',
      (text: string) => text.replace('in: header', 'in: cookie'),
      'the cookie parameter "Idempotency-Key"',
    ],
    [
      'a query parameter that is required',
      'components/parameters/Wait.yaml',
      (text: string) => text.replace('required: false', 'required: true'),
      'the required query parameter "wait"',
    ],
    [
      'a response that is neither JSON nor a stream',
      'components/responses/ServerError.yaml',
      (text: string) => text.replace('application/json', 'text/plain'),
      'not application/json or text/event-stream only',
    ],
    [
      'a request body that is not JSON',
      'paths/sandbox_clock.yaml',
      (text: string) => text.replace('application/json', 'text/event-stream'),
      'not application/json only',
    ],
    [
      'a key in the query that must be there',
      'sandbox.yaml',
      (text: string) => text.replace('  - {}\n', ''),
      'the security scheme "SandboxTokenInUrl"',
    ],
    [
      'another security scheme',
      'openapi.yaml',
      (text: string) => text.replace('scheme: basic', 'scheme: digest'),
      'the security scheme "Basic"',
    ],
    [
      'another way to repeat',
      'paths/accounts_{accountId}_code_verify.yaml',
      (text: string) => text.replace('x-repeat: retry-after', 'x-repeat: always'),
      'x-repeat of verifyCode must be idempotency-key or retry-after',
    ],
    [
      'a document that cannot be bundled',
      'components/schemas/Digits.yaml',
      (text: string) => `${text}\n  - : [\n`,
      'openapi/ cannot be bundled',
    ],
  ])('refuses %s, says which, and writes nothing', async (_, file, change, said) => {
    const copy = copyOfRepository()
    edit(copy, join('openapi', file), change)
    const { failed, stderr } = await generate(copy)
    expect(failed).toBe(true)
    expect(stderr).toContain(said)
    expect(generatedIn(copy)).toEqual(generatedIn(root))
  })
})
