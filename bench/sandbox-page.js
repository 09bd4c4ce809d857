// @ts-check
// How fast the inbox page is: its size, its first paint, and how it keeps up with a full inbox and a thousand messages a minute.
import { existsSync, readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright-core'
import { built, loadSandbox } from './built.js'
import { figure } from './measurement.js'
import { body, headers, path } from './request.js'
import { median } from './rounds.js'

const loads = 9
const stored = 10_000
const perMinute = 1_000
const keys = 20
/** After which nothing larger is painted any more. */
const settledMs = 500
const executablePath = '/usr/bin/chromium'
const args =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'

/** @returns {Promise<import('./measurement.js').Measurement>} */
export async function measure() {
  if (!existsSync(executablePath)) throw new Error(`there is no ${executablePath}: install Debian's package chromium`)
  const { createSandbox } = await loadSandbox()
  const sandbox = createSandbox()
  const { url } = await sandbox.listen({ port: 0 })
  const browser = await chromium.launch({ executablePath, args: args.split(' ') })
  try {
    const empty = await paintsMs(browser, url)
    for (let place = 0; place < stored; place += 1) await send(sandbox, place)
    const full = await paintsMs(browser, url)
    const keyMs = await keyToPaintMs(browser, url, sandbox)
    const bytes = gzipSync(readFileSync(new URL(built('inbox.html')))).length
    return {
      title: 'The inbox page',
      method: `Headless Chromium on loopback: first and largest contentful paint, medians of ${loads} loads in fresh contexts; from a key in the search field to the next frame, median of ${keys}.`,
      columns: ['', ''],
      rows: [
        ['size, gzipped', `${figure(bytes)} bytes`],
        ['first and largest paint, empty', `${figure(empty.first)} ms, ${figure(empty.largest)} ms`],
        [`first and largest paint, ${figure(stored)} messages`, `${figure(full.first)} ms, ${figure(full.largest)} ms`],
        [`key to paint, ${figure(stored)} messages, ${figure(perMinute)} a minute arriving`, `${figure(keyMs)} ms`],
      ],
      targets: [
        { promise: 'the page takes', bound: 'at most', limit: 60_000, measured: bytes, unit: ' bytes gzipped' },
        {
          promise: 'the page is painted after',
          bound: 'at most',
          limit: 200,
          measured: Math.max(empty.first, full.first),
          unit: ' ms',
        },
      ],
    }
  } finally {
    await browser.close()
    await sandbox.close()
  }
}

/**
 * @param {import('../src/sandbox/index.js').Sandbox} sandbox
 * @param {number} place
 */
async function send(sandbox, place) {
  const to = `+1919${5_550_000 + (place % 5_000)}`
  const response = await sandbox.fetch(`http://sandbox${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ ...body, to }),
  })
  if (!response.ok) throw new Error(`a send answered ${response.status}`)
}

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} url
 */
async function paintsMs(browser, url) {
  const times = []
  for (let load = -1; load < loads; load += 1) {
    const page = await browser.newPage()
    await page.goto(url)
    await page.getByTestId('send').waitFor()
    await pause(settledMs)
    const [first, largest] = await Promise.all([
      newestPaintMs(page, 'paint'),
      newestPaintMs(page, 'largest-contentful-paint'),
    ])
    // The first load warms up.
    if (load >= 0) times.push({ first, largest })
    await page.close()
  }
  return { first: median(times.map(({ first }) => first)), largest: median(times.map(({ largest }) => largest)) }
}

/**
 * @param {import('playwright-core').Page} page
 * @param {'paint' | 'largest-contentful-paint'} type
 * @returns {Promise<number>} When the newest one was, from the start of the navigation
 */
function newestPaintMs(page, type) {
  return page.evaluate(
    (type) =>
      new Promise((resolve) =>
        new PerformanceObserver((list) => resolve(Number(list.getEntries().at(-1)?.startTime))).observe({
          type,
          buffered: true,
        }),
      ),
    type,
  )
}

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} url
 * @param {import('../src/sandbox/index.js').Sandbox} sandbox
 */
async function keyToPaintMs(browser, url, sandbox) {
  const page = await browser.newPage()
  await page.goto(url)
  await page.getByTestId('thread').waitFor()
  let place = 0
  const arriving = setInterval(() => void send(sandbox, place++), 60_000 / perMinute)
  const times = []
  for (let key = 0; key < keys; key += 1) {
    const ms = await page.getByTestId('search').evaluate(
      (element, text) =>
        new Promise((resolve) => {
          const input = /** @type {HTMLInputElement} it has this test id */ (element)
          const startedAt = performance.now()
          input.value = text
          input.dispatchEvent(new Event('input', { bubbles: true }))
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - startedAt)))
        }),
      `code is ${key % 10}`,
    )
    times.push(Number(ms))
    await pause(100)
  }
  clearInterval(arriving)
  await page.close()
  return median(times)
}
