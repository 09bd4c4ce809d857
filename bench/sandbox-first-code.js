// @ts-check
// How long a test takes from nothing to its first verified code, in process and over HTTP, beside the mere start of Prism.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { figure } from './measurement.js'
import { accountId, body, headers, path } from './request.js'
import { median, medians } from './rounds.js'
import { start } from './servers.js'

const rounds = 9
const createLimitMs = 5
const to = '+19195550112'
const program = fileURLToPath(new URL('sandbox-one-code.js', import.meta.url))

/** @returns {Promise<import('./measurement.js').Measurement>} */
export async function measure() {
  /** @type {number[]} */
  const createMs = []
  const timesMs = await medians(
    { empty, inProcess: () => inProcess(createMs), overHttp, prism },
    { rounds, warmups: 1 },
  )
  const row = (/** @type {string} */ name, /** @type {number} */ timeMs) => [
    name,
    figure(timeMs),
    figure(timeMs / timesMs.prism, 2),
  ]
  return {
    title: 'From nothing to the first verified code',
    method:
      `From the start of a process, median of ${rounds} alternating runs. In process: to the end of a Node process that imports client and sandbox, sends, waits for the message and verifies. ` +
      'Over HTTP: the command is started, then asked for the same. Prism: to its first answer to a send; it knows no code to read or verify.',
    columns: ['', 'ms', "times Prism's start"],
    rows: [
      row('an empty Node process', timesMs.empty),
      row('sandbox in process', timesMs.inProcess),
      row('sandbox over HTTP', timesMs.overHttp),
      row('Prism 5.14.2, its start alone', timesMs.prism),
      ['`createSandbox()`, in a fresh process', figure(median(createMs), 1), ''],
    ],
    targets: [
      {
        promise: "the first code in process takes, in times Prism's start,",
        bound: 'at most',
        limit: 1,
        measured: timesMs.inProcess / timesMs.prism,
        unit: '',
      },
      {
        promise: "the first code over HTTP takes, in times Prism's start,",
        bound: 'at most',
        limit: 1,
        measured: timesMs.overHttp / timesMs.prism,
        unit: '',
      },
      {
        promise: '`createSandbox()` takes',
        bound: 'at most',
        limit: createLimitMs,
        measured: median(createMs),
        unit: ' ms',
      },
    ],
  }
}

function empty() {
  const startedAt = performance.now()
  spawnSync(process.execPath, ['-e', ''])
  return performance.now() - startedAt
}

/** @param {number[]} createMs Gets the time of `createSandbox` alone */
function inProcess(createMs) {
  const startedAt = performance.now()
  const { status, stdout, stderr } = spawnSync(process.execPath, [program], { encoding: 'utf8' })
  const durationMs = performance.now() - startedAt
  if (status !== 0) throw new Error(`no code was verified in process: ${stderr}`)
  createMs.push(Number(stdout))
  return durationMs
}

async function overHttp() {
  const { url, startMs, stop } = await start('ours')
  try {
    const startedAt = performance.now()
    const { origin } = new URL(url)
    const post = (/** @type {string} */ path, /** @type {object} */ input) =>
      fetch(origin + path, { method: 'POST', headers, body: JSON.stringify(input) })
    await post(path, { ...body, to })
    const inbox = await fetch(`${origin}/sandbox/messages?${new URLSearchParams({ to, wait: '5' })}`)
    const { messages } = await inbox.json()
    const { code, scope } = messages[0]
    const verified = await post(`/accounts/${accountId}/code/verify`, { to, code, scope, expirationTimeInMinutes: 5 })
    const answer = await verified.text()
    if (answer !== '{"valid":true}') throw new Error(`a verify was answered ${answer}`)
    return startMs + performance.now() - startedAt
  } finally {
    await stop()
  }
}

async function prism() {
  const { startMs, stop } = await start('prism')
  await stop()
  return startMs
}
