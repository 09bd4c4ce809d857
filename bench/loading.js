// @ts-check
// How much longer a Node process takes when it loads a client and does nothing else.
import { spawnSync } from 'node:child_process'
import { built } from './built.js'
import { figure } from './measurement.js'
import { medians } from './rounds.js'

const rounds = 31
const limitMs = 15

/** @returns {Promise<import('./measurement.js').Measurement>} */
export async function measure() {
  const timesMs = await medians(
    {
      empty: () => run(''),
      ours: () => run(`import(${JSON.stringify(built('index.js'))})`),
      theirs: () => run(`import(${JSON.stringify(import.meta.resolve('bandwidth-sdk'))})`),
    },
    { rounds, warmups: 1 },
  )
  const row = (/** @type {string} */ name, /** @type {number} */ timeMs) => [
    name,
    figure(timeMs, 1),
    figure(timeMs - timesMs.empty, 1),
  ]
  return {
    title: 'Loading a client',
    method: `Wall time of \`node -e "import(…)"\`, median of ${rounds} alternating runs.`,
    columns: ['', 'ms', 'ms over an empty process'],
    rows: [
      row('empty process', timesMs.empty),
      row('bandwidth-2fa', timesMs.ours),
      row('bandwidth-sdk 8.1.4', timesMs.theirs),
    ],
    targets: [
      {
        promise: 'loading the client adds',
        bound: 'at most',
        limit: limitMs,
        measured: timesMs.ours - timesMs.empty,
        unit: ' ms',
      },
    ],
  }
}

/**
 * @param {string} program
 * @returns {number} Milliseconds
 */
function run(program) {
  const startedAt = performance.now()
  const { status, stderr } = spawnSync(process.execPath, ['-e', program], { encoding: 'utf8' })
  const durationMs = performance.now() - startedAt
  if (status !== 0) throw new Error(`node -e '${program}' failed: ${stderr}`)
  return durationMs
}
