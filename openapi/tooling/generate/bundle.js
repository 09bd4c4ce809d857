// One document of redocly.yaml in one piece, as Redocly bundles it.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The bundled document. Throws an Error that carries the bundler's own words when there is something wrong with it.
 * @param {string} api Its name in redocly.yaml
 * @returns {import('./document.js').Json}
 */
export function bundle(api) {
  const folder = mkdtempSync(join(tmpdir(), 'bandwidth-2fa-'))
  try {
    const output = join(folder, 'openapi.json')
    const redocly = new URL('../../../node_modules/@redocly/cli/bin/cli.js', import.meta.url)
    execFileSync(process.execPath, [fileURLToPath(redocly), 'bundle', api, '--output', output], {
      cwd: new URL('../../..', import.meta.url),
      env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    return JSON.parse(readFileSync(output, 'utf8'))
  } catch (error) {
    // The error of a child process buries what the bundler says under its own fields.
    // oxlint-disable-next-line preserve-caught-error
    throw new Error(`openapi/ cannot be bundled.\n${/** @type {{ stderr?: Buffer }} */ (error).stderr ?? error}`)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
