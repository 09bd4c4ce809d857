// @ts-check
// How src/ becomes dist/.
import { defineConfig } from 'tsdown'

/**
 * Rolldown has every file name its source map, but declarations get none.
 * @type {import('tsdown').TsdownPlugin}
 */
const declarations = {
  name: 'two-factor:declarations',
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type === 'chunk' && file.fileName.endsWith('.d.ts'))
        file.code = file.code.replace(/\/\/# sourceMappingURL=.*\s*$/, '')
    }
  },
}

/**
 * Source maps hold our sources, which the package lacks, and not those of libraries.
 * @type {import('tsdown').TsdownPlugin}
 */
const sourceMaps = {
  name: 'two-factor:source-maps',
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== 'asset' || !file.fileName.endsWith('.map')) continue
      const map = JSON.parse(String(file.source))
      map.sourcesContent = map.sources.map((/** @type {string} */ path, /** @type {number} */ index) =>
        path.includes('node_modules') ? null : map.sourcesContent[index],
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
  sourcemap: true,
  dts: true,
  plugins: [declarations, sourceMaps],
}

export default defineConfig([
  // Alone, so that it is one file: each further one that Node has to open takes an application a millisecond to load.
  { ...common, entry: { index: 'src/index.ts' } },
  {
    ...common,
    entry: {
      'sandbox/index': 'src/sandbox/index.ts',
      'server/index': 'src/server/index.ts',
      'stores/memory': 'src/stores/memory.ts',
      'stores/lmdb': 'src/stores/lmdb.ts',
      'delivery/inbox': 'src/delivery/index.ts',
      'contract/index': 'src/contract/index.ts',
      'cli/main': 'src/cli/main.ts',
      'runners/vitest': 'src/runners/vitest.ts',
      'runners/msw': 'src/runners/msw.ts',
    },
  },
])
