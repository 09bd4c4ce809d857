// Numbers, codes, times and calls, written as people and shells read them.
import { execFile } from 'node:child_process'
import { hash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { createSandbox, sandboxAccount, sandboxCredentials } from '../../src/sandbox/index.js'
import { grouped, spelled, typed } from '../../src/page/words/code.js'
import { counted } from '../../src/page/words/count.js'
import { readable } from '../../src/page/words/number.js'
import { type Call, curl, typescript } from '../../src/page/words/snippet.js'
import { briefly, countdown, momentOf } from '../../src/page/words/time.js'

const run = promisify(execFile)

it('groups North American numbers, and leaves others', () => {
  expect(readable('+19195550112')).toBe('+1 919 555 0112')
  expect(readable('+442079460123')).toBe('+442079460123')
})

it('sets thousands apart', () => {
  expect([0, 999, 1_000, 10_000, 1_234_567].map(counted)).toEqual(['0', '999', '1,000', '10,000', '1,234,567'])
})

it('halves, spells and cleans codes of any length', () => {
  expect(['4829', '48291', '482913'].map(grouped)).toEqual(['48 29', '482 91', '482 913'])
  expect(spelled('0482')).toBe('0 4 8 2')
  expect(typed(' 482-913\u00a0\u2013')).toBe('482913')
})

it('gives the date with a time, or in its place, where it is another day than now', () => {
  const at = new Date(2026, 1, 3, 14, 3, 7).getTime()
  const [sameDay, nextYear] = [new Date(2026, 1, 3, 23, 59).getTime(), new Date(2027, 1, 3, 14, 3, 7).getTime()]
  expect([momentOf(at, sameDay), briefly(at, sameDay)]).toEqual(['14:03:07', '14:03:07'])
  expect([momentOf(at, nextYear), briefly(at, nextYear)]).toEqual(['3 Feb 2026, 14:03:07', '3 Feb 2026'])
})

it('counts down in minutes, in hours where there are some, and never below zero', () => {
  expect([899_001, 60_000, 59_999, 3_600_000, 0, -5].map(countdown)).toEqual([
    '15:00',
    '1:00',
    '1:00',
    '1:00:00',
    '0:00',
    '0:00',
  ])
})

describe('a call that is pasted does what the form does', () => {
  // Everything that shells, JSON and TypeScript quote.
  const message = 'It\'s "your" `code` $HOME \\n \u2028 {CODE}'
  const [application] = sandboxAccount.applications
  const { accountId: id, username, password } = sandboxCredentials
  const call = (url: string): Call => ({
    operationId: 'generateMessagingCode',
    url: `${url}/api/v1/accounts/${id}/code/messaging`,
    account: { id, username, password },
    body: {
      to: '+19195550112',
      from: application?.numbers[0] ?? '',
      applicationId: application?.id ?? '',
      scope: "bob's",
      message,
      digits: 6,
    },
  })
  it.each([
    ['curl, in a shell', (text: string, env = process.env) => run('sh', ['-c', text], { env })],
    [
      'TypeScript, in Node',
      (text: string, env = process.env) =>
        run(process.execPath, ['--input-type=module', '-e', text], {
          cwd: fileURLToPath(new URL('../..', import.meta.url)),
          env,
        }),
    ],
  ])('%s', async (language, paste) => {
    const written = language.startsWith('curl') ? curl : typescript
    await using sandbox = createSandbox()
    const { url } = await sandbox.listen({ port: 0 })
    const { stdout } = await paste(written(call(url)))
    const [sent] = sandbox.messages()
    expect(stdout).toContain(sent?.id)
    expect(sent).toMatchObject({ scope: "bob's", text: message.replace('{CODE}', sent?.code ?? '') })

    const verify: Call = {
      operationId: 'verifyCode',
      url: `${url}/api/v1/accounts/${id}/code/verify`,
      account: { id, username, password },
      body: { to: '+19195550112', scope: "bob's", code: sent?.code ?? '', expirationTimeInMinutes: 15 },
    }
    expect((await paste(written(verify))).stdout).toContain('true')

    // Without its password in the text, it takes the one of the environment.
    const user = { username: "o'brien", passwordSha256: hash('sha256', 'a secret') }
    await using strict = createSandbox({ strict: true, accounts: [{ ...sandboxAccount, credentials: [user] }] })
    const { url: strictUrl } = await strict.listen({ port: 0 })
    await paste(written({ ...call(strictUrl), account: { id, username: user.username } }), {
      ...process.env,
      BW_PASSWORD: 'a secret',
    })
    expect(strict.messages()).toHaveLength(1)
  })
})
