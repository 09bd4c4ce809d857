// Tests the app as a person uses it: in a browser, with the code that the phone would show. The phone is the sandbox.
import { existsSync } from 'node:fs'
import { createAdaptorServer } from '@hono/node-server'
import { createTwoFactorClient } from 'bandwidth-2fa'
import { createSandbox, sandboxAccount, sandboxCredentials } from 'bandwidth-2fa/sandbox'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { createApp, type Person } from './app.js'

const sandbox = createSandbox()
const { accountId, username, password } = sandboxCredentials
const mfa = createTwoFactorClient({
  accountId,
  auth: { username, password },
  from: '+19195550100',
  applicationId: sandboxAccount.applications[0]?.id,
  fetch: sandbox.fetch,
})
const people: Person[] = []
const server = createAdaptorServer({ fetch: createApp(mfa, people).fetch })

/** A new person each time, so that tests can run side by side. */
function person(): Person {
  const ada = { name: `ada-${people.length}`, password: 'correct horse', phone: sandbox.number() }
  people.push(ada)
  return ada
}

// With `playwright` instead of `playwright-core`, launch() finds its own browser; with `@playwright/test`, `page` comes by itself.
const executablePath = '/usr/bin/chromium'
// In CI a missing browser is a failure: a skipped proof is none.
describe.skipIf(!existsSync(executablePath) && !process.env['CI'])('in a browser', () => {
  let browser: Browser
  let url: string
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    server.close()
  })

  /** A browser in which a person has just typed the password. */
  async function afterPassword({ name, password }: Person): Promise<Page> {
    const page = await browser.newPage()
    await page.goto(url)
    await page.getByLabel('Name').fill(name)
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('heading', { name: 'Enter your code' }).waitFor()
    return page
  }

  async function enter(page: Page, code: string): Promise<void> {
    await page.getByLabel('Code').fill(code)
    await page.getByRole('button', { name: 'Sign in' }).click()
  }

  test('a wrong code does not sign in, the code of the text does', async () => {
    const ada = person()
    const page = await afterPassword(ada)
    // Two tests never get each other's code, because each waits for its own number.
    const { code } = await sandbox.waitForMessage({ to: ada.phone })
    await enter(page, `${code}0`)
    await page.getByText('This code is wrong or too old.').waitFor()
    await enter(page, `${code.slice(0, 3)} ${code.slice(3)}`) // as people type it
    await page.getByText(`You are signed in, ${ada.name}.`).waitFor()
  }, 30_000)

  test('a code of six minutes ago is too old', async () => {
    const ada = person()
    const page = await afterPassword(ada)
    const { code } = await sandbox.waitForMessage({ to: ada.phone })
    await sandbox.clock.advance({ minutes: 6 }) // takes no time
    await enter(page, code)
    await page.getByText('This code is wrong or too old.').waitFor()
  }, 30_000)

  test('too many wrong codes lock the phone, until it has waited', async () => {
    const ada = person()
    const page = await afterPassword(ada)
    const { code } = await sandbox.waitForMessage({ to: ada.phone })
    for (let guess = 0; guess < 5; guess += 1)
      await mfa.verifyCode({ to: ada.phone, code: '0000000', scope: 'sign-in' })
    await enter(page, code)
    await page.getByText('Too many wrong codes.').waitFor()
    await sandbox.clock.advance({ seconds: 30 })
    await enter(page, code)
    await page.getByText('You are signed in').waitFor()
  }, 30_000)
})
