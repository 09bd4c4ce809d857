// @ts-check
// How many sends a second the whole sandbox takes while it prints, keeps inbox, journal and events, and then while it also tells a listener of everything, beside Prism.
import { once } from 'node:events'
import { get } from 'node:http'
import { connections, requestsPerSecond, roundSeconds } from './load.js'
import { figure } from './measurement.js'
import { medians } from './rounds.js'
import { start } from './servers.js'

const rounds = 5
const timesPrism = 10

/** @returns {Promise<import('./measurement.js').Measurement>} */
export async function measure() {
  const running = {
    sandbox: await start('jsonSandbox'),
    watched: await start('jsonSandbox'),
    silentPrism: await start('silentPrism'),
    prism: await start('prism'),
  }
  const listener = await listen(new URL('/sandbox/events', running.watched.url))
  try {
    const rates = await medians(
      {
        sandbox: () => requestsPerSecond(running.sandbox.url),
        watched: () => requestsPerSecond(running.watched.url),
        silentPrism: () => requestsPerSecond(running.silentPrism.url),
        prism: () => requestsPerSecond(running.prism.url),
      },
      { rounds, warmups: 1 },
    )
    const bytes = listener.stop()
    if (bytes === 0) throw new Error('the listener heard nothing')
    const row = (/** @type {string} */ name, /** @type {number} */ rate) => [
      name,
      figure(rate),
      figure(rate / rates.prism, 1),
      figure(rate / rates.silentPrism, 1),
    ]
    return {
      title: 'Sends a second with everything on',
      method:
        `The reference page's example sent by autocannon in a third process over ${connections} connections, median of ${rounds} alternating rounds of ${roundSeconds} s. Every answer was a 200. ` +
        `The sandbox prints each message as JSON to nowhere and keeps messages, exchanges and events; it judges exchanges and writes events once somebody asks. ` +
        `The other one had a listener, which was told ${figure(bytes / 1e6)} MB of what happened, with each exchange judged.`,
      columns: ['', 'sends/s', 'times Prism', 'times silent Prism'],
      rows: [
        row('`bandwidth-2fa sandbox --json`, nobody listening', rates.sandbox),
        row('the same, one listener', rates.watched),
        row('Prism 5.14.2, as it comes', rates.prism),
        row('Prism 5.14.2, silent', rates.silentPrism),
      ],
      targets: [
        {
          promise: 'sends a second with inbox, journal and events, in times Prism,',
          bound: 'at least',
          limit: timesPrism,
          measured: rates.sandbox / rates.prism,
          unit: '',
        },
      ],
    }
  } finally {
    await Promise.all(Object.values(running).map(({ stop }) => stop()))
  }
}

/**
 * @param {URL} events
 * @returns {Promise<{ stop: () => number }>} `stop` ends it and tells how many bytes it heard
 */
async function listen(events) {
  let bytes = 0
  const request = get(events, { headers: { accept: 'text/event-stream' } })
  const [response] = await once(request, 'response')
  response.on('data', (/** @type {Buffer} */ chunk) => (bytes += chunk.length))
  // Stopped while it is being told something.
  response.on('error', () => {})
  return {
    stop() {
      request.destroy()
      return bytes
    },
  }
}
