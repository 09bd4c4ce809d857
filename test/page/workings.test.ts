// What can be worked from the page: the clock, faults, scenarios, callbacks; and what the journal says.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { createSandbox, sandboxCredentials } from '../../src/sandbox/index.js'
import { inChromium, send } from './stage.js'

const number = '+19195550112'

inChromium((open) => {
  it('expires a code when the clock is moved', async () => {
    const { page, send, complaints } = await open({ at: `#/number/${number}` })
    const code = await send({ to: number })
    await page.getByTestId('countdown').waitFor()
    await page.getByTestId('advance-5').click()
    await expect.poll(() => page.getByTestId('countdown').innerText()).toMatch(/^(10:00|9:5\d) left$/)
    await page.getByTestId('clock').click()
    await page.getByTestId('advance-by').fill('10.5')
    await page.getByTestId('advance').click()
    await expect.poll(() => page.getByTestId('standing').innerText()).toBe('Expired')
    await page.keyboard.press('Escape')
    await page.getByTestId('code').fill(code)
    await page.getByTestId('verify').click()
    await expect.poll(() => page.getByTestId('verdict').innerText()).toContain('valid: false')
    expect(complaints).toEqual([])
  })

  it('stops the clock, sets it and lets it run', async () => {
    const { page, sandbox } = await open()
    const state = page.getByTestId('clock-state')
    await page.getByTestId('clock').click()
    await page.getByTestId('clock-stop').click()
    await expect.poll(() => state.innerText()).toBe('stopped')
    expect(sandbox.clock.running).toBe(false)
    await page.getByTestId('clock-moment').fill('2030-01-31T09:30:15')
    await page.getByTestId('clock-set').click()
    await expect.poll(() => page.getByTestId('clock-now').innerText()).toBe('09:30:15')
    expect(new Date(sandbox.clock.now()).getFullYear()).toBe(2030)
    await page.getByTestId('clock-run').click()
    await expect.poll(() => state.innerText()).toBe('running')
    expect(sandbox.clock.running).toBe(true)
  })

  it('closes the menu of the clock on Escape, on a click elsewhere, and with another view', async () => {
    const { page } = await open()
    const menu = page.getByTestId('clock-stop')
    const ways: readonly (() => Promise<unknown>)[] = [
      () => page.keyboard.press('Escape'),
      () => page.getByTestId('nothing').click(),
      () => page.getByTestId('search').focus(),
      () => page.evaluate(() => (location.hash = '#/faults')),
    ]
    for (const close of ways) {
      await page.getByTestId('clock').click()
      await menu.waitFor()
      await page.getByText('Expiry, locks and callbacks go by this clock.').click()
      expect(await menu.isVisible()).toBe(true)
      await close()
      await expect.poll(() => menu.isVisible()).toBe(false)
    }
  })

  it('follows the clock that somebody else moves', async () => {
    const { page, sandbox, send } = await open({ at: `#/number/${number}` })
    await send({ to: number })
    await page.getByTestId('countdown').waitFor()
    await sandbox.clock.advance({ minutes: 15 })
    await expect.poll(() => page.getByTestId('standing').innerText()).toBe('Expired')
  })

  it('is not set back by what a broken connection missed', async () => {
    const { page, sandbox, url, send } = await open()
    const event = (type: string, data: object) => `event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`
    await send({ to: number })
    const { messages } = (await (await fetch(`${url}/sandbox/messages`)).json()) as { messages: object[] }
    await sandbox.reset()
    await sandbox.clock.advance({ minutes: 90 })
    // As a sandbox that the page comes back to tells what it missed: the clock as it was then.
    const missed = event('clock', {
      clock: { now: new Date(sandbox.clock.now() - 3_600_000).toISOString(), running: true },
    })
    await page.route('**/sandbox/events', (route) =>
      route.fulfill({ contentType: 'text/event-stream', body: missed + event('message', { message: messages[0] }) }),
    )
    await page.reload()
    await page.getByTestId('text').waitFor()
    const shown = await page.getByTestId('clock-now').getAttribute('datetime')
    expect(Math.abs(Date.parse(shown ?? '') - sandbox.clock.now())).toBeLessThan(60_000)
  })

  it('sets a fault, shows it strike, and removes it', async () => {
    const { page, sandbox, complaints } = await open({ at: '#/faults' })
    await page.getByTestId('no-faults').waitFor()
    await page.getByTestId('fault-status').fill('503')
    await page.getByTestId('fault-operation').selectOption('generateMessagingCode')
    await page.getByTestId('fault-to').fill(number)
    await page.getByTestId('fault-count').fill('1')
    await page.getByTestId('add-fault').click()
    await expect.poll(() => page.getByTestId('applied').innerText()).toBe('1 of 1 left')
    expect(sandbox.faults.list()).toMatchObject([
      { operationId: 'generateMessagingCode', to: number, status: 503, count: 1 },
    ])

    await page.getByTestId('tab-messages').click()
    await page.getByTestId('send').click()
    await expect.poll(() => page.getByRole('heading', { name: 'Its answer 503' }).count()).toBe(1)
    expect(sandbox.messages()).toEqual([])
    await page.getByTestId('send').click()
    await page.getByTestId('text').waitFor()

    await page.getByTestId('tab-faults').click()
    expect(await page.getByTestId('applied').innerText()).toBe('spent: struck 1 of 1')
    await page.getByTestId('remove-fault').click()
    await page.getByTestId('no-faults').waitFor()
    expect(sandbox.faults.list()).toEqual([])
    expect(complaints).toEqual([])
  })

  it('sets a ready-made fault by one click, for the number in the form', async () => {
    const { page, sandbox } = await open({ at: '#/faults' })
    await page.getByTestId('preset-503 once').click()
    await page.getByTestId('fault-to').fill(number)
    await page.getByTestId('preset-Time-out once').click()
    await expect.poll(() => page.getByTestId('fault').count()).toBe(2)
    expect(sandbox.faults.list()).toMatchObject([
      { status: 503, count: 1 },
      { stall: 'answer', count: 1, to: number },
    ])
  })

  it('gives the probability of a fault as it was typed', async () => {
    const { page } = await open({ at: '#/faults' })
    await page.getByTestId('fault-percent').fill('0.4')
    await page.getByTestId('add-fault').click()
    await page.getByText('every operation, 0.4 % of requests').waitFor()
  })

  it('says that a dropped connection gave no answer, and shows the text that was sent all the same', async () => {
    const { page, sandbox } = await open()
    // Every time: Chromium itself repeats a request whose connection, used before, ends without an answer.
    sandbox.faults.set({ drop: 'after' })
    await page.getByTestId('send').click()
    await expect.poll(() => page.getByRole('heading', { name: 'Its answer none' }).count()).toBe(1)
    await page.getByTestId('text').first().waitFor()
    await page.getByTestId('tab-journal').click()
    await page.getByText('None: the connection was dropped').waitFor()
  })

  it('puts the number of a scenario into the form, and shows what comes of it', async () => {
    const { page } = await open({ at: '#/scenarios' })
    const failing = page.getByTestId('scenario-delivery-failed-4720').getByRole('button').first()
    await failing.click()
    await expect.poll(() => page.getByTestId('to').inputValue()).toBe('+19015550100')
    await page.getByTestId('send').click()
    await expect.poll(() => page.getByTestId('status').innerText()).toBe('Failed 4720')
  })

  it('marks the field that broke the contract, and counts the exchange', async () => {
    const { page, complaints } = await open()
    await page.getByTestId('digits').fill('12')
    await page.getByTestId('send').click()
    await expect.poll(() => page.getByRole('heading', { name: 'Its answer 400' }).count()).toBe(1)
    await expect.poll(() => page.getByTestId('newest-breach').innerText()).toBe('1')
    await page.getByTestId('newest-breach').click()
    expect(await page.getByTestId('exchange-verdict').innerText()).toBe('One breach of the contract')
    await page.getByTestId('marked').first().waitFor()
    expect(await page.getByTestId('marked').allInnerTexts()).toEqual([
      expect.stringMatching(/"digits": 12.*must be 4 to 8/),
    ])
    expect(complaints).toEqual([])
  })

  it('marks a field that is missing where it should be, and a header', async () => {
    const sandbox = createSandbox()
    await sandbox.fetch(`http://sandbox/api/v1/accounts/${sandboxCredentials.accountId}/code/verify`, {
      method: 'POST',
      body: JSON.stringify({ to: number, code: '482913' }),
    })
    const { page } = await open({ sandbox, at: '#/journal' })
    await page.getByTestId('marked').first().waitFor()
    expect(await page.getByTestId('marked').allInnerTexts()).toEqual([
      expect.stringMatching(/"expirationTimeInMinutes": ….*is required/),
    ])
    expect(await page.locator('dl .marked').allInnerTexts()).toContainEqual(
      expect.stringMatching(/authorization\s*missing/),
    )
  })

  it('says what forced an answer, and leaves out what kept the contract', async () => {
    const sandbox = createSandbox()
    await send(sandbox, { to: number })
    await expect(
      send(sandbox, { to: sandbox.scenarios.find(({ name }) => name === 'upstream-failure')?.numbers[0] ?? '' }),
    ).rejects.toThrow('500')
    const { page } = await open({ sandbox, at: '#/journal' })
    expect(await page.getByTestId('forced-by').innerText()).toBe(
      ", answered by the number's scenario instead of the service",
    )
    expect(await page.getByTestId('exchange-verdict').innerText()).toBe('Both sides kept the contract')
    await page.getByTestId('broken-only').check()
    await page.getByText('None broke the contract.').waitFor()
  })

  it('finds exchanges by number, helper, status and text, and copies one as curl', async () => {
    const sandbox = createSandbox()
    await send(sandbox, { to: number })
    await send(sandbox, { to: '+19195550113', channel: 'voice' })
    await expect(send(sandbox, { to: '919' })).rejects.toThrow('400')
    const { page } = await open({ sandbox, at: '#/journal' })
    const rows = page.locator('.exchange-row')
    await expect.poll(() => rows.count()).toBe(3)
    for (const [text, found] of [
      ['(919) 555-0112', 1],
      ['sendVoiceCode', 1],
      ['400', 1],
      ['e.164', 1],
      ['nothing like it', 0],
      ['sendCode', 2],
    ] as const) {
      await page.getByTestId('journal-search').fill(text)
      await expect.poll(() => rows.count()).toBe(found)
    }
    await rows.nth(1).click()
    await page.getByTestId('copy-curl').click()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toContain('/accounts/9900000/code/messaging\' \\\n  --user "$BW_USERNAME:$BW_PASSWORD"')
    expect(copied).toContain(`"to":"${number}"`)
  })

  it('names product and port, so that two sandboxes are told apart', async () => {
    const { page, url } = await open()
    await expect.poll(() => page.title()).toBe(`bandwidth-2fa sandbox :${new URL(url).port}`)
  })

  it('shows every attempt at a callback, and sends one again', async () => {
    let status = 503
    const taken: unknown[] = []
    const server = createServer((request, response) => {
      taken.push(request.url)
      response.writeHead(status).end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    // A server on a port has an address.
    const { port } = server.address() as AddressInfo
    try {
      const { page, sandbox, send } = await open({ at: `#/number/${number}` })
      await send({ to: number, callbackUrl: `http://127.0.0.1:${port}/receipts` })
      await page.getByText('1 callback, the last answered 503').click()
      expect(await page.getByTestId('callback').innerText()).toMatch(/message-delivered answered 503[^]*again at/)
      status = 200
      await sandbox.clock.advance({ seconds: 10 })
      await page.getByText('2 callbacks, the last answered 200').waitFor()
      await page.getByTestId('resend').click()
      await page.getByText('3 callbacks, the last answered 200').waitFor()
      expect(taken).toEqual(['/receipts', '/receipts', '/receipts'])
    } finally {
      server.close()
    }
  })

  it('forgets one number, and starts over', async () => {
    const { page, sandbox, send } = await open()
    await send({ to: number })
    await send({ to: '+19195550113' })
    await page.getByTestId(`thread-${number}`).click()
    await page.getByTestId('forget').click()
    await page.getByText('No message to this number yet.').waitFor()
    expect(sandbox.messages()).toHaveLength(1)
    page.on('dialog', (dialog) => void dialog.accept())
    await page.getByTestId('reset').click()
    await page.getByTestId('no-threads').waitFor()
    expect(sandbox.messages()).toEqual([])
  })

  it('passes its token on to the sandbox', async () => {
    const { page, sandbox, url, complaints } = await open({
      at: '?token=open-sesame',
      listen: { token: 'open-sesame' },
    })
    expect((await fetch(`${url}/sandbox/messages`)).status).toBe(401)
    await page.getByTestId('send').click()
    await page.getByTestId('text').waitFor()
    await page.getByTestId('advance-15').click()
    await expect.poll(() => page.getByTestId('standing').innerText()).toBe('Expired')
    expect(sandbox.messages()).toHaveLength(1)
    await page.getByTestId('copy-link').click()
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toBe(`${url}/?token=open-sesame#/number/${number}`)
    expect(complaints).toEqual([])
  })

  it('says that the sandbox is gone, and shows the one that comes in its place', async () => {
    const { page, sandbox, url, send: sendToFirst } = await open()
    await sendToFirst({ to: '+19195550113' })
    await page.getByTestId('text').waitFor()
    await sandbox.close()
    await page.getByTestId('disconnected').waitFor()
    await using next = createSandbox()
    await send(next, { to: number })
    await next.listen({ port: Number(new URL(url).port) })
    await expect.poll(() => page.getByTestId('open-number').innerText(), { timeout: 10_000 }).toBe('+1 919 555 0112')
    await expect.poll(() => page.getByTestId('disconnected').count()).toBe(0)
    expect(await page.getByTestId('kept').innerText()).toBe('1 message')
  }, 20_000)
})
