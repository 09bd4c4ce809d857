// The README keeps its word: its TypeScript compiles and runs against the installed package, and its commands exist.
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sandboxAccount, sandboxCredentials } from '../../src/sandbox/index.js'
import { installPackage, type Project, root } from './installed.js'
import { type Block, blocks, commands } from './markdown.js'

const readme = readFileSync(join(root, 'README.md'), 'utf8')
const all = blocks(readme)
const typescript = new Map(all.filter(({ language }) => language === 'ts').map((block) => [fileOf(block), block]))
const shell = all.filter(({ language }) => language === 'sh')

function fileOf({ words, line }: Block): string {
  return words.find((word) => word.startsWith('file='))?.slice('file='.length) ?? `line-${line}.ts`
}

let project: Project
let command: string
beforeAll(async () => {
  project = await installPackage()
  command = join(project.folder, 'node_modules', '.bin', 'bandwidth-2fa')
}, 60_000)
afterAll(() => project.remove())

test('every block says its language, in a word known here, and no two share a file', () => {
  for (const { language, line } of all)
    expect(['ts', 'sh', 'json', 'text', 'http', 'mermaid', 'yaml'], `line ${line}`).toContain(language)
  for (const { words, line } of all)
    for (const word of words) expect(word, `line ${line}`).toMatch(/^(run|file=[\w-]+\.ts)$/)
  expect(typescript.size).toBe(all.filter(({ language }) => language === 'ts').length)
  expect(shell.length).toBeGreaterThan(0)
})

test.each(['README.md', 'examples/README.md'])('every file that %s links to is in the package, beside it', (name) => {
  const links = [...readFileSync(join(project.home, name), 'utf8').matchAll(/\]\((?!https?:|#)([^)]+)\)/g)].map(
    ([, link]) => link!,
  )
  expect(links.length).toBeGreaterThan(3)
  expect(links.filter((link) => !existsSync(join(project.home, dirname(name), link)))).toEqual([])
})

test('it tells how to install the tarball that packing makes', () => {
  const lines = shell.flatMap(({ text }) => commands(text))
  expect(lines).toContainEqual(['npm', 'pack'])
  const installed = lines
    .filter(([program, verb, path]) => program === 'npm' && verb === 'install' && path)
    .map(([, , path]) => basename(path!))
  expect(installed).toEqual([basename(project.tarball)])
})

test('every ts block compiles, alone, as strictly as TypeScript can', async () => {
  await project.compile(
    Object.fromEntries(
      [...typescript].map(([file, { text }]) => [
        file,
        text.includes('import ') || text.includes('export ') ? text : `${text}export {}\n`,
      ]),
    ),
  )
}, 120_000)

describe('what is marked to run, runs against the sandbox of the package', () => {
  const runnable = [...typescript].filter(([, { words }]) => words.includes('run')).map(([file]) => file)
  let baseUrl: string
  let sandbox: ReturnType<typeof spawn>
  beforeAll(async () => {
    sandbox = spawn(command, ['sandbox', '--port', '0', '--json'], { stdio: ['ignore', 'pipe', 'inherit'] })
    const [line] = (await once(sandbox.stdout!, 'data')) as [Buffer]
    baseUrl = (JSON.parse(String(line)) as { baseUrl: string }).baseUrl // the line that the command documents
  })
  afterAll(() => void sandbox.kill())

  test('the first example is there, and is run', () => {
    expect(runnable).toContain('first-example.ts')
  })

  test.each(runnable)('%s', async (file) => {
    const [application] = sandboxAccount.applications
    const { accountId, username, password } = sandboxCredentials
    const output = await project.node(file, {
      BW_MFA_URL: baseUrl,
      BW_ACCOUNT_ID: accountId,
      BW_USERNAME: username,
      BW_PASSWORD: password,
      BW_NUMBER: application!.numbers[0]!,
      BW_MESSAGING_APPLICATION_ID: application!.id,
      BW_VOICE_APPLICATION_ID: application!.id,
    })
    // An example that should have printed something and did not has failed in silence.
    if (typescript.get(file)!.text.includes('console.log')) expect(output).not.toBe('')
  })
})

describe('every command of a sh block exists', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>
  } // our own
  const others = ['cd', 'curl', 'export', 'git', 'node', 'docker', 'eval', 'jq']

  test.each(shell.flatMap(({ text, line }) => commands(text).map((words) => ({ line, text: words.join(' '), words }))))(
    'line $line: $text',
    async ({ words }) => {
      const [program = '', first = '', ...rest] = words
      if (program === 'npm') {
        const script = first === 'run' ? rest[0]! : first
        if (!['ci', 'install', 'i', 'pack'].includes(script)) expect(Object.keys(scripts)).toContain(script)
        return
      }
      const [name, ...args] = program === 'npx' ? [first, ...rest] : [program, first, ...rest]
      if (name === 'bandwidth-2fa') {
        const [subcommand = ''] = args
        const { stdout: help } = await promisify(execFile)(
          command,
          subcommand.startsWith('-') || !subcommand ? ['--help'] : [subcommand, '--help'],
        )
        for (const flag of args.filter((word) => word.startsWith('-')))
          expect(help).toMatch(new RegExp(`(^|[ ,])${flag.replace(/=.*/, '')}\\b`, 'm'))
        return
      }
      expect(others, 'a command that this test knows').toContain(name)
    },
  )
})
