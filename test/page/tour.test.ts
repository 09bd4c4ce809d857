// The tour that a newcomer takes on the page, and links into it.
import { expect, it } from 'vitest'
import { createSandbox } from '../../src/sandbox/index.js'
import { inChromium, send } from './stage.js'

const number = '+19195550112'

inChromium((open) => {
  it('sends, receives, copies and verifies a code, and shows each call as code', async () => {
    const { page, sandbox, complaints } = await open()
    const text = page.getByTestId('text')
    await page.getByText('No phone needed.').waitFor()

    await page.getByTestId('send').click()
    await text.waitFor()
    const code = sandbox.messages({ to: number })[0]?.code ?? ''
    expect(await text.innerText()).toBe(`Your Sandbox sign-in code is ${code}`)
    expect(await page.getByTestId('open-number').innerText()).toBe('+1 919 555 0112')
    expect(new URL(page.url()).hash).toBe(`#/number/${number}`)
    await expect.poll(() => page.getByTestId('status').innerText()).toBe('Delivered')
    expect(await page.getByTestId('countdown').innerText()).toMatch(/^(15:00|14:5\d) left$/)
    expect(await page.getByTestId('request').innerText()).toContain('/api/v1/accounts/9900000/code/messaging')
    expect(await page.getByTestId('answer').innerText()).toBe(`{"messageId":"${sandbox.messages()[0]?.id}"}`)

    await page.getByTestId('code').fill(code === '000000' ? '111111' : '000000')
    await page.getByTestId('verify').click()
    await expect
      .poll(() => page.getByTestId('verdict').innerText())
      .toBe('valid: false 4 more wrong codes until a lock.')
    await expect.poll(() => page.getByTestId('attempts-left').innerText()).toBe('4 tries left')

    await page.getByTestId('copy-code').click()
    await page.getByTestId('copy-code').getByText('Copied').waitFor()
    await page.getByTestId('code').fill('')
    await page.getByTestId('code').focus()
    await page.keyboard.press('Control+V')
    await expect.poll(() => page.getByTestId('code').inputValue()).toBe(code)
    await page.keyboard.press('Enter')
    await expect.poll(() => page.getByTestId('verdict').innerText()).toContain('valid: true')
    await expect.poll(() => page.getByTestId('standing').innerText()).toBe('Verified')
    expect(await page.getByTestId('answer').innerText()).toBe('{"valid":true}')
    await page.getByTestId('language-typescript').click()
    expect(await page.getByTestId('request').innerText()).toContain(`code: '${code}'`)
    expect(complaints).toEqual([])
  })

  it('takes a code with spaces and dashes in it', async () => {
    const { page, send } = await open({ at: `#/number/${number}` })
    const code = await send({ to: number })
    await page.getByTestId('text').waitFor()
    await page.getByTestId('code').fill(` ${code.slice(0, 3)} - ${code.slice(3)} `)
    await page.getByTestId('verify').click()
    await expect.poll(() => page.getByTestId('verdict').innerText()).toContain('valid: true')
  })

  it('locks after five wrong codes, and says until when', async () => {
    const { page, sandbox, send } = await open({ at: `#/number/${number}` })
    const code = await send({ to: number })
    await page.getByTestId('text').waitFor()
    for (let wrong = 1; wrong <= 5; wrong += 1) {
      await page.getByTestId('code').fill(String((Number(code) + wrong) % 1_000_000).padStart(6, '0'))
      await page.getByTestId('verify').click()
      await expect.poll(() => sandbox.messages()[0]?.attempts).toBe(wrong)
    }
    await expect.poll(() => page.getByTestId('standing').innerText()).toMatch(/^Locked 0:(30|2\d)$/)
    expect(await page.getByTestId('verdict').innerText()).toMatch(/^valid: false Locked for 0:(30|2\d)\.$/)
    await page.getByTestId('verify').click()
    await expect.poll(() => page.getByTestId('verdict').innerText()).toMatch(/^Refused with 429/)
    await page.getByTestId('advance-1').click()
    await expect.poll(() => page.getByTestId('attempts-left').innerText()).toBe('5 tries left')
  })

  it('shows two numbers at once, each with its own code, the newest on top', async () => {
    const { page, send, complaints } = await open()
    const other = '+19195550113'
    const [first, second] = [await send({ to: number }), await send({ to: other, channel: 'voice' })]
    await page.getByTestId(`thread-${other}`).waitFor()
    const rows = page.locator('[data-testid^="thread-+"]')
    const grouped = (code: string) => `${code.slice(0, 3)} ${code.slice(3)}`
    expect(await rows.allInnerTexts()).toEqual([
      expect.stringContaining(grouped(second)),
      expect.stringContaining(grouped(first)),
    ])

    await page.getByTestId(`thread-${number}`).click()
    await expect.poll(() => page.getByTestId('text').allInnerTexts()).toEqual([expect.stringContaining(first)])
    expect(await page.getByTestId('verify-to').inputValue()).toBe(number)
    await page.getByTestId(`thread-${other}`).click()
    await expect
      .poll(() => page.getByTestId('text').allInnerTexts())
      .toEqual([expect.stringContaining([...second].join(' '))])
    expect(await page.getByTestId('verify-to').inputValue()).toBe(other)

    const third = await send({ to: number })
    await expect.poll(async () => (await rows.first().innerText()).includes(grouped(third))).toBe(true)
    expect(await page.getByTestId('open-number').innerText()).toBe('+1 919 555 0113')
    expect(complaints).toEqual([])
  })

  it('opens the number and the message that a link names', async () => {
    const sandbox = createSandbox()
    const code = await send(sandbox, { to: number })
    for (let place = 0; place < 40; place += 1) await send(sandbox, { to: number, scope: `scope ${place}` })
    await send(sandbox, { to: '+19195550113' })
    const oldest = sandbox.messages({ to: number }).at(-1)
    const { page, url } = await open({ sandbox, at: `#/message/${oldest?.id}` })
    await page.getByTestId(`message-${oldest?.id}`).waitFor()
    await expect
      .poll(() => page.getByTestId(`message-${oldest?.id}`).evaluate((element) => element.getBoundingClientRect().top))
      .toBeLessThan(450)
    expect(await page.getByTestId('open-number').innerText()).toBe('+1 919 555 0112')
    expect(await page.getByTestId('verify-scope').inputValue()).toBe('2FA')
    await page.getByTestId('code').fill(code)
    await page.getByTestId('verify').click()
    await expect.poll(() => page.getByTestId('verdict').innerText()).toContain('valid: true')

    await page.goto(`${url}/#/number/+19195550113`)
    await expect.poll(() => page.getByTestId('open-number').innerText()).toBe('+1 919 555 0113')
    await page.goto(`${url}/#/message/unknown`)
    await page.getByText('No message has the id in this link.').waitFor()
  })

  it('aims the second form at what was sent last, and leaves what is typed into it', async () => {
    const { page, send } = await open({ at: `#/number/${number}` })
    const code = await send({ to: number, scope: 'payment' })
    await expect.poll(() => page.getByTestId('verify-scope').inputValue()).toBe('payment')
    await page.getByTestId('send').click()
    await expect.poll(() => page.getByTestId('verify-scope').inputValue()).toBe('sign-in')
    await page.getByTestId('verify-scope').fill('payment')
    await page.getByTestId('code').fill(code)
    await page.getByTestId('verify').click()
    await expect.poll(() => page.getByTestId('verdict').innerText()).toContain('valid: true')
    expect(await page.getByTestId('verify-scope').inputValue()).toBe('payment')
  })

  it('says which codes went when another was used, or when three newer ones came', async () => {
    const { page, send } = await open({ at: `#/number/${number}` })
    const standings = page.getByTestId('standing')
    const read = async () => (await standings.allInnerTexts()).map((text) => text.replace(/^.* left$/, 'live'))
    await send({ to: number })
    const code = await send({ to: number })
    await send({ to: number })
    await send({ to: number })
    await expect.poll(read).toEqual(['live', 'live', 'live', 'Replaced'])
    await page.getByTestId('code').fill(code)
    await page.getByTestId('verify').click()
    await expect.poll(read).toEqual(['Void', 'Void', 'Verified', 'Replaced'])
    await send({ to: number })
    await expect.poll(read).toEqual(['live', 'Void', 'Void', 'Verified', 'Replaced'])
  })

  it('gives the day of what is not of today on the clock of the sandbox, and of that clock where it is not ours', async () => {
    const { page, sandbox, send } = await open({ at: `#/number/${number}` })
    await sandbox.clock.set(new Date(2030, 0, 31, 9, 30))
    await send({ to: number })
    const row = page.getByTestId(`thread-${number}`).getByRole('time')
    await expect.poll(() => row.innerText()).toBe('09:30:00')
    expect(await page.getByTestId('clock-day').innerText()).toBe('31 Jan 2030')
    await sandbox.clock.advance({ days: 1 })
    await expect.poll(() => row.innerText()).toBe('31 Jan 2030')
    expect(await page.getByTestId('thread').getByRole('time').innerText()).toBe('31 Jan 2030, 09:30:00')
    await sandbox.reset()
    await expect.poll(() => page.getByTestId('clock-day').count()).toBe(0)
  })

  it('tells a number whose code was used from one whose code is live, not by colour alone', async () => {
    const { page, send } = await open({ at: `#/number/${number}` })
    const code = await send({ to: number })
    const drawings = page.getByTestId(`thread-${number}`).locator('svg')
    await expect.poll(() => drawings.count()).toBe(1)
    await page.getByTestId('code').fill(code)
    await page.getByTestId('verify').click()
    await expect.poll(() => drawings.count()).toBe(2)
  })

  it('keeps to a number while somebody types its code', async () => {
    const { page, send } = await open()
    await send({ to: number })
    await page.getByTestId('text').waitFor()
    await page.getByTestId('code').fill('12')
    const other = '+19195550113'
    await send({ to: other })
    await page.getByTestId(`thread-${other}`).waitFor()
    expect(await page.getByTestId('open-number').innerText()).toBe('+1 919 555 0112')
    expect(await page.getByTestId('verify-to').inputValue()).toBe(number)
    expect(await page.getByTestId('code').inputValue()).toBe('12')
  })

  it('copies where browsers give no clipboard, too', async () => {
    const { page, send } = await open()
    await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }))
    const code = await send({ to: number })
    await page.getByTestId('copy-code').click()
    await page.getByTestId('copy-code').getByText('Copied').waitFor()
    await page.getByTestId('code').focus()
    await page.keyboard.press('Control+V')
    await expect.poll(() => page.getByTestId('code').inputValue()).toBe(code)
  })

  it('finds by number, code and text, and filters by scope and channel', async () => {
    const sandbox = createSandbox()
    const code = await send(sandbox, { to: number, scope: 'payment' })
    await send(sandbox, { to: '+19195550113', scope: 'sign-in', channel: 'voice' })
    const { page } = await open({ sandbox })
    const rows = page.locator('[data-testid^="thread-+"]')
    const shown = async (count: number) => expect.poll(() => rows.count()).toBe(count)
    await shown(2)
    for (const text of ['555 0112', code, `${code.slice(0, 3)} ${code.slice(3)}`, 'PAYMENT code']) {
      await page.getByTestId('search').fill(text)
      await shown(1)
      expect(await rows.innerText()).toContain('+1 919 555 0112')
      expect(await page.getByTestId('kept').innerText()).toBe('1 of 2 messages')
    }
    await page.getByTestId('search').fill(sandbox.messages()[0]?.id ?? '')
    await shown(0)
    await page.getByTestId('search').fill('nothing like it')
    await page.getByText('Nothing matches.').waitFor()
    await page.getByTestId('search').fill('')
    await page.getByTestId('channel-voice').click()
    await shown(1)
    await page.getByTestId('scope-filter').selectOption('payment')
    await shown(0)
    await page.getByTestId('channel-all').click()
    await shown(1)
  })

  it('says what hides a thread, and not that there is none', async () => {
    const { page, sandbox, send } = await open()
    await send({ to: number })
    await page.getByTestId('text').waitFor()
    const words = page.getByTestId('nothing')
    await page.getByTestId('search').fill('nothing like it')
    await expect.poll(() => words.innerText()).toBe('No message matches the search and the filters.')
    await page.evaluate((to) => (location.hash = `#/number/${to}`), number)
    await expect.poll(() => words.innerText()).toBe('No message to this number matches the search and the filters.')
    await page.evaluate((id) => (location.hash = `#/message/${id}`), sandbox.messages()[0]?.id)
    await expect.poll(() => words.innerText()).toBe('No message to this number matches the search and the filters.')
    await page.evaluate(() => (location.hash = '#/number/+19195550113'))
    await expect.poll(() => words.innerText()).toContain('No message to this number yet.')
  })

  it('is worked by the keyboard', async () => {
    const { page, send } = await open()
    const code = await send({ to: number })
    await send({ to: '+19195550113' })
    await page.getByTestId(`thread-${number}`).waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('919')
    expect(await page.getByTestId('search').inputValue()).toBe('919')
    await page.getByTestId('thread-+19195550113').focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.getByTestId('open-number').innerText()).toBe('+1 919 555 0112')
    await page.keyboard.press('c')
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(code)
    await page.keyboard.press('v')
    await page.keyboard.press('Control+V')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.getByTestId('verdict').innerText()).toContain('valid: true')
  })

  it('plays what a call said, digit by digit', async () => {
    const { page, send } = await open({ at: `#/number/${number}` })
    await page.evaluate(() => {
      speechSynthesis.speak = ({ text }) => (document.title = text)
    })
    const code = await send({ to: number, channel: 'voice' })
    await page.getByTestId('play').click()
    expect(await page.title()).toBe(`Your Sandbox 2FA code is ${[...code].join(' ')}`)
  })
})
