// The page with as many messages as a sandbox keeps.
import { expect, it } from 'vitest'
import { createSandbox } from '../../src/sandbox/index.js'
import { inChromium, send } from './stage.js'

inChromium((open) => {
  it('shows 10,000 messages and what was dropped, and stays at hand while a thousand more arrive', async () => {
    const sandbox = createSandbox()
    const to = (place: number) => `+1919${5_550_000 + (place % 5_000)}`
    for (let place = 0; place < 10_003; place += 1)
      await send(sandbox, { to: to(place), scope: place === 5_000 ? 'needle' : '2FA' })
    const { page, complaints } = await open({ sandbox })
    await expect.poll(() => page.getByTestId('kept').innerText()).toBe('10,000 messages · 3 dropped')

    const rows = page.locator('[data-testid^="thread-+"]')
    expect(await rows.count()).toBeLessThan(40)
    await page.getByTestId('threads').evaluate((element) => (element.scrollTop = element.scrollHeight))
    await page.getByTestId(`thread-${to(5_003)}`).waitFor()
    await page.getByTestId('search').fill('needle')
    await expect.poll(() => rows.count()).toBe(1)
    await page.getByTestId('search').fill('')

    const arriving = (async () => {
      for (let place = 0; place < 1_000; place += 1) {
        await send(sandbox, { to: `+1918${5_550_000 + place}` })
        // Lets the events leave between the sends.
        if (place % 20 === 0) await new Promise(setImmediate)
      }
    })()
    await page.getByTestId('to').fill('+19175550112')
    await page.getByTestId('send').click()
    await page.getByTestId('text').waitFor()
    await arriving
    await expect.poll(() => page.getByTestId('kept').innerText()).toBe('10,000 messages · 1,004 dropped')
    expect(await page.getByTestId('open-number').innerText()).toBe('+1 917 555 0112')
    expect(complaints).toEqual([])
  }, 90_000)

  it('draws a long thread in pieces', async () => {
    const sandbox = createSandbox()
    for (let place = 0; place < 70; place += 1) await send(sandbox, { to: '+19195550112' })
    const { page } = await open({ sandbox })
    const texts = page.getByTestId('text')
    await expect.poll(() => texts.count()).toBe(30)
    await page.getByTestId('earlier').click()
    await expect.poll(() => texts.count()).toBe(60)
    await page.getByTestId('earlier').click()
    await expect.poll(() => texts.count()).toBe(70)
    expect(await page.getByTestId('earlier').count()).toBe(0)
  })
})
