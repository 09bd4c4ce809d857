// The pages keep their word: their TypeScript compiles and runs against the installed package, their commands run or exist, their links lead somewhere.
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sandboxAccount, sandboxCredentials } from '../../src/sandbox/index.js'
import { installPackage, type Project, root } from './installed.js'
import { anchors, type Block, blocks, commands, links } from './markdown.js'

const run = promisify(execFile)
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'examples/README.md',
  ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`),
].filter((path) => path.endsWith('.md'))

interface PageBlock extends Block {
  readonly page: string
}

const texts = new Map(pages.map((page) => [page, readFileSync(join(root, page), 'utf8')]))
const all: PageBlock[] = [...texts].flatMap(([page, text]) => blocks(text).map((block) => ({ ...block, page })))
const isRun = ({ words }: Block) => words.includes('run')
const typescript = new Map(all.filter(({ language }) => language === 'ts').map((block) => [fileOf(block), block]))
const shell = all.filter(({ language }) => language === 'sh')

function fileOf({ words, line, page }: PageBlock): string {
  const name = words.find((word) => word.startsWith('file='))?.slice('file='.length) ?? `line-${line}.ts`
  return join(page.replace(/\.md$/, ''), name)
}

let project: Project
let command: string
/** Of a sandbox of the package, which stands for the one that the pages start on port 4010. */
let url: string
let sandbox: ReturnType<typeof spawn>
const here = (text: string) => text.replaceAll('http://127.0.0.1:4010', url)

beforeAll(async () => {
  project = await installPackage()
  command = join(project.folder, 'node_modules', '.bin', 'bandwidth-2fa')
  sandbox = spawn(command, ['sandbox', '--port', '0', '--json'], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(sandbox.stdout!, 'data')) as [Buffer]
  url = (JSON.parse(String(line)) as { baseUrl: string }).baseUrl.replace('/api/v1', '') // the line that the command documents
}, 60_000)
afterAll(() => {
  sandbox?.kill()
  project.remove()
})

test('the README has at most 8 KB', () => {
  expect(statSync(join(root, 'README.md')).size).toBeLessThanOrEqual(8_192)
})

test('the README links to every page of docs/', () => {
  expect(links(texts.get('README.md')!).map(({ path }) => path)).toEqual(
    expect.arrayContaining(pages.filter((page) => page.startsWith('docs/'))),
  )
})

test('every block says its language, in a word known here, and no two of a page share a file', () => {
  for (const { language, words, line, page } of all) {
    expect(['ts', 'sh', 'json', 'text', 'http', 'mermaid', 'yaml'], `${page}:${line}`).toContain(language)
    for (const word of words) expect(word, `${page}:${line}`).toMatch(/^(run|file=[\w-]+\.ts)$/)
  }
  expect(typescript.size).toBe(all.filter(({ language }) => language === 'ts').length)
  expect(shell.length).toBeGreaterThan(0)
})

test.each(pages)('every link of %s leads to a file of the package, and to a heading of it', (page) => {
  const broken = links(readFileSync(join(project.home, page), 'utf8')).filter(({ path, anchor }) => {
    const target = join(project.home, path ? join(dirname(page), path) : page)
    return !existsSync(target) || (anchor !== '' && !anchors(readFileSync(target, 'utf8')).includes(anchor))
  })
  expect(broken).toEqual([])
})

test('the README tells how to install the tarball that packing makes', () => {
  const lines = shell.filter(({ page }) => page === 'README.md').flatMap(({ text }) => commands(text))
  expect(lines).toContainEqual(['npm', 'pack'])
  const installed = lines
    .filter(([program, verb, path]) => program === 'npm' && verb === 'install' && path)
    .map(([, , path]) => basename(path!))
  expect(installed).toEqual([basename(project.tarball)])
})

test('every json block is JSON', () => {
  for (const { text } of all.filter(({ language }) => language === 'json')) expect(() => JSON.parse(text)).not.toThrow()
})

test('every ts block compiles, alone, as strictly as TypeScript can', async () => {
  await project.compile(
    Object.fromEntries(
      [...typescript].map(([file, { text }]) => [
        file,
        here(text.includes('import ') || text.includes('export ') ? text : `${text}export {}\n`),
      ]),
    ),
  )
}, 120_000)

describe('what is marked to run, runs with the package alone', () => {
  const runnable = [...typescript].filter(([, block]) => isRun(block)).map(([file]) => file)

  test('the first example is there, and is run', () => {
    expect(runnable).toContain('README/first-example.ts')
  })

  test.each(runnable)('%s', async (file) => {
    const output = await project.node(file, environment())
    // An example that should have printed something and did not has failed in silence.
    if (/^console\.log/m.test(typescript.get(file)!.text)) expect(output).not.toBe('')
  })

  const scripts = shell.filter(isRun)

  test('the five minutes are there, and are run', () => {
    expect(scripts.map(({ page }) => page)).toContain('README.md')
  })

  describe.each(scripts)('$page, line $line', ({ text, page }) => {
    const tools = ['curl', 'jq'].filter((tool) => commands(text).some((words) => words.includes(tool)))
    const missing = tools.filter((tool) => !has(tool))
    test.skipIf(missing.length > 0 && !process.env['CI'])(
      missing.length > 0 ? `needs ${missing.join(' and ')}: apt-get install ${missing.join(' ')}` : 'as it is pasted',
      async () => {
        // A shell that gives up at the first failure shows what a reader would see.
        const { stdout } = await run('bash', ['-euo', 'pipefail', '-c', here(text)], {
          cwd: project.folder,
          env: { PATH: process.env['PATH'], HOME: project.folder },
          timeout: 50_000,
        })
        expect(stdout).not.toBe('')
        expect(stdout, page).not.toMatch(/"(error|message)":/)
      },
      60_000,
    )
  })
})

/** What an application has set. The sandbox takes the place of the hosted service. */
function environment(): Record<string, string> {
  const [application] = sandboxAccount.applications
  return {
    API_PASSWORD: 'of a machine',
    BW_MFA_URL: `${url}/api/v1`,
    BW_ACCOUNT_ID: sandboxCredentials.accountId,
    BW_CLIENT_ID: sandboxCredentials.username,
    BW_CLIENT_SECRET: sandboxCredentials.password,
    BW_NUMBER: application!.numbers[0]!,
    BW_MESSAGING_APPLICATION_ID: application!.id,
  }
}

function has(tool: string): boolean {
  return (process.env['PATH'] ?? '').split(':').some((folder) => existsSync(join(folder, tool)))
}

describe('every command that is not run exists', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>
  } // our own
  const others = ['cd', 'export', 'git', 'node', 'docker']

  test.each(pages)('in the sentences of %s: every npm script', (page) => {
    const named = [...texts.get(page)!.matchAll(/`npm (?:run )?([\w:-]+)[^`]*`/g)].map(([, script]) => script!)
    expect(named.filter((script) => !['ci', 'install', 'pack'].includes(script) && !scripts[script])).toEqual([])
  })

  test.each(
    shell
      .filter((block) => !isRun(block))
      .flatMap(({ page, text, line }) => commands(text).map((words) => ({ page, line, text: words.join(' '), words }))),
  )('$page, line $line: $text', async ({ words }) => {
    const [program = '', first = '', ...rest] = words.filter((word) => word !== '--no')
    if (program === 'npm') {
      const script = first === 'run' ? rest[0]! : first
      if (!['ci', 'install', 'i', 'pack'].includes(script)) expect(Object.keys(scripts)).toContain(script)
      return
    }
    const [name, ...args] = program === 'npx' ? [first, ...rest] : [program, first, ...rest]
    if (name === 'bandwidth-2fa') {
      const [subcommand = ''] = args
      const { stdout: help } = await run(command, subcommand.startsWith('-') ? ['--help'] : [subcommand, '--help'])
      for (const flag of args.filter((word) => word.startsWith('-')))
        expect(help).toMatch(new RegExp(`(^|[ ,])${flag.replace(/=.*/, '')}\\b`, 'm'))
      return
    }
    if (program === 'npx') expect(existsSync(join(root, 'node_modules', '.bin', first)), first).toBe(true)
    else expect(others, 'a command that this test knows').toContain(name)
  })
})
