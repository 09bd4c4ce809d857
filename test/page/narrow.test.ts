// The page on a phone: the inbox first, everything within reach, and nothing cut off.
import { expect, it } from 'vitest'
import { createSandbox, type Sandbox } from '../../src/sandbox/index.js'
import { inChromium, send } from './stage.js'

const number = '+19195550112'
const phone = { viewport: { width: 390, height: 844 } }

async function busy(): Promise<Sandbox> {
  const sandbox = createSandbox()
  for (let place = 0; place < 20; place += 1) await send(sandbox, { to: `+191955501${String(place).padStart(2, '0')}` })
  await expect(send(sandbox, { to: 'nobody' })).rejects.toThrow('400')
  sandbox.faults.set({ status: 500 }, { drop: 'after', to: number })
  return sandbox
}

inChromium((open) => {
  it.each([
    [390, 844],
    [1_000, 800],
  ])('begins with the list, and the form to send with is in sight below it, at %i by %i', async (width, height) => {
    const { page } = await open({ sandbox: await busy(), browser: { viewport: { width, height } } })
    await page.getByTestId(`thread-${number}`).waitFor()
    const list = await page.getByTestId('threads').boundingBox()
    const form = await page.getByTestId('send-form').boundingBox()
    expect(list!.y + list!.height).toBeLessThan(form!.y)
    expect(form!.y).toBeLessThan(height - 200)
  })

  it('opens a thread in place of the list, and goes back to it', async () => {
    const { page } = await open({ sandbox: await busy(), browser: phone })
    await page.getByTestId(`thread-${number}`).click()
    await page.getByTestId('text').waitFor()
    expect(await page.getByTestId('threads').isVisible()).toBe(false)
    await page.getByRole('link', { name: 'Back to all numbers' }).click()
    await page.getByTestId('threads').waitFor()
    expect(await page.getByTestId('text').isVisible()).toBe(false)
  })

  it('has the clock beside the name, and its menu below it, with the date of another day too', async () => {
    const { page, sandbox } = await open({ browser: phone })
    await sandbox.clock.advance({ days: 30 })
    await page.getByTestId('clock-day').waitFor()
    const bar = await page.locator('.top').boundingBox()
    const clock = await page.getByTestId('clock').boundingBox()
    expect(clock!.y - bar!.y).toBeLessThan(16)
    await page.getByTestId('clock').click()
    expect((await page.locator('.popover').boundingBox())!.y).toBeGreaterThan(clock!.y + clock!.height)
  })

  it.each(['', `#/number/${number}`, '#/journal', '#/faults', '#/scenarios'])(
    'cuts nothing off at the side, at "%s"',
    async (at) => {
      const { page } = await open({ sandbox: await busy(), at, browser: phone })
      await page.getByTestId('tab-faults').getByText('2').waitFor()
      const cut = await page.evaluate(() =>
        [...document.querySelectorAll('body *')]
          .filter(
            (element) =>
              element.getBoundingClientRect().right > innerWidth ||
              (element.localName === 'nav' && element.scrollWidth > element.clientWidth),
          )
          .map((element) => element.outerHTML.slice(0, 80)),
      )
      expect(cut).toEqual([])
    },
  )
})
