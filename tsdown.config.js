// @ts-check
// How src/ becomes dist/: each entry as an ES module and as a CommonJS one.
//
// Two files for one entry could be two copies in one process, and an error of the one would be no `instanceof` the other's class. So `exports` in package.json
// gives the ES module to whoever can `require` one: Node since 20.19 and 22.12, Deno and webpack (`module-sync`), other bundlers (`module`) and Bun (`bun`). The
// CommonJS file is left for those who load nothing else, above all Jest. `typesVersions` is for TypeScript's old `moduleResolution: node`, which reads no `exports`.
import { defineConfig } from 'tsdown'

// Alone, so that it is one file: each further one that Node has to open takes an application a millisecond to load.
const client = { index: 'src/index.ts' }
const rest = {
  'sandbox/index': 'src/sandbox/index.ts',
  'server/index': 'src/server/index.ts',
  'stores/memory': 'src/stores/memory.ts',
  'stores/lmdb': 'src/stores/lmdb.ts',
  'delivery/inbox': 'src/delivery/index.ts',
  'contract/index': 'src/contract/index.ts',
}
// For runners that load ES modules alone.
const runners = { 'runners/vitest': 'src/runners/vitest.ts', 'runners/msw': 'src/runners/msw.ts' }
const program = { 'cli/main': 'src/cli/main.ts' }

/**
 * The declarations of the CommonJS build are those of the ES modules too, so a type is the same whichever way the package is loaded.
 * @type {import('tsdown').TsdownPlugin}
 */
const declarations = {
  name: 'two-factor:declarations',
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== 'chunk' || !file.isEntry || file.name in program) continue
      const source = `export * from './${file.name.split('/').at(-1)}.cjs'\n`
      this.emitFile({ type: 'asset', fileName: `${file.name}.d.ts`, source })
    }
  },
}

/**
 * Source maps hold the sources that a debugger may step into, which the package lacks: not those of libraries, of the command line, and what is generated.
 * @type {import('tsdown').TsdownPlugin}
 */
const sourceMaps = {
  name: 'two-factor:source-maps',
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== 'asset' || !file.fileName.endsWith('.map')) continue
      const map = JSON.parse(String(file.source))
      map.sourcesContent = map.sources.map((/** @type {string} */ path, /** @type {number} */ index) =>
        /node_modules|generated|src\/cli/.test(path) ? null : map.sourcesContent[index],
      )
      file.source = JSON.stringify(map)
    }
  },
}

/** @type {import('tsdown').UserConfig} */
const common = {
  platform: 'node',
  fixedExtension: false,
  target: 'node20',
  logLevel: 'error',
  // Editors show the declarations' comments.
  outputOptions: { comments: { jsdoc: false } },
}
/** @type {import('tsdown').UserConfig} */
const modules = { ...common, format: 'esm', dts: false, sourcemap: true, plugins: [declarations, sourceMaps] }
/** @type {import('tsdown').UserConfig} */
const commonJs = {
  ...common,
  format: 'cjs',
  dts: true,
  // Jest as it comes has no `import()`.
  outputOptions: { ...common.outputOptions, dynamicImportInCjs: false },
}

export default defineConfig([
  { ...modules, entry: client },
  { ...modules, entry: { ...rest, ...program } },
  { ...common, format: 'esm', dts: true, entry: runners },
  { ...commonJs, entry: client },
  { ...commonJs, entry: rest },
])
