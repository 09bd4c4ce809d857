// A sandbox on a port and its page in a real Chromium, for tests of the page.
import { existsSync } from 'node:fs'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe } from 'vitest'
import {
  createSandbox,
  type Sandbox,
  sandboxAccount,
  sandboxCredentials,
  type SandboxListenOptions,
} from '../../src/sandbox/index.js'

const executablePath = '/usr/bin/chromium'
const args =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'

/** The page, open. */
export interface Stage {
  readonly page: Page
  readonly sandbox: Sandbox
  /** Without a slash at the end. */
  readonly url: string
  /** What the page did that it should not: requests to other origins, errors logged or thrown. */
  readonly complaints: readonly string[]
  /** Sends a code in process, as an application would; returns it. */
  send(message: Sent): Promise<string>
}

/** What to send; a text with six digits under `2FA` unless it says otherwise. */
export interface Sent {
  readonly to: string
  readonly scope?: string
  readonly channel?: 'messaging' | 'voice'
  readonly callbackUrl?: string
}

/** How to open it. */
export interface StageOptions {
  /** Behind the origin, such as `#/journal`. */
  readonly at?: string
  readonly browser?: BrowserContextOptions
  readonly listen?: Omit<SandboxListenOptions, 'port'>
  /** A sandbox where something has happened; an empty one when absent. */
  readonly sandbox?: Sandbox
}

/** Runs `tests` where there is a Chromium. In CI a missing one is a failure: a skipped proof is none. */
export function inChromium(tests: (open: (options?: StageOptions) => Promise<Stage>) => void): void {
  describe.skipIf(!existsSync(executablePath) && !process.env['CI'])(`in ${executablePath}`, () => {
    let browser: Browser
    const cleanups: (() => Promise<void>)[] = []
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath, args: args.split(' ') })
    }, 60_000)
    afterEach(async () => {
      for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
    })
    afterAll(() => browser?.close())

    tests(async ({ at = '', browser: options = {}, listen, sandbox = createSandbox() } = {}) => {
      const { url } = await sandbox.listen({ port: 0, ...listen })
      cleanups.push(() => sandbox.close())
      const context = await browser.newContext({
        viewport: { width: 1280, height: 800 },
        permissions: ['clipboard-read', 'clipboard-write'],
        ...options,
      })
      cleanups.push(() => context.close())
      const page = await context.newPage()
      page.setDefaultTimeout(10_000)
      const complaints = complaintsOf(page, url)
      await page.goto(`${url}/${at}`)
      return { page, sandbox, url, complaints, send: (message) => send(sandbox, message) }
    })
  })
}

/** Sends a code in process; returns it. */
export async function send(sandbox: Sandbox, { channel = 'messaging', ...message }: Sent): Promise<string> {
  const { accountId, username, password } = sandboxCredentials
  const [application] = sandboxAccount.applications
  const response = await sandbox.fetch(`http://sandbox/accounts/${accountId}/code/${channel}`, {
    method: 'POST',
    headers: { Authorization: `Basic ${btoa(`${username}:${password}`)}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({
      from: '+19195550100',
      applicationId: application?.id,
      message: 'Your {NAME} {SCOPE} code is {CODE}',
      digits: 6,
      ...message,
    }),
  })
  if (!response.ok) throw new Error(`the send answered ${response.status}: ${await response.text()}`)
  return sandbox.messages({ to: message.to })[0]?.code ?? ''
}

function complaintsOf(page: Page, url: string): string[] {
  const complaints: string[] = []
  page.on('console', (message) => {
    // Chromium logs every 4xx and 5xx that a page gets; those of the API are what the page is there to show.
    const isAnswer = message.location().url.startsWith(`${url}/api/v1/`)
    if (message.type() === 'error' && !isAnswer) complaints.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => complaints.push(`thrown: ${error.message}`))
  page.on(
    'request',
    (request) =>
      request.url().startsWith(`${url}/`) ||
      /^(data|blob):/.test(request.url()) ||
      complaints.push(`request: ${request.url()}`),
  )
  return complaints
}
