// Writes generated/ from openapi/; with --check, fails when generated/ is not what it would write.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import openapiTS, { astToString } from 'openapi-typescript'
import { bundle } from './generate/bundle.js'
import { examplesSource } from './generate/examples.js'
import { lean } from './generate/lean.js'
import { answerType, operationsSource, operationType } from './generate/operations.js'
import { schemasSource, schemaType } from './generate/schemas.js'

const banner = '// Written by `npm run generate` from openapi/. Do not edit.\n'
const target = new URL('../../generated/', import.meta.url)

const twoFactor = bundle('two-factor')
const sandbox = bundle('sandbox')
/** @type {Record<string, string>} */
const files = {
  'openapi.json': json(twoFactor),
  'openapi.lean.json': json(lean(twoFactor)),
  'types.ts': await types(twoFactor),
  'schemas.ts': banner + schemaType + schemasSource(twoFactor),
  'operations.ts': banner + operationsSource(twoFactor, operationType + answerType),
  'examples.ts': banner + examplesSource(twoFactor),
  'sandbox/openapi.json': json(sandbox),
  'sandbox/types.ts': await types(sandbox),
  'sandbox/schemas.ts': `${banner}import type { PlainSchema, Schema } from '../schemas.js'\n${schemasSource(sandbox)}`,
  'sandbox/operations.ts': `${banner}import type { Access, Answer, Operation } from '../operations.js'\n${operationsSource(sandbox)}`,
}

const stale = Object.entries(files).filter(([name, text]) => current(name) !== text)
const left = present().filter((name) => !(name in files))
if (!process.argv.includes('--check')) {
  mkdirSync(new URL('sandbox/', target), { recursive: true })
  for (const [name, text] of stale) writeFileSync(new URL(name, target), text)
  for (const name of left) rmSync(new URL(name, target))
} else if (stale.length + left.length > 0) {
  console.error(
    `generated/ is stale: ${[...stale.map(([name]) => name), ...left].join(', ')}. Run \`npm run generate\` and commit the result.`,
  )
  process.exitCode = 1
}

/** The files that are there, by their path below the folder. */
function present() {
  if (!existsSync(target)) return []
  const entries = readdirSync(target, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return entries.map(({ parentPath, name }) =>
    `${parentPath}/${name}`.slice(fileURLToPath(target).length).replace(/^\/+/, ''),
  )
}

/** @param {unknown} document */
function json(document) {
  return JSON.stringify(document, null, 2) + '\n'
}

/** @param {object} document */
async function types(document) {
  return (
    banner +
    astToString(
      await openapiTS(/** @type {any} any: the document's own shape is checked by `redocly lint` */ (document)),
    )
  )
}

/** @param {string} name */
function current(name) {
  try {
    return readFileSync(new URL(name, target), 'utf8')
  } catch {
    return undefined
  }
}
