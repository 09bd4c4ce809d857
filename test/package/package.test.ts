// What is published: small, complete, lawful, typed, and without anything to install beside it.
import { execFile } from 'node:child_process'
import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { publint } from 'publint'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isMet, verdict } from '../../bench/measurement.js'
import { measure } from '../../bench/size.js'
import { entries, installPackage, type Project, root } from './installed.js'
import { marks, unnamed } from './notices.js'

const run = promisify(execFile)
let project: Project
let files: string[]

beforeAll(async () => {
  project = await installPackage()
  files = readdirSync(project.home, { recursive: true, encoding: 'utf8' }).filter((path) =>
    lstatSync(join(project.home, path)).isFile(),
  )
}, 60_000)
afterAll(() => project.remove())

interface Manifest {
  dependencies?: object
  exports: Record<string, unknown>
  bin: Record<string, string>
}

function manifest(): Manifest {
  // Our own, which has these fields.
  return JSON.parse(readFileSync(join(project.home, 'package.json'), 'utf8')) as Manifest
}

test('installing it brings nothing else', () => {
  expect(manifest().dependencies).toBeUndefined()
  expect(readdirSync(join(project.folder, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
    'bandwidth-2fa',
  ])
})

test('it takes at most 3 MB when installed', () => {
  const sizeBytes = files.reduce((sum, path) => sum + lstatSync(join(project.home, path)).size, 0)
  expect(sizeBytes).toBeGreaterThan(500_000)
  expect(sizeBytes).toBeLessThanOrEqual(3_000_000)
})

test('the client has at most 11,000 bytes, minified and gzipped, with all that it needs', async () => {
  const { targets } = await measure()
  expect(targets).toHaveLength(1)
  expect(targets.filter((target) => !isMet(target)).map(verdict)).toEqual([])
}, 30_000)

test('it ships licences, the documents, the reference once, the pages, examples to copy, and no sources, tests or tools of its own', () => {
  expect(files).toEqual(
    expect.arrayContaining([
      'LICENSE',
      'THIRD_PARTY_LICENSES',
      'package.json',
      'dist/openapi.json',
      'dist/sandbox/openapi.json',
      'dist/reference.html.gz',
      'dist/inbox.html',
    ]),
  )
  expect(files).not.toContain('dist/reference.html')
  expect(
    files.filter(
      (path) =>
        !/^(dist\/.+\.(c?js|js\.map|d\.c?ts|json|html\.gz)|dist\/inbox\.html|docs\/[\w-]+\.md|examples\/(README\.md|inbox\.png|[\w-]+\/[\w.-]+\.[jt]s)|package\.json|[A-Z_]+|[A-Z]+\.md)$/.test(
          path,
        ),
    ),
  ).toEqual([])
})

test('every entry is there, as an ES module with its source map and as a CommonJS one, each with types', () => {
  expect(entries.length).toBeGreaterThan(5)
  for (const { files: paths } of entries) {
    const esm = paths['default']!.replace('./', '')
    for (const path of Object.values(paths)) expect(files).toContain(path.replace('./', ''))
    for (const [path, types] of [
      [esm, '.d.ts'],
      [esm.replace(/\.js$/, '.cjs'), '.d.cts'],
    ] as const)
      expect(files).toEqual(expect.arrayContaining([path, path.replace(/\.c?js$/, types)]))
    // A module that only hands on what others hold has nothing to map.
    const text = readFileSync(join(project.home, esm), 'utf8').replace(/^import .*\n/gm, '')
    if (!text.startsWith('export {')) expect(files).toContain(`${esm}.map`)
  }
})

test('the stores and the deliveries offer what makes them, and none of their parts', async () => {
  const script =
    "console.log(Object.keys({ ...(await import('bandwidth-2fa/stores/memory')), ...(await import('bandwidth-2fa/delivery/inbox')) }).join())"
  expect((await run(process.execPath, ['--input-type=module', '-e', script], { cwd: project.folder })).stdout).toBe(
    'memoryStore,inbox\n',
  )
})

test('every source map that a file names is there', () => {
  const named = files.flatMap((path) => {
    const map =
      /\.(c?js|d\.c?ts)$/.test(path) &&
      /\/\/# sourceMappingURL=(.+)\s*$/.exec(readFileSync(join(project.home, path), 'utf8'))?.[1]
    return map ? [join(dirname(path), map)] : []
  })
  expect(named).toContain('dist/index.js.map')
  expect(named.filter((path) => !files.includes(path))).toEqual([])
})

test('the command runs as installed', async () => {
  const command = join(project.folder, 'node_modules', '.bin', 'bandwidth-2fa')
  expect((await run(command, ['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
})

test('all that is compiled in has its licence in THIRD_PARTY_LICENSES', () => {
  const compiledIn = new Set<string>()
  for (const path of files.filter((name) => name.endsWith('.map'))) {
    const { sources } = JSON.parse(readFileSync(join(project.home, path), 'utf8')) as { sources: string[] } // the format of source maps
    for (const source of sources) {
      const name = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source)?.[1]
      if (name) compiledIn.add(name)
    }
  }
  // Its types are copied into ours; declarations have no source map.
  compiledIn.add('openapi-typescript-helpers')
  // The inbox page is one file without a source map; its parts are what src/page imports, and what that imports.
  for (const name of ['preact', '@preact/signals', '@preact/signals-core']) compiledIn.add(name)
  expect([...compiledIn]).toContain('openapi-fetch')
  const licences = readFileSync(join(project.home, 'THIRD_PARTY_LICENSES'), 'utf8')
  for (const name of compiledIn)
    expect(licences).toContain(
      `${name}\n\n${readFileSync(join(root, 'node_modules', name, 'LICENSE'), 'utf8')
        .replaceAll('\r\n', '\n')
        .trim()}`,
    )
})

test('all that the reference page declares to contain is named in THIRD_PARTY_LICENSES', () => {
  const page = readFileSync(join(root, 'dist', 'reference.html'), 'utf8')
  const licences = readFileSync(join(project.home, 'THIRD_PARTY_LICENSES'), 'utf8')
  const known =
    /Redocly LLC|Meta Platforms|Remix Software|DOMPurify|regenerator-runtime|json-crawl|Damir Yusipov|js-yaml|Thomas Wilkerling/
  const notices =
    page.match(/\/\*[!*](?:(?!\*\/)[\s\S]){0,600}?(?:@license|copyright)(?:(?!\*\/)[\s\S]){0,600}\*\//gi) ?? []
  expect(notices.length).toBeGreaterThan(5)
  expect(notices.filter((notice) => !known.test(notice))).toEqual([])
  for (const name of [
    'Redocly LLC',
    'Meta Platforms',
    'Remix Software',
    'DOMPurify',
    'regenerator-runtime',
    'json-crawl',
    'js-yaml',
    'FlexSearch',
  ])
    expect(licences).toContain(name)
})

test('all that the reference page contains and does not declare is named there too', () => {
  const page = readFileSync(join(root, 'dist', 'reference.html'), 'utf8')
  const licences = readFileSync(join(project.home, 'THIRD_PARTY_LICENSES'), 'utf8')
  expect(unnamed(page, licences)).toEqual([])
  // A mark that is gone, or another Redoc, means that somebody has to look again at what is inside.
  expect(Object.entries(marks).filter(([, mark]) => !page.includes(mark))).toEqual([])
  expect(licences).toContain(`Redoc ${/Redocly LLC[^/]*?Version: (\S+)/.exec(page)?.[1]} and what is compiled into it`)
})

test('a library is missed that has a mark or a path in the page, and no line of its own in the licences', () => {
  const page =
    'J({"node_modules/@some/left-pad/lib/index.js"(e,t){}}),e(`OpenAPI Sampler: found`),t("node_modules/mdurl/encode.js"),r(`PRNG_DETECT`)'
  expect(unnamed(page, 'other, mdurl: Copyright\n\nleft-pad is named in passing, ulid too: not so\n')).toEqual([
    '@some/left-pad',
    'openapi-sampler',
    'ulid',
  ])
  expect(unnamed(page, '@some/left-pad, mdurl: Copyright\nopenapi-sampler: by somebody\nulid: Copyright')).toEqual([])
})

test('publint finds nothing', async () => {
  expect((await publint({ pkgDir: root, level: 'suggestion', strict: true })).messages).toEqual([])
}, 30_000)

test('the types resolve for every way in which TypeScript looks for them', async () => {
  // Vitest and MSW themselves load ES modules alone.
  const excluded = ['--exclude-entrypoints', 'vitest', 'msw']
  const attw = join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js')
  await run(process.execPath, [attw, project.tarball, ...excluded])
}, 30_000)
