// @ts-check
// How many requests a second the service answers on a port, beside Prism and beside the least that Node can do.
import { connections, requestsPerSecond, roundSeconds } from './load.js'
import { figure } from './measurement.js'
import { medians } from './rounds.js'
import { start } from './servers.js'

const rounds = 5
const timesPrism = 15
const timesBare = 0.5

/** @returns {Promise<import('./measurement.js').Measurement>} */
export async function measure() {
  const running = {
    service: await start('service'),
    silentPrism: await start('silentPrism'),
    prism: await start('prism'),
    bare: await start('bare'),
  }
  try {
    const rates = await medians(
      {
        service: () => requestsPerSecond(running.service.url),
        silentPrism: () => requestsPerSecond(running.silentPrism.url),
        prism: () => requestsPerSecond(running.prism.url),
        bare: () => requestsPerSecond(running.bare.url),
      },
      { rounds, warmups: 1 },
    )
    const row = (/** @type {string} */ name, /** @type {number} */ rate) => [
      name,
      figure(rate),
      figure(rate / rates.prism, 1),
      figure(rate / rates.bare, 2),
    ]
    return {
      title: 'Throughput of the service',
      method:
        `The reference page's example sent by autocannon in a third process over ${connections} connections, median of ${rounds} alternating rounds of ${roundSeconds} s. ` +
        'Every answer was a 200. Prism as it comes prints a few lines for each, to nowhere.',
      columns: ['', 'requests/s', 'times Prism', 'times bare'],
      rows: [
        row('service in memory, one process', rates.service),
        row('Prism 5.14.2, silent', rates.silentPrism),
        row('Prism 5.14.2, as it comes', rates.prism),
        row('bare `node:http`: parses the JSON, answers a constant', rates.bare),
      ],
      targets: [
        {
          promise: 'requests a second, in times Prism,',
          bound: 'at least',
          limit: timesPrism,
          measured: rates.service / rates.prism,
          unit: '',
        },
        {
          promise: 'requests a second, in times bare `node:http`,',
          bound: 'at least',
          limit: timesBare,
          measured: rates.service / rates.bare,
          unit: '',
        },
      ],
    }
  } finally {
    await Promise.all(Object.values(running).map(({ stop }) => stop()))
  }
}
