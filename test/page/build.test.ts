// The page as it is built: one small file that needs nothing else.
import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { inChromium } from './stage.js'

const script = fileURLToPath(new URL('../../src/page/build.js', import.meta.url))
let folder: string
let html: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bandwidth-2fa-'))
  execFileSync(process.execPath, [script, folder])
  html = await readFile(join(folder, 'inbox.html'), 'utf8')
}, 60_000)
afterAll(() => rm(folder, { recursive: true }))

it('takes less than 60 KB when compressed', () => {
  const bytes = gzipSync(html).length
  expect(bytes).toBeGreaterThan(5_000)
  expect(bytes).toBeLessThan(60_000)
})

it('has its script, its style and its icon inside', () => {
  expect(html.match(/<(?:script|link|img|iframe|object)\b[^>]*>/g)).toEqual(
    [
      '<link rel="icon" href="data:image/svg+xml,',
      '<script type="application/json" id="accounts">',
      '<script type="module">',
    ].map((start) => expect.stringContaining(start)),
  )
  expect(html).not.toMatch(/@import|url\(/)
  expect(html.match(/\{\{\w+\}\}/g)).toEqual(['{{accounts}}'])
})

it('is the same when it is built again', () => {
  execFileSync(process.execPath, [script, folder])
  return expect(readFile(join(folder, 'inbox.html'), 'utf8')).resolves.toBe(html)
}, 60_000)

it('has its frame and name before the script, for a browser to paint while that is read', () => {
  expect(html.slice(0, html.indexOf('<script'))).toMatch(
    /<header class="top">\s*<h1>[^]*<span>Sandbox<\/span>\s*<\/h1>/,
  )
})

inChromium((open) => {
  it('may not run anything else, nor ask anybody else', async () => {
    const { page, complaints } = await open()
    await page.getByText('No phone needed.').waitFor()
    expect(complaints).toEqual([])
    const outcome = await page.evaluate(async () => {
      const added = document.createElement('script')
      added.textContent = 'document.title = "taken over"'
      document.body.append(added)
      return [document.title, await fetch('http://127.0.0.1:9/').then(String, (error: Error) => error.message)]
    })
    expect(outcome).toEqual([expect.stringMatching(/^bandwidth-2fa sandbox/), 'Failed to fetch'])
    expect(complaints.join('\n')).toMatch(/violates the following Content Security Policy directive[^]*connect-src/)
  })
})
