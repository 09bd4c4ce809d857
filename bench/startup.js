// @ts-check
// How long a service takes from the start of its process to its first answer.
import { figure } from './measurement.js'
import { medians } from './rounds.js'
import { start } from './servers.js'

const rounds = 9
const limitMs = 500

/** @returns {Promise<import('./measurement.js').Measurement>} */
export async function measure() {
  const timesMs = await medians(
    { ours: () => startAndStop('ours'), prism: () => startAndStop('prism'), bare: () => startAndStop('bare') },
    { rounds, warmups: 1 },
  )
  return {
    title: 'Start of the service',
    method: `From the start of the process to the end of the first answer to the reference page's example, median of ${rounds} alternating starts.`,
    columns: ['', 'ms'],
    rows: [
      ['sandbox', figure(timesMs.ours)],
      ['Prism 5.14.2, mock', figure(timesMs.prism)],
      ['bare `node:http`', figure(timesMs.bare)],
    ],
    targets: [
      { promise: 'the sandbox answers after', bound: 'at most', limit: limitMs, measured: timesMs.ours, unit: ' ms' },
    ],
  }
}

/**
 * @param {Parameters<typeof start>[0]} name
 * @returns {Promise<number>} Milliseconds
 */
async function startAndStop(name) {
  const { startMs, stop } = await start(name)
  await stop()
  return startMs
}
