import { createServer, type Server } from 'node:http'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { inChromium } from './stage.js'

inChromium((open) => {
  let other: Server
  let address: string
  let content = ''
  let referrer: string | undefined
  beforeEach(async () => {
    other = createServer((request, response) => {
      if (request.url === '/linked') referrer = request.headers.referer ?? 'none'
      response.setHeader('Content-Type', 'text/html').end(content)
    })
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const bound = other.address()
    address = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : ''}/`
  })
  afterEach(() => new Promise((resolve) => other.close(resolve)))

  it.each(['/', '/docs'])('cannot be framed by another page: %s', async (path) => {
    const { page, url } = await open()
    content = `<iframe src="${url}${path}"></iframe>`
    await page.goto(address)
    const frame = page.frames()[1]
    await frame?.waitForLoadState()
    expect(frame?.url()).toBe('chrome-error://chromewebdata/')
  })

  it('tells nobody where it was come from', async () => {
    const { page } = await open()
    await page.evaluate((href) => {
      const link = Object.assign(document.createElement('a'), { href: `${href}linked`, textContent: 'Elsewhere' })
      document.body.append(link)
    }, address)
    await page.getByText('Elsewhere').click()
    await page.waitForURL(`${address}linked`)
    expect(referrer).toBe('none')
  })
})
