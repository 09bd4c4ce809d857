// `inbox`: what has arrived, and with --follow what arrives, each message once whatever the connection does.
import { expect, onTestFinished, test, vi } from 'vitest'
import type { Message } from '../../src/contract/sandbox.js'
import { environment, person, stage } from './stage.js'

test('inbox lists messages, the newest last, with the time that is left', async () => {
  const { run, out, err, sandbox } = stage()
  await sandbox.clock.set(Date.UTC(2026, 0, 31))
  await run(`send --to ${person} --scope sign-in`)
  await run('send --to +19195550113 --voice')
  const [call, text] = sandbox.messages()
  const lines = async () => {
    out()
    expect(await run('inbox')).toBe(0)
    return out()
  }
  const listed = (left: string) =>
    `+1 919 555 0112  sign-in  ${text!.code}  (${left})\n+1 919 555 0113  2FA  ${call!.code}  (by voice, ${left})\n`
  expect(await lines()).toBe(listed('15 min left'))
  await sandbox.clock.advance({ minutes: 8, seconds: 10 })
  expect(await lines()).toBe(listed('7 min left'))
  await sandbox.clock.advance({ minutes: 6 })
  expect(await lines()).toBe(listed('50 s left'))
  await sandbox.clock.advance({ seconds: 49.5 })
  expect(await lines()).toBe(listed('1 s left'))
  await sandbox.clock.advance({ seconds: 0.5 })
  expect(await lines()).toBe(listed('expired'))
  expect(err()).toBe('')
})

const notes = (out: string) =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => / \((.*)\)$/.exec(line)?.[1])

test('inbox says of each code why it is good no more', async () => {
  const { run, out, sandbox } = stage()
  await sandbox.clock.set(Date.UTC(2026, 0, 31))
  for (let count = 0; count < 4; count++) await run(`send --to ${person} --scope pushed`)
  for (let count = 0; count < 2; count++) await run(`send --to ${person} --scope used`)
  await run(['verify', '--to', person, '--scope', 'used', '--code', sandbox.messages()[0]!.code])
  await run(`send --to ${person} --scope used`)
  // The inbox is of all accounts, and each has codes of its own.
  await run(`send --to ${person} --scope pushed --account-id 42`)
  await run('send --to +19195550113 --scope locked')
  const right = sandbox.messages()[0]!.code
  const wrong = right.startsWith('1') ? '234567' : '123456'
  for (let count = 0; count < 5; count++) await run(`verify --to +19195550113 --scope locked --code ${wrong}`)
  out()
  expect(await run('inbox')).toBe(0)
  const good = '15 min left'
  expect(notes(out())).toEqual([
    'pushed out by newer ones',
    good,
    good,
    good,
    'another one was used',
    'used',
    good,
    good,
    expect.stringMatching(/^locked for \d+ (s|min)$/),
  ])
  await sandbox.clock.advance({ minutes: 20 })
  expect(await run('inbox --scope used')).toBe(0)
  expect(notes(out())).toEqual(['expired', 'used', 'expired'])
})

test('a code that newer ones pushed out is known as such whatever the flags leave out', async () => {
  const { run, out } = stage()
  await run(`send --to ${person}`)
  for (let count = 0; count < 3; count++) await run(`send --to ${person} --voice`)
  out()
  expect(await run('inbox --channel messaging')).toBe(0)
  expect(notes(out())).toEqual(['pushed out by newer ones'])
  expect(await run('inbox --channel voice --limit 2')).toBe(0)
  expect(notes(out())).toEqual(['by voice, 15 min left', 'by voice, 15 min left'])
})

test('inbox shows what its flags ask for, and --json the whole messages', async () => {
  const { run, out, sandbox } = stage()
  for (const flags of [`--to ${person}`, `--to ${person} --scope a`, `--to ${person} --voice`, '--to +19195550113'])
    await run(`send ${flags}`)
  const [other, call, scoped, first] = sandbox.messages().map(({ id }) => id)
  for (const [flags, ids] of [
    [[], [first, scoped, call, other]],
    [
      ['--to', '+1 919 555 0112'],
      [first, scoped, call],
    ],
    [['--scope', 'a'], [scoped]],
    [['--channel', 'voice'], [call]],
    [
      ['--channel', 'messaging', '--to', person],
      [first, scoped],
    ],
    [
      ['--limit', '2'],
      [call, other],
    ],
  ] as const) {
    out()
    expect(await run(['inbox', '--json', ...flags])).toBe(0)
    const lines = out().trimEnd().split('\n')
    expect(lines.map((line) => (JSON.parse(line) as Message).id)).toEqual(ids)
  }
})

test('an empty inbox says so to people, and prints nothing', async () => {
  const { run, out, err } = stage()
  expect(await run('inbox')).toBe(0)
  expect(err()).toBe('No message fits.\n')
  expect(await run('inbox --json')).toBe(0)
  expect(out() + err()).toBe('')
})

test('inbox says how many messages are gone', async () => {
  const { run, err } = stage({
    fetch: async (input) =>
      Response.json(
        new Request(input).url.endsWith('/clock')
          ? { now: '2026-09-14T18:20:14.000Z', running: true }
          : { messages: [], dropped: 12_345 },
      ),
  })
  expect(await run('inbox')).toBe(0)
  expect(err()).toContain('keeps the newest 10,000 messages; 12,345 older ones are gone.')
})

/** Runs `inbox --follow`; `until` resolves when what was printed holds some words. */
function follow(line: string, fetch: typeof globalThis.fetch) {
  let stop = () => {}
  const printed = { out: '', err: '' }
  let wake = () => {}
  const stream = (name: 'out' | 'err') => ({
    write(text: string) {
      printed[name] += text
      wake()
    },
  })
  const untilStopped = () => new Promise<void>((resolve) => (stop = resolve))
  const { run } = stage({ fetch, env: {}, stdout: stream('out'), stderr: stream('err'), untilStopped })
  const done = run(line)
  const until = async (name: 'out' | 'err', words: string) => {
    while (!printed[name].includes(words)) {
      await Promise.race([
        new Promise<void>((resolve) => (wake = resolve)),
        done.then((code) => Promise.reject(new Error(`ended with ${code}: ${printed.err}`))),
      ])
    }
  }
  return { printed, until, done, stop: () => stop() }
}

test('inbox --follow goes on with what arrives on a real connection, until it is stopped', async () => {
  const { run, sandbox } = stage()
  onTestFinished(() => sandbox.close())
  await run(`send --to ${person}`)
  await run(`verify --to ${person} --code ${sandbox.messages()[0]!.code}`)
  await run('send --to +19195550113')
  const { url } = await sandbox.listen({ port: 0 })
  const { printed, until, done, stop } = follow(`inbox --follow --to ${person} --url ${url}`, globalThis.fetch)
  await until('err', 'Waiting for messages. Ctrl-C ends it.')
  await run('send --to +19195550113')
  await run(`send --to ${person} --scope late`)
  await until('out', 'late')
  stop()
  expect(await done).toBe(0)
  // What arrives while it looks on is told as the sandbox tells it.
  expect(printed.out).toMatch(/^\+1 919 555 0112 {2}2FA .* \(used\)\n\+1 919 555 0112 {2}late .* \(valid 15 min\)\n$/)
})

function message(id: string, more: Partial<Message> = {}): Message {
  return {
    id,
    channel: 'messaging',
    accountId: environment.BW_ACCOUNT_ID,
    applicationId: environment.BW_MESSAGING_APPLICATION_ID,
    from: '+19195550100',
    to: person,
    scope: id,
    text: 'Your code is 482913',
    code: '482913',
    createdAt: '2026-09-14T18:20:14.000Z',
    expiresAt: '2026-09-14T18:35:14.000Z',
    status: 'pending',
    errorCode: null,
    attempts: 0,
    attemptsLeft: 5,
    verifiedAt: null,
    state: 'live',
    lockedUntil: null,
    callbacks: [],
    ...more,
  }
}

/** A sandbox that a test takes away and brings back. */
function flakySandbox(kept: Message[]) {
  const state = { there: true, kept }
  let events: ReadableStreamDefaultController<Uint8Array> | undefined
  const fetch: typeof globalThis.fetch = async (input, init) => {
    if (!state.there) throw new TypeError('fetch failed')
    const { pathname } = new URL(new Request(input).url)
    if (pathname === '/sandbox/clock') return Response.json({ now: '2026-09-14T18:22:14.000Z', running: true })
    if (pathname === '/sandbox/messages') return Response.json({ messages: state.kept.toReversed(), dropped: 0 })
    const signal = init?.signal
    const start = (controller: ReadableStreamDefaultController<Uint8Array>) => {
      events = controller
      signal?.addEventListener('abort', () => controller.error(signal.reason))
    }
    return new Response(new ReadableStream({ start }), { headers: { 'Content-Type': 'text/event-stream' } })
  }
  const push = (text: string) => events!.enqueue(new TextEncoder().encode(text))
  return { state, fetch, push, breakOff: () => events!.error(new TypeError('terminated')), end: () => events!.close() }
}

function event(type: string, data: object): string {
  return `id: 1\nevent: ${type}\ndata: ${JSON.stringify({ type, at: '2026-09-14T18:20:14.000Z', ...data })}\n\n`
}

const scopes = (out: string) => out.split('\n').flatMap((line) => line.split('  ')[1] ?? [])

/** Lets fake time pass until something is so. */
async function soon(isSo: () => boolean): Promise<void> {
  while (!isSo()) await vi.advanceTimersByTimeAsync(100)
}

test('each message is shown once: at the start, while connected, and after the connection broke', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const { state, fetch, push, breakOff, end } = flakySandbox([message('a'), message('b'), message('c')])
  const { printed, until, done, stop } = follow('inbox --follow --limit 2', fetch)
  await until('err', 'Waiting')
  expect(scopes(printed.out)).toEqual(['b', 'c'])

  // What else happens is passed over, an event may come in pieces, and one may also be in the list.
  push(
    event('message.updated', { message: message('z') }) +
      event('clock', { clock: {} }) +
      'event: message\ndata: {\n\n' +
      event('message', { message: message('c') }),
  )
  const text = event('message', { message: message('d') })
  push(text.slice(0, 40))
  push(text.slice(40))
  await until('out', '  d  ')

  state.there = false
  state.kept.push(message('d'), message('e'))
  breakOff()
  await soon(() => printed.err.includes('is gone'))
  await vi.advanceTimersByTimeAsync(5_000)
  state.there = true
  await soon(() => printed.err.includes('is back'))
  expect(scopes(printed.out)).toEqual(['b', 'c', 'd', 'e'])

  // A new one with the same seed: the same ids, at another time.
  state.kept = [message('a', { createdAt: '2026-09-14T18:21:00.000Z' })]
  end()
  await soon(() => printed.out.includes('  a  '))
  stop()
  expect(await done).toBe(0)
  expect(scopes(printed.out)).toEqual(['b', 'c', 'd', 'e', 'a'])
  expect(printed.err).toBe(
    'Waiting for messages. Ctrl-C ends it.\nThe sandbox is gone; waiting for it. Ctrl-C ends it.\nThe sandbox is back.\n',
  )
})

test('stopping is no failure, not even before the sandbox has answered', async () => {
  const { printed, done, stop } = follow('inbox --follow', (_, init) => {
    queueMicrotask(stop)
    return new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason)))
  })
  expect(await done).toBe(0)
  expect(printed).toEqual({ out: '', err: '' })
})

test('stopping ends the wait for a sandbox that is gone', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const { state, fetch, end } = flakySandbox([])
  const { printed, until, done, stop } = follow('inbox --follow', fetch)
  await until('err', 'Waiting')
  state.there = false
  end()
  await soon(() => printed.err.includes('is gone'))
  stop()
  expect(await done).toBe(0)
  expect(vi.getTimerCount()).toBe(0)
})

test('something else where the sandbox was ends it with the reason', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const { fetch, end } = flakySandbox([])
  let locked = false
  const { printed, until, done } = follow('inbox --follow', async (url, init) =>
    locked ? Response.json({ error: 'token, please', requestId: 'r-1' }, { status: 401 }) : fetch(url, init),
  )
  await until('err', 'Waiting')
  locked = true
  end()
  await soon(() => printed.err.includes('error:'))
  expect(await done).toBe(3)
  expect(printed.err).toContain('demands its token')
})
