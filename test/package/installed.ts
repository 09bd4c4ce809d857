// The package as its users get it: packed, and installed in an empty project with no network.
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** An entry of the package that is code. */
export interface Entry {
  /** What is imported, such as `bandwidth-2fa/sandbox`. */
  readonly name: string
  /** By condition, such as `require`: a path in the package that begins with `./`. */
  readonly files: Readonly<Record<string, string>>
}

// Our own manifest, whose entries are texts for documents and by condition for code.
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  exports: Record<string, string | Entry['files']>
}
/** All entries that are code. */
export const entries: readonly Entry[] = Object.entries(manifest.exports).flatMap(([path, files]) =>
  typeof files === 'string' ? [] : [{ name: path.replace('.', 'bandwidth-2fa'), files }],
)

/** A project that has this package and nothing else. */
export interface Project {
  /** The packed tarball. */
  readonly tarball: string
  /** The folder of the project. */
  readonly folder: string
  /** The folder of the installed package. */
  readonly home: string
  /** A folder from which no package is found. */
  readonly elsewhere: string
  /** Type-checks files, given by name and text, as strictly as TypeScript can, and writes their JavaScript. Rejects with the compiler's words. */
  compile(files: Readonly<Record<string, string>>): Promise<void>
  /** Runs a compiled file, named as in `compile`. Resolves with what it printed; rejects when it fails. */
  node(file: string, env?: Readonly<Record<string, string>>): Promise<string>
  remove(): void
}

/** Packs dist/ as it is, so it must be built. */
export async function installPackage(): Promise<Project> {
  const scratch = mkdtempSync(join(tmpdir(), 'package-'))
  const folder = join(scratch, 'project')
  const elsewhere = join(scratch, 'elsewhere')
  for (const path of [folder, elsewhere]) mkdirSync(path)
  const { stdout } = await run(
    'npm',
    ['pack', '--ignore-scripts', '--json', '--loglevel=error', '--pack-destination', scratch],
    { cwd: root },
  )
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }] // what npm documents for one package
  const tarball = join(scratch, filename)
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'empty', private: true, type: 'module' }))
  await run(
    'npm',
    ['install', tarball, '--offline', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd: folder },
  )

  return {
    tarball,
    folder,
    elsewhere,
    home: join(folder, 'node_modules', 'bandwidth-2fa'),
    async compile(files) {
      for (const [name, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, name)), { recursive: true })
        writeFileSync(join(folder, name), text)
      }
      const types = join(scratch, 'types')
      mkdirSync(types, { recursive: true })
      // Node's types from the repository: a user has them, and the package must not bring them.
      symlinkSync(join(root, 'node_modules', '@types', 'node'), join(types, 'node'))
      const strict = [
        '--strict',
        '--noUncheckedIndexedAccess',
        '--exactOptionalPropertyTypes',
        '--noPropertyAccessFromIndexSignature',
        '--verbatimModuleSyntax',
        '--skipLibCheck',
        'false',
      ]
      const target = [
        '--target',
        'es2022',
        '--module',
        'nodenext',
        '--lib',
        'es2023,dom,dom.iterable',
        '--typeRoots',
        types,
        '--types',
        'node',
        '--outDir',
        join(folder, 'out'),
        '--rootDir',
        folder,
      ]
      try {
        await run(
          process.execPath,
          [join(root, 'node_modules/typescript/bin/tsc'), ...strict, ...target, ...Object.keys(files)],
          { cwd: folder },
        )
      } catch (error) {
        // The compiler complains on its standard output.
        throw new Error(String((error as { stdout?: string }).stdout || error), { cause: error })
      } finally {
        rmSync(join(types, 'node'))
      }
    },
    async node(file, env = {}) {
      const { stdout } = await run(process.execPath, [join(folder, 'out', file.replace(/\.ts$/, '.js'))], {
        cwd: folder,
        env,
        timeout: 20_000,
      })
      return stdout
    },
    remove: () => rmSync(scratch, { recursive: true, force: true }),
  }
}
