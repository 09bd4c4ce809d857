// @ts-check
// The process of memory.js: fills a store, verifies, and prints what it found as JSON. Its one argument is `limited` or `unlimited`.
import { setImmediate as nextTurn } from 'node:timers/promises'
import { loadMemoryStore, loadServer } from './built.js'
import { accountId, body, headers, path } from './request.js'
import { median } from './rounds.js'

const codes = 1_000_000
const verifies = 5_000
const warmups = 1_000

const { anyAccount, createServer, defaultPolicy } = await loadServer()
const { memoryStore } = await loadMemoryStore()
const policy =
  process.argv[2] === 'limited' ? defaultPolicy : { ...defaultPolicy, sendsPerNumber: [], sendsPerPrefix: [] }

const full = service()
const before = await bytesInUse()
/** The codes that will be verified, spread over the million, in the order of their numbers. @type {string[]} */
const kept = []
for (let index = 0; index < codes; index += 1) {
  const code = await full.send(number(index))
  if (index === sample(kept.length)) kept.push(code)
  // What a Request refers to weakly is let go of only between turns of the event loop, which a real server takes by itself.
  if (index % 100 === 0) await nextTurn()
}
const bytesPerCode = ((await bytesInUse()) - before) / codes

const empty = service()
const fullUs = []
const emptyUs = []
for (const [turn, code] of kept.entries()) {
  const to = number(sample(turn))
  await nextTurn()
  // Not sent again before: the store would have it among its newest, where it is found faster.
  const inFull = await microseconds(full, to, code)
  const inEmpty = await microseconds(empty, to, await empty.send(to))
  if (turn >= warmups) {
    fullUs.push(inFull)
    emptyUs.push(inEmpty)
  }
}
console.log(JSON.stringify({ codes, bytesPerCode, fullUs: median(fullUs), emptyUs: median(emptyUs) }))

/**
 * @param {number} turn Below `warmups + verifies`
 * @returns {number} Which of the million is verified then
 */
function sample(turn) {
  return Math.floor((turn / (warmups + verifies)) * codes)
}

function service() {
  let code = ''
  const server = createServer({
    accounts: anyAccount({ name: 'Bench', accounts: [] }),
    store: memoryStore(),
    policy,
    delivery: {
      async deliver(message) {
        code = message.code
        return { status: 'accepted' }
      },
    },
  })
  const post = (/** @type {string} */ to, /** @type {object} */ input) =>
    server.fetch(new Request(`http://127.0.0.1${to}`, { method: 'POST', headers, body: JSON.stringify(input) }))
  return {
    /** @param {string} to */
    async send(to) {
      const { status } = await post(path, { ...body, to })
      if (status !== 200) throw new Error(`a send was answered ${status}`)
      return code
    },
    /**
     * @param {string} to
     * @param {string} code
     */
    async verify(to, code) {
      const response = await post(`/accounts/${accountId}/code/verify`, {
        to,
        code,
        scope: body.scope,
        expirationTimeInMinutes: 15,
      })
      return response.text()
    },
  }
}

/**
 * @param {ReturnType<typeof service>} service
 * @param {string} to
 * @param {string} code
 * @returns {Promise<number>} How long the verify of a right code took
 */
async function microseconds({ verify }, to, code) {
  const startedAt = performance.now()
  const answer = await verify(to, code)
  const durationMs = performance.now() - startedAt
  if (answer !== '{"valid":true}') throw new Error(`a verify was answered ${answer}`)
  return durationMs * 1_000
}

/**
 * No two have the same first eight digits, which the prefix limit counts by.
 * @param {number} index Below a million
 */
function number(index) {
  return `+1${2_000_000 + index}000`
}

/** @returns {Promise<number>} */
async function bytesInUse() {
  // What one collection finds to be garbage may hold more of it, until its finalizers have run.
  for (let pass = 0; pass < 5; pass += 1) {
    globalThis.gc?.()
    await nextTurn()
  }
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}
