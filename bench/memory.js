// @ts-check
// What a million live codes cost: memory for each, and the time of a verify among them.
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { figure } from './measurement.js'

const limitBytes = 600
const timesEmpty = 2

/** @returns {Promise<import('./measurement.js').Measurement>} */
export async function measure() {
  const [limited, unlimited] = await Promise.all([run('limited'), run('unlimited')])
  const row = (/** @type {string} */ name, /** @type {Findings} */ { codes, bytesPerCode, fullUs, emptyUs }) => [
    name,
    figure(codes),
    figure(bytesPerCode),
    figure(fullUs, 1),
    figure(emptyUs, 1),
    figure(fullUs / emptyUs, 2),
  ]
  const targets = (/** @type {string} */ where, /** @type {Findings} */ { bytesPerCode, fullUs, emptyUs }) => [
    /** @type {const} */ ({
      promise: `${where}, a live code takes`,
      bound: 'at most',
      limit: limitBytes,
      measured: bytesPerCode,
      unit: ' bytes',
    }),
    /** @type {const} */ ({
      promise: `${where}, a verify takes, in times an empty store,`,
      bound: 'at most',
      limit: timesEmpty,
      measured: fullUs / emptyUs,
      unit: '',
    }),
  ]
  return {
    title: 'A million live codes',
    method:
      'Codes sent through the server in process to as many numbers of one account, then some of them verified, spread over all, by turns with a server that was just sent its only code. ' +
      'Heap and buffers after full collections; the two lines ran side by side. With limits, every number has a prefix of its own: the most that the limits can take.',
    columns: ['memory store', 'live codes', 'bytes per code', 'verify, µs', 'verify when empty, µs', 'times empty'],
    rows: [row('limits on sends (default)', limited), row('no limits on sends (sandbox)', unlimited)],
    targets: [...targets('with limits', limited), ...targets('without limits', unlimited)],
  }
}

/** @typedef {{ codes: number, bytesPerCode: number, fullUs: number, emptyUs: number }} Findings */

/**
 * @param {'limited' | 'unlimited'} policy
 * @returns {Promise<Findings>}
 */
async function run(policy) {
  const program = fileURLToPath(new URL('million-codes.js', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--expose-gc',
    '--max-old-space-size=4096',
    program,
    policy,
  ])
  return JSON.parse(stdout)
}
