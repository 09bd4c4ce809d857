// Numbers, codes, times and calls, written as people and shells read them.
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { createSandbox, sandboxAccount, sandboxCredentials } from '../../src/sandbox/index.js'
import { account } from '../../src/sandbox/page/account.js'
import { grouped, spelled, typed } from '../../src/sandbox/page/words/code.js'
import { readable } from '../../src/sandbox/page/words/number.js'
import { type Call, curl, typescript } from '../../src/sandbox/page/words/snippet.js'
import { countdown } from '../../src/sandbox/page/words/time.js'

const run = promisify(execFile)

it('groups North American numbers, and leaves others', () => {
  expect(readable('+19195550112')).toBe('+1 919 555 0112')
  expect(readable('+442079460123')).toBe('+442079460123')
})

it('halves, spells and cleans codes of any length', () => {
  expect(['4829', '48291', '482913'].map(grouped)).toEqual(['48 29', '482 91', '482 913'])
  expect(spelled('0482')).toBe('0 4 8 2')
  expect(typed(' 482-913\u00a0\u2013')).toBe('482913')
})

it('counts down in minutes, in hours where there are some, and never below zero', () => {
  expect([899_001, 60_000, 59_999, 3_600_000, 0, -5].map(countdown)).toEqual(['15:00', '1:00', '1:00', '1:00:00', '0:00', '0:00'])
})

it('uses the account that every sandbox has', () => {
  const [application] = sandboxAccount.applications
  const { accountId: id, username, password } = sandboxCredentials
  expect(account).toEqual({ id, username, password, number: application?.numbers[0], applicationId: application?.id })
})

describe('a call that is pasted does what the form does', () => {
  // Everything that shells, JSON and TypeScript quote.
  const message = 'It\'s "your" `code` $HOME \\n \u2028 {CODE}'
  const call = (url: string): Call => ({
    operationId: 'generateMessagingCode',
    url: `${url}/api/v1/accounts/${account.id}/code/messaging`,
    body: { to: '+19195550112', from: account.number, applicationId: account.applicationId, scope: "bob's", message, digits: 6 },
  })
  it.each([
    ['curl, in a shell', (text: string) => run('sh', ['-c', text])],
    [
      'TypeScript, in Node',
      (text: string) =>
        run(process.execPath, ['--input-type=module', '-e', text], { cwd: fileURLToPath(new URL('../..', import.meta.url)) }),
    ],
  ])('%s', async (language, paste) => {
    await using sandbox = createSandbox()
    const { url } = await sandbox.listen({ port: 0 })
    const { stdout } = await paste(language.startsWith('curl') ? curl(call(url)) : typescript(call(url)))
    const [sent] = sandbox.messages()
    expect(stdout).toContain(sent?.id)
    expect(sent).toMatchObject({ scope: "bob's", text: message.replace('{CODE}', sent?.code ?? '') })

    const verify: Call = {
      operationId: 'verifyCode',
      url: `${url}/api/v1/accounts/${account.id}/code/verify`,
      body: { to: '+19195550112', scope: "bob's", code: sent?.code ?? '', expirationTimeInMinutes: 15 },
    }
    expect((await paste(language.startsWith('curl') ? curl(verify) : typescript(verify))).stdout).toContain('true')
  })
})
