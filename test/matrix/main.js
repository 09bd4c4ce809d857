// @ts-check
// `npm run matrix [row…]`: builds and runs all rows, or those named, prints them as a table, and fails when one fails. With CI=true a missing program is a failure too.
import { execFile, execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { startClient } from './client.js'
import { recordStory } from './exchanges.js'
import { installs } from './row.js'
import { strictSandbox, tell } from './story.js'

const here = import.meta.dirname
const root = join(here, '../..')
// Not below node_modules, where TypeScript emits nothing.
const work = await mkdtemp(join(tmpdir(), 'matrix-'))
const buildMs = 600_000
const storyMs = 60_000

/** @typedef {{ name: string, row: import('./row.js').Row, verdict: 'passed' | 'FAILED' | 'skipped', seconds: number, words: string }} Result */

/** @param {string} program */
function isInstalled(program) {
  try {
    execFileSync('bash', ['-c', `command -v ${program}`])
    return true
  } catch {
    return false
  }
}

/** @param {string} name @returns {Promise<Result>} */
async function runRow(name) {
  /** @type {{ row: import('./row.js').Row }} */
  const { row } = await import(`./rows/${name}/row.js`)
  const started = performance.now()
  /** @param {Result['verdict']} verdict @param {string} words */
  const result = (verdict, words) => ({ name, row, verdict, words, seconds: (performance.now() - started) / 1000 })

  const missing = row.needs.filter((program) => !isInstalled(program))
  if (missing.length > 0) {
    const words = `no ${missing.join(', ')} here: ${missing.map((program) => installs[program]).join('; ')}`
    return result(process.env['CI'] ? 'FAILED' : 'skipped', words)
  }
  try {
    const differences = await judge(row, join(here, 'rows', name), join(work, name))
    const notes = [
      row.note ?? [],
      Object.entries(row.cannot ?? {}).map(([chapter, reason]) => `${chapter}: ${reason}`),
    ].flat()
    return differences.length > 0 ? result('FAILED', differences.join('\n')) : result('passed', notes.join('; '))
  } catch (error) {
    return result('FAILED', error instanceof Error ? error.message : String(error))
  }
}

/**
 * Builds the row in an empty folder and lets it tell the story, or judge.
 *
 * @param {import('./row.js').Row} row @param {string} home @param {string} cwd
 */
async function judge({ build, run, judge, cannot }, home, cwd) {
  await mkdir(cwd)
  const sandbox = strictSandbox()
  const { url } = await sandbox.listen({ port: 0 })
  const env = {
    ...process.env,
    ROW: home,
    DOCUMENT: join(root, 'generated/openapi.json'),
    BW_MFA_URL: `${url}/api/v1`,
    EXCHANGES: join(cwd, 'exchanges.json'),
  }
  try {
    if (build !== undefined) await bash(build, { cwd, env, timeout: buildMs })
    if (judge) {
      await recordStory(sandbox, env.BW_MFA_URL, env.EXCHANGES)
      await bash(run, { cwd, env, timeout: buildMs })
      return []
    }
    const client = startClient(run, { cwd, env, timeout: storyMs })
    try {
      return await tell(sandbox, client.ask, cannot)
    } finally {
      client.end()
    }
  } finally {
    await sandbox.close()
  }
}

/**
 * Rejects with the end of what the commands printed, when one of them fails.
 *
 * @param {string} commands @param {import('node:child_process').ExecFileOptions & { cwd: string }} options
 */
async function bash(commands, options) {
  try {
    await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', commands], { ...options, maxBuffer: 2 ** 27 })
  } catch (error) {
    const { stdout = '', stderr = '', signal } = Object(error)
    await writeFile(join(options.cwd, 'output.log'), `${stdout}\n${stderr}`)
    throw new Error(`${signal ? 'took too long' : 'failed'}:\n${`${stdout}\n${stderr}`.trim().slice(-3000)}`, {
      cause: error,
    })
  }
}

const known = await readdir(join(here, 'rows'))
const names = process.argv.length > 2 ? process.argv.slice(2) : known
const unknown = names.filter((name) => !known.includes(name))
if (unknown.length > 0) {
  console.error(`There is no row ${unknown.join(', ')}; there are ${known.join(', ')}.`)
  process.exit(2)
}

/** @type {Result[]} */
const results = []
const waiting = [...names]
// Two at a time: while one waits for a registry, the other compiles.
await Promise.all(
  [0, 1].map(async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const result = await runRow(name)
      results.push(result)
      console.error(`${result.verdict} ${name}, ${result.seconds.toFixed(0)} s`)
      if (result.verdict === 'FAILED') console.error(result.words)
    }
  }),
)

console.log('| | Version | | Seconds | |\n|---|---|---|---|---|')
for (const { row, verdict, seconds, words } of results.sort((a, b) => a.row.title.localeCompare(b.row.title))) {
  const [firstLine] = words.split('\n')
  console.log(`| ${row.title} | ${row.version} | ${verdict} | ${seconds.toFixed(0)} | ${firstLine} |`)
}
if (results.some(({ verdict }) => verdict === 'FAILED')) {
  console.error(`What was generated is in ${work}.`)
  process.exitCode = 1
} else {
  await rm(work, { recursive: true, force: true })
}
