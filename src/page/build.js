// Writes the inbox page into dist/, or into the folder given: one HTML file with all its script and style inside.
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'tsdown'

const source = fileURLToPath(new URL('.', import.meta.url))
const root = join(source, '../..')
const target = resolve(process.argv[2] ?? join(root, 'dist'))

const style = readdirSync(join(source, 'styles'))
  .sort()
  .map((name) => readFileSync(join(source, 'styles', name), 'utf8'))
  .join('\n')
  .replace(/\/\*.*?\*\//gs, '')
  .replace(/\s*\n\s*/g, '\n')
const parts = { script: await script(), style, policy: '' }
// The policy makes it a promise: nothing else runs here, and nothing but the sandbox is asked.
parts.policy = `default-src 'none'; script-src '${digest(parts.script)}'; style-src '${digest(style)}'; img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'`

mkdirSync(target, { recursive: true })
const template = readFileSync(join(source, 'page.html'), 'utf8')
writeFileSync(
  join(target, 'inbox.html'),
  template.replace(/\{\{(script|style|policy)\}\}/g, (_, name) => parts[/** @type {keyof typeof parts} */ (name)]), // the pattern allows these names alone
)

/** The page's own code and the libraries it uses, as one script. */
async function script() {
  const [bundle] = await build({
    config: false,
    cwd: root,
    entry: { inbox: 'src/page/main.tsx' },
    platform: 'browser',
    target: 'es2023',
    minify: true,
    dts: false,
    write: false,
    clean: false,
    logLevel: 'warn',
    deps: { alwaysBundle: [/./], onlyBundle: false },
  })
  const code = bundle?.chunks.flatMap((chunk) => (chunk.type === 'chunk' ? [chunk.code] : [])) ?? []
  // HTML would end the script at this text, wherever it stands.
  return code.join('').replaceAll('</script', String.raw`<\/script`)
}

/** @param {string} text */
function digest(text) {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}
