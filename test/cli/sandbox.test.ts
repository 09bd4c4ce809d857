// `sandbox` in this process, on a port, from start to end.
import { exec, execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { createTwoFactorClient } from '../../src/index.js'
import type { Output } from '../../src/cli/terminal.js'
import { otherHosts } from '../../src/cli/serve/address.js'
import { environment, person, stage } from './stage.js'

/** Starts the command, and resolves when it has printed its start. The test's end stops it, and finds that it exits with 0. */
async function start(line: string, env: Record<string, string | undefined> = {}) {
  let stop = () => {}
  const stopped = new Promise<void>((resolve) => (stop = resolve))
  const lines: string[] = []
  let wake = () => {}
  const stdout: Output = {
    write(text) {
      lines.push(text)
      wake()
    },
  }
  const opened: string[] = []
  const { run, err } = stage({ stdout, env, untilStopped: () => stopped, openPage: (url) => opened.push(url) })
  const done = run(line)
  onTestFinished(async () => {
    stop()
    expect(await done).toBe(0)
  })
  const next = async () => {
    if (lines.length === 0)
      await Promise.race([
        new Promise<void>((resolve) => (wake = resolve)),
        done.then((code) => Promise.reject(new Error(`ended with ${code}: ${err()}`))),
      ])
    return lines.shift()!
  }
  const greeting = await next()
  return { greeting, url: /http:\/\/[^/"]+/.exec(greeting)![0], next, opened }
}

async function freePort(): Promise<{ port: number; close: () => void }> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: (server.address() as AddressInfo).port, close: () => server.close() }
}

function configuration(content: object): string {
  const folder = mkdtempSync(join(tmpdir(), 'bandwidth-2fa-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'accounts.json'), JSON.stringify(content))
  return join(folder, 'accounts.json')
}

test('the greeting says what runs where, how much is kept, and that all is forgotten', async () => {
  const { greeting, url, opened } = await start('sandbox --port 0')
  for (const path of ['/\n', '/api/v1', '/docs', '/sandbox/messages']) expect(greeting).toContain(url + path)
  const [oauth2, basic] = [
    'BW_CLIENT_ID=sandbox BW_CLIENT_SECRET=sandbox-password',
    'BW_USERNAME=sandbox BW_PASSWORD=sandbox-password',
  ]
  expect(greeting).toContain(basic)
  expect(greeting.split(basic)[0]).toContain(oauth2)
  for (const words of ['the newest 10,000 messages', 'forgotten', 'on a restart']) expect(greeting).toContain(words)
  expect(greeting).not.toMatch(/\?token=|demand a token|BW_SANDBOX_TOKEN/)
  expect(opened).toEqual([])
})

test('--open opens the page', async () => {
  const { url, opened } = await start('sandbox --port 0 --open')
  expect(opened).toEqual([`${url}/`])
})

test('--seed makes the same codes and ids', async () => {
  const sends: string[] = []
  for (let round = 0; round < 2; round++) {
    const { url, next } = await start('sandbox --port 0 --seed pear')
    const { run } = stage({ env: { ...environment, BW_MFA_URL: url }, fetch: globalThis.fetch })
    await run(`send --to ${person}`)
    sends.push(await next())
  }
  expect(sends[1]).toBe(sends[0])
})

test('callbacks go to hosts that --callback-host names, and to no others', async () => {
  const refusals = async (flags: string) => {
    const { url } = await start(`sandbox --port 0 ${flags}`)
    const { run, out } = stage({ env: { ...environment, BW_MFA_URL: url }, fetch: globalThis.fetch })
    // A name that no resolver knows, so that nothing leaves this machine.
    await run(`send --to ${person} --callback-url http://hooks.invalid:9/receipts`)
    await run(`clock --advance 1m`)
    out()
    await run('inbox --json')
    const { callbacks } = JSON.parse(out()) as { callbacks: { refused: string | null }[] }
    return callbacks[0]!.refused
  }
  expect(await refusals('--callback-host app.test hooks.invalid')).toBe(null)
  expect(await refusals('--callback-host app.test')).toContain('hooks.invalid')
})

test('the curl line of the greeting works as it is, and a line with the code appears', async () => {
  const { greeting, url, next } = await start('sandbox --port 0')
  const line = /^ +(curl .*)$/m.exec(greeting)![1]!
  // Not execSync: the service answers from this process.
  const { stdout } = await promisify(exec)(`${line} --silent`)
  expect(JSON.parse(stdout)).toEqual({ messageId: expect.any(String) })
  const { exchanges } = (await (await fetch(`${url}/sandbox/journal`)).json()) as { exchanges: { verdict: string }[] }
  expect(exchanges).toMatchObject([{ verdict: 'kept' }])
  expect(await next()).toMatch(/^\+1 919 555 0112 {2}2FA {2}\d{6} {2}\(valid 15 min\)\n$/)
})

test('the environment of the greeting makes send and verify work', async () => {
  const { greeting, next } = await start('sandbox --port 0')
  const exports = /^ +(export (?:\\\n|.)*)$/m.exec(greeting)![1]!
  const env = Object.fromEntries(
    execFileSync('sh', ['-c', `${exports}\nenv`], { encoding: 'utf8' })
      .split('\n')
      .filter((line) => line.startsWith('BW_'))
      .map((line) => line.split(/=(.*)/s) as [string, string]),
  )
  const { run, out } = stage({ env, fetch: globalThis.fetch })
  expect(await run(`send --to ${person} --voice`)).toBe(0)
  const line = await next()
  expect(line).toMatch(/\(by voice, valid 15 min\)\n$/)
  out()
  expect(await run(`verify --to ${person} --code ${/\d{6}/.exec(line.split('  ')[2]!)![0]}`)).toBe(0)
  expect(out()).toBe('valid\n')
})

test('with --json it prints one line for the start and one for each message', async () => {
  const { greeting, url, next } = await start('sandbox --port 0 --json')
  expect(JSON.parse(greeting)).toEqual({ type: 'listening', url, baseUrl: `${url}/api/v1` })
  const { run } = stage({ env: { ...environment, BW_MFA_URL: `${url}/api/v1` }, fetch: globalThis.fetch })
  await run(['send', '--to', person, '--scope', 'a\nb'])
  const line = await next()
  expect(line.trimEnd()).not.toContain('\n')
  expect(JSON.parse(line)).toMatchObject({
    type: 'message',
    channel: 'messaging',
    to: person,
    code: expect.stringMatching(/^\d{6}$/),
    scope: expect.any(String),
  })
})

test('a scope cannot command the terminal', async () => {
  const { url, next } = await start('sandbox --port 0')
  const { run } = stage({ env: { ...environment, BW_MFA_URL: `${url}/api/v1` }, fetch: globalThis.fetch })
  await run(['send', '--to', person, '--scope', '\u001b[2J\nx'])
  expect(await next()).toMatch(/^[^\u001b\n]*\n$/)
})

test('PORT of the environment is used, --port wins over it, and a wrong one is refused', async () => {
  const { port, close } = await freePort()
  close()
  expect((await start('sandbox', { PORT: String(port) })).url).toBe(`http://127.0.0.1:${port}`)
  expect((await start('sandbox --port 0', { PORT: String(port) })).url).not.toBe(`http://127.0.0.1:${port}`)
  const { run, err } = stage({ env: { PORT: '70000' } })
  expect(await run('sandbox')).toBe(2)
  expect(err()).toContain('PORT in the environment must be a whole number from 0 to 65535')
})

test('a busy port is named, and a free one is offered by the flag, or by the variable where that named it', async () => {
  const { port, close } = await freePort()
  onTestFinished(close)
  const { run, err } = stage()
  expect(await run(`sandbox --port ${port}`)).toBe(2)
  expect(err()).toBe(`error: port ${port} is in use; try --port 0 for any free one\n`)
  const other = stage({ env: { PORT: String(port) } })
  expect(await other.run('sandbox')).toBe(2)
  expect(other.err()).toBe(
    `error: port ${port} is in use; try --port 0, or PORT=0 in the environment, for any free one\n`,
  )
})

test('a port that no fetch can reach is refused, as a flag and in the environment', async () => {
  for (const port of [1, 22, 6000, 6665, 6669, 10080]) {
    const { run, out, err } = stage({ env: { PORT: String(port) } })
    expect(await run(`sandbox --port ${port}`)).toBe(2)
    expect(err()).toBe(
      `error: option '--port <port>' argument '${port}' is invalid. No browser and no fetch calls this port; try --port 0 for any free one.\nTry --help.\n`,
    )
    expect(await run('sandbox')).toBe(2)
    expect(err()).toBe(
      'error: no browser and no fetch calls the port that PORT in the environment names; try PORT=0 for any free one\n',
    )
    expect(out()).toBe('')
  }
})

test('where other machines can reach it, it demands a new token, greets with it, and opens the page with it', async () => {
  const { greeting, url, opened } = await start('sandbox --port 0 --host 0.0.0.0 --open')
  const token = /BW_SANDBOX_TOKEN="([\w-]{32})"/.exec(greeting)![1]!
  expect(greeting).toContain(`${url}/?token=${token}\n`)
  for (const host of otherHosts('0.0.0.0'))
    expect(greeting).toContain(`http://${host}:${new URL(url).port}/?token=${token}\n`)
  expect((await fetch(/http\S+\/sandbox\/messages\S*/.exec(greeting)![0])).status).toBe(200)
  expect(opened).toEqual([`${url}/?token=${token}`])
  expect((await fetch(`${url}/sandbox/messages`)).status).toBe(401)
  expect((await fetch(`${url}/sandbox/messages?token=${token}`)).status).toBe(200)
  const { run } = stage({ env: { BW_SANDBOX_URL: url, BW_SANDBOX_TOKEN: token }, fetch: globalThis.fetch })
  expect(await run('inbox')).toBe(0)
  const second = JSON.parse((await start('sandbox --port 0 --host 0.0.0.0 --json')).greeting)
  expect(second).toEqual({
    type: 'listening',
    url: expect.any(String),
    baseUrl: expect.any(String),
    token: expect.stringMatching(/^[\w-]{32}$/),
  })
  expect(second.token).not.toBe(token)
})

test('a token of the environment is demanded there, and never printed', async () => {
  const { greeting, url } = await start('sandbox --port 0 --host 0.0.0.0', { BW_SANDBOX_TOKEN: 'hunter2' })
  expect(greeting).toContain(`${url}/?token=$BW_SANDBOX_TOKEN\n`)
  expect(greeting).not.toContain('hunter2')
  expect((await fetch(`${url}/sandbox/messages`, { headers: { Authorization: 'Bearer hunter2' } })).status).toBe(200)
  expect((await fetch(`${url}/sandbox/messages?token=hunter`)).status).toBe(401)
  expect(
    (await start('sandbox --port 0 --host 0.0.0.0 --json', { BW_SANDBOX_TOKEN: 'hunter2' })).greeting,
  ).not.toContain('hunter2')
  const { run, err } = stage({ env: { BW_SANDBOX_URL: url }, fetch: globalThis.fetch })
  expect(await run('inbox')).toBe(3)
  expect(err()).toContain('demands its token: put the one that it printed at its start into BW_SANDBOX_TOKEN')
})

test('on loopback nothing demands a token, whatever the environment says', async () => {
  const { url } = await start('sandbox --port 0 --host localhost', { BW_SANDBOX_TOKEN: 'hunter2' })
  expect((await fetch(`${url}/sandbox/messages`)).status).toBe(200)
})

test.each([
  ['--host', '', 'It is an address such as 127.0.0.1'],
  ['--host', '[]', 'It is an address such as 127.0.0.1'],
  ['--config', '', 'It is the path of a file'],
  ['--seed', '', 'It is a text of at least one character'],
  ...['http://app.test', 'app.test/path', 'user@app.test', 'app.test:99999', 'a b', ''].map(
    (host): [string, string, string] => ['--callback-host', host, 'It is a host such as app.test'],
  ),
])('%s "%s" is refused before anything listens', async (flag, value, words) => {
  const { run, out, err } = stage()
  expect(await run(['sandbox', '--port', '0', flag, value])).toBe(2)
  expect(err()).toContain(words)
  expect(out()).toBe('')
})

test('beside the configuration of a real service it does not start', async () => {
  const { run, out, err } = stage({ env: { ...environment, BW_MFA_URL: 'https://mfa.example.com/api/v1' } })
  expect(await run('sandbox --port 0')).toBe(2)
  expect(err()).toContain('unset BW_MFA_URL')
  expect(out()).toBe('')
})

test('an IPv6 address may be written as in a URL', async () => {
  expect((await start('sandbox --port 0 --host [::1]')).url).toMatch(/^http:\/\/\[::1\]:\d+$/)
})

test('a configuration that will not do is refused before anything listens', async () => {
  const { run, err, out } = stage()
  expect(await run(['sandbox', '--port', '0', '--config', configuration({ accounts: [] })])).toBe(2)
  expect(err()).toMatch(/^error: .*accounts\.json: accounts must have at least 1/)
  expect(out()).toBe('')
})

test('--strict with --config takes that account only, and the greeting keeps its password', async () => {
  const password = 'correct horse battery'
  const applications = [{ id: 'app', name: 'Example', numbers: ['+19195550101'] }]
  const { greeting, url } = await start(
    `sandbox --port 0 --strict --config ${configuration({ accounts: [{ id: '42', credentials: [{ username: 'user', password }], applications }] })}`,
  )
  expect(greeting).toContain('Only configured accounts')
  expect(greeting).toContain('/accounts/42/')
  expect(greeting).not.toContain(password)
  const options = { accountId: '42', from: '+19195550101', applicationId: 'app', baseUrl: url }
  await createTwoFactorClient({ ...options, auth: { username: 'user', password } }).sendCode({ to: person })
  await expect(
    createTwoFactorClient({ ...options, auth: { username: 'user', password: 'wrong' } }).sendCode({ to: person }),
  ).rejects.toMatchObject({ status: 403 })
  await expect(
    createTwoFactorClient({ ...options, applicationId: 'other', auth: { username: 'user', password } }).sendCode({
      to: person,
    }),
  ).rejects.toMatchObject({ status: 400 })
})

test('the file of accounts in the help and in the docs is one that the sandbox starts with, and takes alone', async () => {
  const { run, out } = stage()
  await run('sandbox --help')
  const example = JSON.parse(/^The file of --config:\n\n([^]*?)\n\n/m.exec(out())![1]!) as {
    accounts: [{ credentials: [{ password: string }] }]
  }
  const page = readFileSync(new URL('../../docs/command-line.md', import.meta.url), 'utf8')
  expect(JSON.parse(/`--config`[^]*?```json\n([^]*?)```/.exec(page)![1]!)).toEqual(example)

  const { greeting } = await start(`sandbox --port 0 --strict --config ${configuration(example)}`)
  const exports = /^ +(export (?:\\\n|.)*)$/m.exec(greeting)![1]!
  const shown = execFileSync('sh', ['-c', `${exports}\nenv`], { encoding: 'utf8' })
  const env = Object.fromEntries(
    shown
      .split('\n')
      .filter((line) => line.startsWith('BW_'))
      .map((line) => line.split(/=(.*)/s) as [string, string]),
  )
  const strict = stage({
    env: { ...env, BW_CLIENT_SECRET: example.accounts[0].credentials[0].password },
    fetch: globalThis.fetch,
  })
  expect(await strict.run(`send --to ${person}`)).toBe(0)
  strict.out()
  expect(await strict.run('inbox --json')).toBe(0)
  expect(JSON.parse(strict.out())).toMatchObject({
    accountId: '9900042',
    applicationId: 'my-app',
    text: expect.stringMatching(/^Your Acme 2FA code is/),
  })
  const other = stage({ env, fetch: globalThis.fetch })
  expect(await other.run(`send --to ${person}`)).toBe(3)
})

test('sends are limited with --limit-sends, and not without', async () => {
  for (const [line, status] of [
    ['sandbox --port 0 --limit-sends', 3],
    ['sandbox --port 0', 0],
  ] as const) {
    const { url } = await start(line)
    const { run } = stage({ env: { ...environment, BW_MFA_URL: url }, fetch: globalThis.fetch })
    for (let count = 0; count < 5; count++) expect(await run(`send --to ${person}`)).toBe(0)
    expect(await run(`send --to ${person}`)).toBe(status)
  }
})

test('with --json the times of a message are what inbox --json and code --json print', async () => {
  const { url, next } = await start('sandbox --port 0 --json')
  const { run, out } = stage({ env: { ...environment, BW_MFA_URL: `${url}/api/v1` }, fetch: globalThis.fetch })
  await run('clock --set 2026-09-14T18:20:14Z')
  await run(`send --to ${person}`)
  const { createdAt, expiresAt } = JSON.parse(await next())
  expect({ createdAt, expiresAt }).toEqual({
    createdAt: '2026-09-14T18:20:14.000Z',
    expiresAt: '2026-09-14T18:35:14.000Z',
  })
  out()
  for (const line of ['inbox --json', `code --json --to ${person}`]) {
    expect(await run(line)).toBe(0)
    expect(JSON.parse(out())).toMatchObject({ createdAt, expiresAt })
  }
})
