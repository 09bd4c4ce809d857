// The package in the hands of what loads it: Node by `import` and by `require`, Jest, and the bundlers.
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build as esbuild, type BuildOptions } from 'esbuild'
import { build as tsdown } from 'tsdown'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import webpack from 'webpack'
import { entries, installPackage, type Project, root } from './installed.js'

const run = promisify(execFile)
const runtime = (path: string) => join(root, 'test/runtimes/node_modules', path)

let project: Project
beforeAll(async () => {
  project = await installPackage()
}, 60_000)
afterAll(() => project.remove())

/** Writes a file of the project; returns its path. */
function write(name: string, text: string): string {
  const path = join(project.folder, name)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, text)
  return path
}

/** Prints whether each of the modules is the same by `import` and by `require`, and what it exports. */
const loadBothWays = (modules: readonly string[]) => `
const required = [${modules.map((name) => `require('${name}')`).join()}]
Promise.all([${modules.map((name) => `import('${name}')`).join()}]).then((imported) => {
  const same = (exports, index) => Object.keys(exports).length > 0 && Object.keys(exports).every((name) => exports[name] === required[index][name])
  console.log(JSON.stringify(imported.map(same)))
})`

describe('there is one copy, imported and required', () => {
  const modules = entries.map(({ name }) => name)
  const deno = ['run', '--allow-env', '--allow-read', '--no-prompt', '--no-remote', '--node-modules-dir=manual']
  test.for([
    ['the Node that runs the tests', process.execPath, [], modules],
    ['Node 22', runtime('node-22/bin/node'), [], modules],
    ['Node 24', runtime('node-24/bin/node'), [], modules],
    ['Node 26', runtime('node-26/bin/node'), [], modules],
    // Of these two only the client is promised.
    ['Deno', runtime('@deno/linux-x64-glibc/deno'), deno, ['bandwidth-2fa']],
    ['Bun', runtime('@oven/bun-linux-x64/bin/bun'), ['run', '--no-install'], ['bandwidth-2fa']],
  ] as const)('in %s', { timeout: 30_000 }, async ([, binary, args, loaded], { skip }) => {
    skip(
      !existsSync(binary) && !process.env['CI'],
      'it is not installed: `npm ci --prefix test/runtimes --ignore-scripts`',
    )
    const script = write(`both-${loaded.length}.cjs`, loadBothWays(loaded))
    const { stdout } = await run(binary, [...args, script], {
      cwd: project.folder,
      env: { HOME: project.folder, DENO_DIR: project.folder, DENO_NO_UPDATE_CHECK: '1' },
    })
    expect(JSON.parse(stdout)).toEqual(loaded.map(() => true))
  })

  test.each<[string, (entry: string) => Promise<string>]>([
    ['esbuild', (entry) => bundledByEsbuild(entry, 'cjs')],
    ['webpack', bundledByWebpack],
  ])('in a bundle of %s', { timeout: 60_000 }, async (_, bundledBy) => {
    const bundle = await bundledBy(write('both-1.cjs', loadBothWays(['bandwidth-2fa'])))
    expect((await run(process.execPath, [bundle])).stdout).toBe('[true]\n')
  })
})

describe('Jest runs a login against the sandbox, which shows its page,', () => {
  const login = `
test('a login', async () => {
  const sandbox = createSandbox()
  const { accountId, username, password } = sandboxCredentials
  const [application] = sandboxAccount.applications
  const mfa = createTwoFactorClient({ accountId, auth: { username, password }, applicationId: application.id, from: application.numbers[0], fetch: sandbox.fetch })
  await mfa.sendCode({ to: '+19195550112' })
  const { code } = await sandbox.waitForMessage({ to: '+19195550112' })
  expect(await mfa.verifyCode({ to: '+19195550112', code })).toBe(true)
  await expect(mfa.sendCode({ to: 'nobody' })).rejects.toBeInstanceOf(TwoFactorInputError)
  expect((await sandbox.fetch('http://sandbox/')).status).toBe(200)
})`
  const names = [
    ['{ createTwoFactorClient, TwoFactorInputError }', 'bandwidth-2fa'],
    ['{ createSandbox, sandboxAccount, sandboxCredentials }', 'bandwidth-2fa/sandbox'],
  ]
  test.each([
    ['as it comes', 'login.test.cjs', names.map(([what, from]) => `const ${what} = require('${from}')`), ''],
    [
      'with ES modules',
      'login.test.mjs',
      names.map(([what, from]) => `import ${what} from '${from}'`),
      '--experimental-vm-modules',
    ],
  ])('%s', { timeout: 60_000 }, async (_, name, imports, flags) => {
    write(`jest/${name}`, imports.join('\n') + login)
    const jest = join(root, 'node_modules/jest/bin/jest.js')
    await run(
      process.execPath,
      [...flags.split(' ').filter(Boolean), jest, '--rootDir', project.folder, '--no-cache', '--runInBand', name],
      { cwd: project.folder },
    )
  })
})

describe('a bundle of the sandbox', { timeout: 60_000 }, () => {
  const source = `import { createSandbox } from 'bandwidth-2fa/sandbox'
const sandbox = createSandbox()
const get = async (path) => { const response = await sandbox.fetch('http://sandbox' + path); return [response.status, await response.text()] }
Promise.all(['/sandbox/messages', '/'].map(get)).then((answers) => console.log(JSON.stringify(answers)))`

  test.each<[string, (entry: string) => Promise<string>]>([
    ['esbuild, as a CommonJS module', (entry) => bundledByEsbuild(entry, 'cjs')],
    ['esbuild, as an ES module', (entry) => bundledByEsbuild(entry, 'esm')],
    ['webpack', bundledByWebpack],
    ['Rolldown', bundledByRolldown],
  ])('by %s serves the API, and answers 404 with the reason for the page that it left out', async (_, bundle) => {
    const file = await bundle(write('bundled-sandbox.js', source))
    // From a folder where no package is installed.
    const { stdout, stderr } = await run(process.execPath, [file], { cwd: join(file, '..') })
    expect(stderr).toBe('')
    const [messages, page] = JSON.parse(stdout)
    expect(messages).toEqual([200, expect.stringContaining('"messages":[]')])
    expect(page).toEqual([404, expect.stringContaining('a bundle leaves it out')])
  })

  test('that is a CommonJS module has the page where the package is installed', async () => {
    const file = await bundledByEsbuild(write('bundled-sandbox.js', source), 'cjs')
    const { stdout } = await run(process.execPath, [file], { cwd: project.folder })
    expect(JSON.parse(stdout)[1]).toEqual([200, expect.stringContaining('<title>')])
  })
})

/** Each resolves with the path of the bundle, far from the package. */
async function bundledByEsbuild(entry: string, format: 'cjs' | 'esm'): Promise<string> {
  const outfile = join(project.elsewhere, format === 'cjs' ? 'esbuild.cjs' : 'esbuild.mjs')
  const options: BuildOptions = {
    entryPoints: [entry],
    bundle: true,
    platform: 'node',
    format,
    outfile,
    logLevel: 'silent',
  }
  expect((await esbuild(options)).warnings).toEqual([])
  return outfile
}

async function bundledByWebpack(entry: string): Promise<string> {
  const output = { path: project.elsewhere, filename: 'webpack.cjs' }
  const compiler = webpack({ mode: 'none', target: 'node', entry, output })
  const problems = await new Promise((resolve, reject) =>
    compiler.run((error, stats) =>
      error ? reject(error) : resolve(stats?.toJson({ all: false, errors: true, warnings: true })),
    ),
  )
  expect(problems).toMatchObject({ errors: [], warnings: [] })
  return join(output.path, output.filename)
}

async function bundledByRolldown(entry: string): Promise<string> {
  await tsdown({
    config: false,
    cwd: project.folder,
    entry: { rolldown: entry },
    outDir: project.elsewhere,
    clean: false,
    platform: 'node',
    fixedExtension: true,
    dts: false,
    logLevel: 'silent',
    deps: { alwaysBundle: [/./], onlyBundle: false },
  })
  return join(project.elsewhere, 'rolldown.mjs')
}
