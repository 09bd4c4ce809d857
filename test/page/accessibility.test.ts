// Nothing that axe knows of keeps anybody from using the page, in any state, light or dark, wide or narrow.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { createSandbox, type Sandbox } from '../../src/sandbox/index.js'
import { inChromium, send } from './stage.js'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const number = '+19195550112'

/** What axe finds, as lines to read. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  // The script just evaluated defines it.
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  )
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  )
}

async function eventful(): Promise<Sandbox> {
  const sandbox = createSandbox()
  await send(sandbox, { to: number })
  await sandbox.clock.advance({ minutes: 16 })
  await send(sandbox, { to: number, channel: 'voice' })
  await send(sandbox, { to: '+19015550100', callbackUrl: 'http://127.0.0.1:9/receipts' })
  sandbox.faults.set({ status: 500, count: 3 }, { drop: 'after', to: number })
  return sandbox
}

const states: readonly (readonly [string, string, (page: Page) => Promise<unknown>])[] = [
  ['many messages', '', (page) => page.getByTestId('standing').first().waitFor()],
  ['a thread with an expired text and a call', `#/number/${number}`, (page) => page.getByTestId('play').waitFor()],
  ['an unknown message', '#/message/unknown', (page) => page.getByTestId('nothing').waitFor()],
  [
    'the sender, a wrong code and the answer',
    `#/number/${number}`,
    async (page) => {
      await page.getByTestId('more').locator('summary').click()
      await page.getByTestId('code').fill('1')
      await page.getByTestId('verify').click()
      await page.getByTestId('verdict').waitFor()
    },
  ],
  ['the clock', '', (page) => page.getByTestId('clock').click()],
  [
    'the journal with a breach',
    '#/journal',
    async (page) => {
      await page.evaluate(() => fetch('/api/v1/accounts/1/code/verify', { method: 'POST', body: '{}' }))
      await page.getByTestId('breach').first().waitFor()
    },
  ],
  ['faults', '#/faults', (page) => page.getByTestId('fault').first().waitFor()],
  ['scenarios', '#/scenarios', (page) => page.getByTestId('scenario-delivered').waitFor()],
]

inChromium((open) => {
  it.each(['light', 'dark'] as const)(
    'finds nothing in the %s page',
    async (colorScheme) => {
      const { page, url } = await open({ sandbox: await eventful(), browser: { colorScheme, reducedMotion: 'reduce' } })
      for (const [state, at, reach] of states) {
        await page.goto('about:blank')
        await page.goto(`${url}/${at}`)
        await reach(page)
        expect(await violations(page), state).toEqual([])
      }
    },
    60_000,
  )

  it('finds nothing in the empty page, nor on a narrow screen', async () => {
    const { page } = await open({ browser: { viewport: { width: 390, height: 844 } } })
    await page.getByText('Numbers appear here').waitFor()
    expect(await violations(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  })

  it('is caught when it finds something', async () => {
    const { page } = await open()
    await page.evaluate(() => document.body.append(document.createElement('button')))
    expect(await violations(page)).toEqual([expect.stringContaining('button-name')])
  })

  it('tells a screen reader of a message', async () => {
    const { page, send } = await open()
    await page.getByText('Numbers appear here').waitFor()
    const code = await send({ to: number })
    await expect
      .poll(() => page.getByTestId('announcement').innerText())
      .toBe(`New text to +1 919 555 0112, code ${[...code].join(' ')}`)
  })
})
