// @ts-check
// The process of sandbox-memory.js: fills a sandbox with texts and prints, as JSON, the bytes that the process took for them.
import { setImmediate as nextTurn } from 'node:timers/promises'
import { loadSandbox } from './built.js'
import { body, headers, path } from './request.js'

const messages = 10_000

const { createSandbox } = await loadSandbox()
const sandbox = createSandbox()
// What is loaded and compiled at the first calls is not what messages cost.
for (let index = 0; index < 100; index += 1) await send(sandbox.number())
await sandbox.reset()

const before = await inUse()
for (let index = 0; index < messages; index += 1) {
  await send(sandbox.number())
  if (index % 100 === 0) await nextTurn()
}
const after = await inUse()
const kept = sandbox.messages().length
if (kept !== messages) throw new Error(`${kept} messages are kept`)
console.log(
  JSON.stringify({ messages, heap: after.heap - before.heap, rss: after.rss - before.rss, rssBefore: before.rss }),
)

/** @param {string} to */
async function send(to) {
  const { status } = await sandbox.fetch(`http://127.0.0.1${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ ...body, to }),
  })
  if (status !== 200) throw new Error(`a send was answered ${status}`)
}

/** @returns {Promise<{ heap: number, rss: number }>} Bytes: of live objects and buffers, and of the whole process */
async function inUse() {
  // What one collection finds to be garbage may hold more of it, until its finalizers have run.
  for (let pass = 0; pass < 5; pass += 1) {
    globalThis.gc?.()
    await nextTurn()
  }
  const { heapUsed, external, rss } = process.memoryUsage()
  return { heap: heapUsed + external, rss }
}
