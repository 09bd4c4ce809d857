// @ts-check
// The load that servers are put under: the reference page's example, sent by autocannon in a process of its own.
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { body, headers } from './request.js'

export const connections = 16
export const roundSeconds = 2

const autocannon = fileURLToPath(import.meta.resolve('autocannon'))

/**
 * Puts a server under the load for one round. Rejects when any answer is not a 200.
 * @param {string} url Takes the example
 * @returns {Promise<number>} Answers a second
 */
export async function requestsPerSecond(url) {
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...[
      autocannon,
      '--json',
      '--no-progress',
      '--connections',
      String(connections),
      '--duration',
      String(roundSeconds),
      '--method',
      'POST',
    ],
    ...Object.entries(headers).flatMap(([name, value]) => ['--headers', `${name}=${value}`]),
    ...['--body', JSON.stringify(body), url],
  ])
  const result = JSON.parse(stdout)
  if (result.non2xx > 0 || result.errors > 0 || result['2xx'] === 0)
    throw new Error(`${url}: ${result['2xx']} good, ${result.non2xx} other answers, ${result.errors} errors`)
  return result['2xx'] / result.duration
}
