// The rendered reference works in a real browser, from one file, with no network.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import document from '../../generated/openapi.json' with { type: 'json' }
import sandboxDocument from '../../generated/sandbox/openapi.json' with { type: 'json' }
import { createSandbox } from '../../src/sandbox/index.js'

const executablePath = '/usr/bin/chromium'
const args =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bandwidth-2fa-'))
  execFileSync(process.execPath, [fileURLToPath(new URL('../../openapi/tooling/docs.js', import.meta.url)), folder])
}, 60_000)
afterAll(() => rm(folder, { recursive: true }))

it('writes the page, the same page compressed, and both documents', async () => {
  const page = await readFile(join(folder, 'reference.html'))
  expect(gunzipSync(await readFile(join(folder, 'reference.html.gz'))).equals(page)).toBe(true)
  expect(JSON.parse(await readFile(join(folder, 'openapi.json'), 'utf8'))).toEqual(document)
  expect(JSON.parse(await readFile(join(folder, 'sandbox', 'openapi.json'), 'utf8'))).toEqual(sandboxDocument)
})

// In CI a missing browser is a failure: a skipped proof is none.
describe.skipIf(!existsSync(executablePath) && !process.env['CI'])(`in ${executablePath}`, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args: args.split(' ') })
  }, 60_000)
  afterAll(() => browser?.close())

  it.each(Object.values(document.paths).map(({ post }) => post))(
    'shows $operationId with its samples at its own address, logs no error and asks the network for nothing',
    async ({ operationId, summary, 'x-codeSamples': samples }) => {
      const reference = pathToFileURL(join(folder, 'reference.html'))
      const { page, complaints } = await open(browser, `${reference.href}#/mfa/${operationId.toLowerCase()}`)
      await page.getByRole('heading', { name: summary }).waitFor()
      expect(samples.map(({ lang }) => lang)).toEqual(expect.arrayContaining(['curl', 'typescript']))
      for (const { lang, source } of samples) {
        if (lang !== 'curl') {
          await page.getByRole('button', { name: 'curl', exact: true }).last().click()
          await page.getByText(lang, { exact: true }).click()
        }
        // innerText is what can be seen: a block that is not drawn has none.
        await expect
          .poll(async () => (await page.locator('pre').allInnerTexts()).map(squeeze), { timeout: 10_000 })
          .toContain(squeeze(source))
      }
      expect(complaints).toEqual([])
    },
    60_000,
  )

  it('links to its own parts with addresses that can be copied, and to nothing of the server it came from', async () => {
    const { page, complaints } = await open(browser, pathToFileURL(join(folder, 'reference.html')).href)
    await page.getByRole('heading', { name: 'Where it runs' }).waitFor()
    const links = await page
      .locator('a[href]')
      .evaluateAll((anchors) => anchors.map((anchor) => anchor.getAttribute('href') ?? ''))
    expect(links).toEqual(expect.arrayContaining(['#/', '#/section/where-it-runs', '#/mfa']))
    expect(links.filter((link) => !/^(#\/|https:)/.test(link))).toEqual([])
    expect(complaints).toEqual([])
  }, 60_000)

  it.each(['the file', 'the sandbox'])(
    'shows a section whose link was copied and is opened in %s',
    async (place) => {
      await using sandbox = createSandbox()
      const reference =
        place === 'the file'
          ? pathToFileURL(join(folder, 'reference.html')).href
          : `${(await sandbox.listen({ port: 0 })).url}/docs`
      const { page } = await open(browser, reference)
      const link = await page.getByRole('link', { name: 'link to section/where-it-runs' }).getAttribute('href')
      const { page: fresh } = await open(browser, new URL(link ?? '', reference).href)
      const heading = fresh.getByRole('heading', { name: 'Where it runs' })
      // It begins in the lower half of the window, and is at the top only if the page went there.
      await expect.poll(async () => (await heading.boundingBox())?.y, { timeout: 10_000 }).toBeLessThan(100)
      expect((await heading.boundingBox())?.y).toBeGreaterThanOrEqual(0)
    },
    60_000,
  )

  it('is caught when a page does ask the network', async () => {
    const { page, complaints } = await open(browser, 'data:text/html,<img src="https://example.com/logo.svg">')
    await page.waitForLoadState('load')
    expect(complaints).toContain('request: https://example.com/logo.svg')
  }, 60_000)
})

/** A page, and what it did that it should not: requests that leave the machine (none gets out), errors logged or thrown. */
async function open(browser: Browser, url: string): Promise<{ page: Page; complaints: string[] }> {
  const complaints: string[] = []
  const page = await browser.newPage({ viewport: { width: 1400, height: 1000 } })
  page.setDefaultTimeout(15_000)
  page.on('console', (message) => message.type() === 'error' && complaints.push(`console: ${message.text()}`))
  page.on('pageerror', (error) => complaints.push(`thrown: ${error.message}`))
  page.on('request', (request) => isLocal(request.url()) || complaints.push(`request: ${request.url()}`))
  await page.route(
    (address) => !isLocal(address.href),
    (route) => route.abort(),
  )
  await page.goto(url)
  return { page, complaints }
}

function isLocal(url: string) {
  return /^(file|blob|data):|^https?:\/\/127\.0\.0\.1[:/]/.test(url)
}

function squeeze(text: string) {
  return text.replace(/\s+/g, '')
}
