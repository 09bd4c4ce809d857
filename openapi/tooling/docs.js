// Writes the reference into dist/, or into the folder given: one HTML file that needs no network, its gzip, and the documents themselves.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const root = fileURLToPath(new URL('../../', import.meta.url))
const target = resolve(process.argv[2] ?? join(root, 'dist'))
const source = join(root, 'generated/openapi.json')
const document = JSON.parse(readFileSync(source, 'utf8'))

mkdirSync(join(target, 'sandbox'), { recursive: true })
const page = offline(linkable(render()))
writeFileSync(join(target, 'reference.html'), page)
writeFileSync(join(target, 'reference.html.gz'), gzipSync(page, { level: 9 }))
console.log(`The reference: ${join(target, 'reference.html')}`)
for (const name of ['openapi.json', 'openapi.lean.json', 'sandbox/openapi.json'])
  writeFileSync(join(target, name), JSON.stringify(JSON.parse(readFileSync(join(root, 'generated', name), 'utf8'))))

/** The page as Redocly renders it, with its script inside. */
function render() {
  const folder = mkdtempSync(join(tmpdir(), 'bandwidth-2fa-'))
  try {
    const html = join(folder, 'reference.html')
    const config = join(folder, 'redocly.yaml')
    // Redoc hides samples in languages that it is not told of.
    const languages = [...sampleLanguages().map((lang) => ({ lang })), { lang: 'payload', label: 'Payload' }]
    writeFileSync(config, JSON.stringify({ openapi: { codeSamples: { languages } } }))
    const redocly = join(root, 'node_modules/@redocly/cli/bin/cli.js')
    execFileSync(
      process.execPath,
      [redocly, 'build-docs', source, '--inlineBundle', '--config', config, '--output', html],
      {
        cwd: folder,
        env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
        stdio: 'pipe',
      },
    )
    return readFileSync(html, 'utf8')
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** @returns {string[]} */
function sampleLanguages() {
  // Object.values gives any: the document's own shape is checked by `redocly lint`.
  const operations = Object.values(document.paths).flatMap((/** @type {any} */ item) => Object.values(item))
  return [...new Set(operations.flatMap((operation) => operation['x-codeSamples'] ?? []).map(({ lang }) => lang))]
}

/**
 * The page with links that its own script would have written. Redocly renders them as paths, of which no server knows, and the script takes over what is there:
 * a click works, but a link that is copied or opened in a new tab leads nowhere.
 * @param {string} html
 */
function linkable(html) {
  const script = html.indexOf('<script type="module">')
  const [markup, rest] = [html.slice(0, script), html.slice(script)]
  return markup.replace(/(<a [^>]*href=")\//g, '$1#/') + rest
}

/**
 * The page with nothing left that a browser would fetch. The policy makes it a promise: what this file overlooks stays unfetched.
 * @param {string} html
 */
function offline(html) {
  const policy =
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; font-src data:; worker-src blob:"
  const logo = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="13"><text y="10" font-family="sans-serif" font-size="11" fill="#0044d4">Redoc</text></svg>`
  return html
    .replace('<head>', `<head>\n  <meta http-equiv="Content-Security-Policy" content="${policy}" />`)
    .replace(
      /https:\/\/cdn\.redoc\.ly\/redoc\/logo-mini(-full)?\.svg/g,
      `data:image/svg+xml,${encodeURIComponent(logo)}`,
    )
}
