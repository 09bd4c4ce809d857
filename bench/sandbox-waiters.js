// @ts-check
// Whether two hundred tests that wait for their codes at once all get them, and how soon.
import { once } from 'node:events'
import { Agent, get, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { figure } from './measurement.js'
import { body, headers } from './request.js'
import { median } from './rounds.js'
import { start } from './servers.js'

const clients = 200
const settleMs = 500
const limitMs = 1_000

/** @returns {Promise<import('./measurement.js').Measurement>} */
export async function measure() {
  const { url, stop } = await start('ours')
  const agent = new Agent({ keepAlive: true, maxSockets: Infinity })
  try {
    const numbers = Array.from(
      { length: clients },
      (_, index) => `+1${300 + Math.floor(index / 100)}55501${String(index % 100).padStart(2, '0')}`,
    )
    const waits = numbers.map((to) => waitFor(new URL('/sandbox/messages', url), to, agent))
    // Time for all of them to arrive, so that each is really waiting when its text is sent.
    await pause(settleMs)
    const startedAt = performance.now()
    const sentMs = await Promise.all(numbers.map((to) => send(url, to, agent)))
    const answers = await Promise.all(waits)
    const served = answers.filter(({ messages }, index) => messages.length === 1 && messages[0]?.to === numbers[index])
    const early = answers.filter(({ at }) => at < startedAt).length
    if (early > 0) throw new Error(`${early} were answered before anything was sent`)
    const afterMs = answers.map(({ at }) => at - startedAt)
    const lastMs = Math.max(...afterMs)
    return {
      title: 'Two hundred waiting clients',
      method: `${clients} requests \`GET /sandbox/messages?to=…&wait=30\`, each for a number of its own and all open at once; then a text to each of the numbers, all sent at once.`,
      columns: ['', ''],
      rows: [
        ['clients that waited', figure(clients)],
        ['clients that got their own message and no other', figure(served.length)],
        ['median answer, ms after the first send began', figure(median(afterMs))],
        ['last answer, ms after the first send began', figure(lastMs)],
        [
          'last answer to a send, ms after the first send began',
          figure(Math.max(...sentMs.map((at) => at - startedAt))),
        ],
      ],
      targets: [
        {
          promise: 'of those who wait, are served',
          bound: 'at least',
          limit: clients,
          measured: served.length,
          unit: ' clients',
        },
        { promise: 'all are served within', bound: 'at most', limit: limitMs, measured: lastMs, unit: ' ms' },
      ],
    }
  } finally {
    agent.destroy()
    await stop()
  }
}

/**
 * @param {URL} inbox
 * @param {string} to
 * @param {Agent} agent
 * @returns {Promise<{ messages: { to: string }[], at: number }>} What came, and when by `performance.now()`
 */
async function waitFor(inbox, to, agent) {
  const [response] = await once(get(`${inbox}?${new URLSearchParams({ to, wait: '30' })}`, { agent }), 'response')
  const { messages } = JSON.parse(await text(response))
  return { messages, at: performance.now() }
}

/**
 * @param {string} url
 * @param {string} to
 * @param {Agent} agent
 * @returns {Promise<number>} When it was answered, by `performance.now()`
 */
async function send(url, to, agent) {
  const sending = request(url, { method: 'POST', headers, agent }).end(JSON.stringify({ ...body, to }))
  const [response] = await once(sending, 'response')
  await text(response)
  if (response.statusCode !== 200) throw new Error(`a send was answered ${response.statusCode}`)
  return performance.now()
}
