// What the commands of a running sandbox say when it does not answer, says no, or is none; and what they send it.
import { expect, test } from 'vitest'
import { environment, person, stage } from './stage.js'

const commands = ['inbox', 'inbox --follow', `code --to ${person}`, 'clock', 'clock --advance 16m', 'reset']
// Nobody stops a command under test; the error ends it.
const untilStopped = () => new Promise<void>(() => {})
const origin = 'http://127.0.0.1:4010'

test.each(commands)('%s names the address and the remedy where nobody answers', async (command) => {
  const { run, out, err } = stage({
    untilStopped,
    fetch: async () => {
      throw new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }) })
    },
  })
  expect(await run(command)).toBe(3)
  expect(err()).toBe(
    `error: no sandbox answers at ${origin} (ECONNREFUSED): start one with \`bandwidth-2fa sandbox\`, or name another with --url or BW_SANDBOX_URL\n`,
  )
  expect(out()).toBe('')
})

const html = () => new Response('<!doctype html>', { headers: { 'Content-Type': 'text/html' } })
test.each([
  ['a page', html],
  ['JSON of another kind', () => Response.json({ hello: 'world' })],
  ['a status that no sandbox has', () => Response.json({ error: 'not here', requestId: 'r-1' }, { status: 404 })],
  ['a failure of another kind', () => Response.json({ detail: 'x' }, { status: 401 })],
  ['a redirect', () => new Response(null, { status: 302, headers: { Location: 'https://example.com' } })],
  ['nothing', () => new Response(null, { status: 502 })],
])('with %s as the answer, every command says that something else answers', async (_, answer) => {
  const { run, err } = stage({ untilStopped, fetch: async () => answer() })
  for (const command of commands) {
    expect(await run(command)).toBe(3)
    expect(err()).toBe(
      `error: something else than this version's sandbox answers at ${origin}: name the sandbox with --url or BW_SANDBOX_URL\n`,
    )
  }
})

test('an answer that breaks off is no answer', async () => {
  const broken = () => new ReadableStream({ pull: (stream) => stream.error(new TypeError('terminated')) })
  const { run, err } = stage({
    fetch: async () => new Response(broken(), { headers: { 'Content-Type': 'application/json' } }),
  })
  expect(await run('clock')).toBe(3)
  expect(err()).toContain(`no sandbox answers at ${origin}`)
})

test('an answer that does not come in time is told as such', async () => {
  const { run, err } = stage({
    fetch: async () => {
      throw new DOMException('The operation was aborted due to timeout', 'TimeoutError')
    },
  })
  expect(await run('clock')).toBe(3)
  expect(err()).toBe(`error: the sandbox at ${origin} gave no answer in time\n`)
})

test('a token that is missing or wrong is told apart, and never shown', async () => {
  const locked: typeof fetch = async () => Response.json({ error: 'token, please', requestId: 'r-1' }, { status: 401 })
  const without = stage({ fetch: locked })
  expect(await without.run('inbox')).toBe(3)
  expect(without.err()).toBe(
    `error: the sandbox at ${origin} demands its token: put the one that it printed at its start into BW_SANDBOX_TOKEN (request r-1)\n`,
  )
  const wrong = stage({ fetch: locked, env: { ...environment, BW_SANDBOX_TOKEN: 'hunter2' } })
  expect(await wrong.run('inbox')).toBe(3)
  const text = wrong.err()
  expect(text).toContain('the one in BW_SANDBOX_TOKEN is another')
  expect(text).not.toContain('hunter2')
})

test('a no of the sandbox is told in its words, and with --json as data', async () => {
  const { run, err } = stage({
    fetch: async () => Response.json({ error: 'not from there\u001b[2J', requestId: 'r-2' }, { status: 403 }),
  })
  expect(await run('clock')).toBe(3)
  const text = err()
  expect(text).toContain(`the sandbox at ${origin} says no: not from there`)
  expect(text).not.toContain('\u001b')
  expect(await run('clock --json')).toBe(3)
  expect(JSON.parse(err())).toEqual({
    error: { name: 'SandboxError', message: expect.stringContaining('not from there'), status: 403, requestId: 'r-2' },
  })
})

test('the token goes to the sandbox that is named, and to no redirect', async () => {
  const requests: Request[] = []
  const { run } = stage({
    env: { BW_SANDBOX_TOKEN: 'hunter2' },
    fetch: async (input, init) => {
      requests.push(new Request(input, init))
      return Response.json({ now: '2026-09-14T18:20:14.000Z', running: true })
    },
  })
  expect(await run('clock --url http://sandbox.test:8080/api/v1')).toBe(0)
  expect(requests).toMatchObject([{ url: 'http://sandbox.test:8080/sandbox/clock', method: 'GET', redirect: 'manual' }])
  expect(requests[0]!.headers.get('Authorization')).toBe('Bearer hunter2')
})

test.each([
  ['inbox --to 919', '--to must be an E.164 phone number'],
  [`inbox --scope ${'x'.repeat(26)}`, '--scope must have at most 25 characters'],
  ['inbox --limit 0', 'It is a whole number from 1 to 10000.'],
  ['inbox --limit 10001', 'It is a whole number from 1 to 10000.'],
  ['inbox --channel fax', 'Allowed choices are messaging, voice.'],
  ['code', 'missing: --to'],
  ['code --to 919', '--to must be'],
  [`code --to ${person} --wait forever`, 'It is a number of seconds'],
  [`code --to ${person} --wait -1`, 'It is a number of seconds'],
  ['clock --advance 16', 'such as 90s, 16m, 2h or 1d'],
  ['clock --advance 366d', 'It is at most 365d.'],
  ['clock --set tomorrow', 'a date and time with its time zone'],
  ['clock --set 2026-02-30T09:30:00Z', 'a date and time with its time zone'],
  ['clock --set 2026-01-31T09:30:00', 'a date and time with its time zone'],
  ['clock --advance 16m --run', "cannot be used with option '--run'"],
  ['clock --advance 16m --set 2026-01-31T09:30:00Z', "cannot be used with option '--set <time>'"],
  ['clock --set 2026-01-31T09:30:00Z --run', "cannot be used with option '--run'"],
  ['reset --to 919', '--to must be an E.164 phone number'],
  ['clock --url nonsense', '--url (or BW_SANDBOX_URL) must be'],
  ['clock --token hunter2', "unknown option '--token'"],
])('%s is refused before anything is sent: %s', async (line, words) => {
  const { run, out, err } = stage({
    fetch: async () => {
      throw new Error('it was sent')
    },
  })
  expect(await run(line)).toBe(2)
  expect(err()).toContain(words)
  expect(out()).toBe('')
})
