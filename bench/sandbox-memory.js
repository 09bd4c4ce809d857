// @ts-check
// What it costs in memory that a sandbox keeps as many messages as it ever does, and its journal and events with them.
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { figure } from './measurement.js'

const heapLimitMb = 14

/** @returns {Promise<import('./measurement.js').Measurement>} */
export async function measure() {
  const program = fileURLToPath(new URL('sandbox-full.js', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', program])
  /** @type {{ messages: number, heap: number, rss: number, rssBefore: number }} */
  const { messages, heap, rss, rssBefore } = JSON.parse(stdout)
  const megabytes = (/** @type {number} */ bytes) => figure(bytes / 1e6, 1)
  return {
    title: 'A full sandbox',
    method: `${figure(messages)} texts to as many numbers, sent in process: all that the inbox keeps, with the newest 1,000 exchanges and events. Heap and buffers after full collections.`,
    columns: ['', 'MB', 'bytes per message'],
    rows: [
      ['heap and buffers over an empty sandbox', megabytes(heap), figure(heap / messages)],
      ['resident memory over an empty sandbox', megabytes(rss), figure(rss / messages)],
      ['resident memory, whole process', megabytes(rssBefore + rss), ''],
    ],
    targets: [
      {
        promise: `${figure(messages)} messages take`,
        bound: 'at most',
        limit: heapLimitMb,
        measured: heap / 1e6,
        unit: ' MB of heap',
      },
    ],
  }
}
