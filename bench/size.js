// @ts-check
// How many bytes a client adds to what is shipped: bundled with all it needs, minified, gzipped.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'tsdown'
import { built } from './built.js'
import { figure } from './measurement.js'

const limitBytes = 11_000

/** @returns {Promise<import('./measurement.js').Measurement>} */
export async function measure() {
  const ours = await bundle('createTwoFactorClient', fileURLToPath(built('index.js')))
  const theirs = await bundle('MFAApi, Configuration', fileURLToPath(import.meta.resolve('bandwidth-sdk')))
  const row = (/** @type {string} */ name, /** @type {Sizes} */ { minified, gzipped }) => [
    name,
    figure(minified),
    figure(gzipped),
    figure(gzipped / ours.gzipped, 1),
  ]
  return {
    title: 'Size of a client',
    method:
      'One module that exports the client, bundled for Node with everything it imports, minified, then gzipped at level 9.',
    columns: ['', 'minified, bytes', 'gzipped, bytes', 'times ours'],
    rows: [row('`createTwoFactorClient`', ours), row('`MFAApi` of bandwidth-sdk 8.1.4', theirs)],
    targets: [
      {
        promise: 'the client, gzipped, has',
        bound: 'at most',
        limit: limitBytes,
        measured: ours.gzipped,
        unit: ' bytes',
      },
    ],
  }
}

/** @typedef {{ minified: number, gzipped: number }} Sizes Bytes */

/**
 * @param {string} names What is imported
 * @param {string} module The path of the file to import it from
 * @returns {Promise<Sizes>}
 */
async function bundle(names, module) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-size-'))
  try {
    const entry = join(folder, 'entry.mjs')
    writeFileSync(entry, `export { ${names} } from ${JSON.stringify(module)}\n`)
    const [output] = await build({
      config: false,
      entry,
      // Left to itself, it would empty dist/ of the folder that it runs in.
      outDir: folder,
      clean: false,
      platform: 'node',
      minify: true,
      write: false,
      dts: false,
      deps: { alwaysBundle: [/.*/], onlyAllowBundle: false },
      logLevel: 'silent',
    })
    const code = output?.chunks.flatMap((chunk) => (chunk.type === 'chunk' ? [chunk.code] : [])).join('\n') ?? ''
    return { minified: Buffer.byteLength(code), gzipped: gzipSync(code, { level: 9 }).length }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
