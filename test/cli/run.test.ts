// The command line as a whole: help, suggestions, colours, and what an error may show.
import { expect, test } from 'vitest'
import { createRequire } from 'node:module'
import { environment, stage } from './stage.js'

test('help lists the commands and the exit codes, on stdout, and is no failure', async () => {
  const { run, out, err } = stage()
  expect(await run('--help')).toBe(0)
  const help = out()
  for (const word of [
    'sandbox',
    'send',
    'verify',
    'inbox',
    'code',
    'clock',
    'reset',
    'Exit codes:',
    '70  a fault of this program',
  ])
    expect(help).toContain(word)
  expect(err()).toBe('')
})

test.each(['sandbox', 'send', 'verify', 'inbox', 'code', 'clock', 'reset'])(
  'the help of %s lists its flags and the exit codes',
  async (command) => {
    const { run, out } = stage()
    expect(await run(`${command} --help`)).toBe(0)
    const help = out()
    expect(help).toContain('--json')
    expect(help).toContain('Exit codes:')
    expect(await run(`help ${command}`)).toBe(0)
    expect(out()).toBe(help)
  },
)

test('the help of send and verify names the variables of the secrets, for which there is no flag', async () => {
  const { run, out } = stage()
  for (const command of ['send', 'verify']) {
    await run(`${command} --help`)
    const help = out()
    for (const variable of ['BW_USERNAME', 'BW_PASSWORD', 'BW_CLIENT_ID', 'BW_CLIENT_SECRET'])
      expect(help).toContain(variable)
    expect(help).not.toMatch(/--(password|client-secret)/)
  }
})

test('the help of what calls a running sandbox names the variables of its address and its token', async () => {
  const { run, out } = stage()
  for (const command of ['inbox', 'code', 'clock', 'reset']) {
    await run(`${command} --help`)
    const help = out()
    for (const word of ['--url', 'BW_SANDBOX_URL', 'BW_SANDBOX_TOKEN']) expect(help).toContain(word)
    expect(help).not.toContain('--token')
  }
})

test('the help of inbox says that --json prints a line for each message', async () => {
  const { run, out } = stage()
  await run('inbox --help')
  expect(out()).toMatch(/--json +print each message as one JSON line, and the error as one\n/)
  await run('code --help')
  expect(out()).toMatch(/--json +print the answer, or the error, as one JSON line\n/)
})

test('without a command it shows the help and fails', async () => {
  const { run, out, err } = stage()
  expect(await run([])).toBe(2)
  expect(err()).toContain('Usage: bandwidth-2fa')
  expect(out()).toBe('')
})

test('the version is the one of the package', async () => {
  const { run, out } = stage()
  expect(await run('--version')).toBe(0)
  expect(out()).toBe(`${createRequire(import.meta.url)('bandwidth-2fa/package.json').version}\n`)
})

test.each([
  ['sanbox', 'did you mean sandbox?'],
  ['sandbox --prot 1', 'did you mean --port?'],
  ['send --too x', 'did you mean --to?'],
  ['verify --to +19195550112', 'missing: --code\n'],
  ['sandbox --port', "option '--port <port>' argument missing"],
  ['sandbox --port 65536', 'A port is a whole number from 0 to 65535.'],
  ['sandbox --port 4010x', 'A port is a whole number from 0 to 65535.'],
  ['sandbox --port 0 --host 192.0.2.1', 'cannot listen on 192.0.2.1, port 0: EADDRNOTAVAIL'],
  ['send --to +19195550112 --digits six', 'It is not a number.'],
  ['send --to +19195550112 --voice --callback-url https://example.com', "cannot be used with option '--voice'"],
])('%s is refused with: %s', async (line, words) => {
  const { run, out, err } = stage()
  expect(await run(line)).toBe(2)
  expect(err()).toContain(words)
  expect(out()).toBe('')
})

test.each([
  'send --to +19195550112 --password=hunter2',
  "send --to +19195550112 --password=it's-hunter2",
  'send --to +19195550112 --password=hunter2 --json',
])('%s is refused without showing the secret', async (line) => {
  const { run, err } = stage()
  expect(await run(line)).toBe(2)
  const text = err()
  expect(text).toContain('--password')
  expect(text).not.toContain('hunter2')
})

test('with --json wrong usage is one JSON line on stderr', async () => {
  const { run, err } = stage()
  expect(await run('verify --json --to +19195550112')).toBe(2)
  const text = err()
  expect(text.split('\n')).toHaveLength(2)
  expect(JSON.parse(text)).toEqual({ error: { name: 'UsageError', message: expect.stringContaining('--code') } })
})

test.each(['sanbox --json', 'send --json --too x', 'sandbox --json --port'])(
  'with --json, what is wrong with %s is said without the label that people get',
  async (line) => {
    const { run, err } = stage()
    expect(await run(line)).toBe(2)
    expect(JSON.parse(err())).toEqual({
      error: { name: 'UsageError', message: expect.stringMatching(/^(unknown|option)/) },
    })
  },
)

test('a fault of the program exits with 70 and shows where, never what', async () => {
  const { run, err } = stage({
    stdout: {
      write() {
        throw new RangeError('carries 482913')
      },
    },
  })
  expect(await run('send --to +19195550112')).toBe(70)
  const text = err()
  expect(text).toMatch(/RangeError\n +at /)
  expect(text).not.toContain('482913')
})

const escape = '\u001b['

test('a terminal gets colours, in help, results and errors', async () => {
  const { run, out, err } = stage({ isTTY: true })
  await run('--help')
  expect(out()).toContain(escape)
  await run('verify --to +19195550112 --code 123456')
  expect(out()).toContain(escape)
  await run('verify --to 919 --code 123456')
  expect(err()).toContain(escape)
  await run('nonsense')
  expect(err()).toContain(escape)
})

test.each([
  ['a pipe', { isTTY: false }],
  ['a terminal with NO_COLOR', { isTTY: true, env: { ...environment, NO_COLOR: '1' } }],
  ['a dumb terminal', { isTTY: true, env: { ...environment, TERM: 'dumb' } }],
])('%s gets no colours', async (_, terminal) => {
  const { run, out, err } = stage(terminal)
  for (const line of [
    '--help',
    'send --help',
    'verify --to +19195550112 --code 123456',
    'verify --to 919 --code 123456',
    'nonsense',
  ])
    await run(line)
  const text = out() + err()
  expect(text).toContain('not valid')
  expect(text).not.toContain(escape)
})

test.each([
  ['sned', "unknown command 'sned'; did you mean send?"],
  ['nonsense', "unknown command 'nonsense'"],
  ['help sned', "unknown command 'sned'"],
  ['inbox --limit many', "option '--limit <count>' argument 'many' is invalid"],
  [
    'sandbox --port http',
    "option '--port <port>' argument 'http' is invalid. A port is a whole number from 0 to 65535.",
  ],
  ['sandbox --pasword', "unknown option '--pasword'"],
  ['sandbox --stric', "unknown option '--stric'; did you mean --strict?"],
  ['send -u', "unknown option '-u'"],
])('%s is refused, and quoted: %s', async (line, words) => {
  const { run, out, err } = stage()
  expect(await run(line)).toBe(2)
  expect(err()).toContain(`error: ${words}`)
  expect(await run(`${line} --json`)).toBe(2)
  expect(JSON.parse(err()).error.message).toContain(words)
  expect(out()).toBe('')
})

test.each([
  ['+19195550112', '19195550112', "error: unknown command '…'"],
  ['inbox --limit +19195550112', '19195550112', "error: option '--limit <count>' argument '…' is invalid"],
  ['verify --to +19195550112 --code 482913 --expires-in 482-913', '482', "argument '…' is invalid"],
  ['sandbox --pasword=hunter2', 'hunter2', "error: unknown option '--pasword', or it takes no value"],
  ['send -uuser:password', 'user', "error: unknown option '-u…'"],
  ['send -u=user:password', 'user', "error: unknown option '-u', or it takes no value"],
  ['-uuser:password send', 'user', "error: unknown option '-u…'"],
  ['send hunter', 'hunter', "error: too many arguments for 'send'. Expected 0 arguments but got 1."],
])('%s is refused without a word of what may be a secret', async (line, secret, words) => {
  const { run, out, err } = stage()
  expect(await run(line)).toBe(2)
  expect(err()).toContain(words)
  expect(out() + err()).not.toContain(secret)
  expect(await run(`${line} --json`)).toBe(2)
  expect(out() + err()).not.toContain(secret)
})

test('no line break and no quote in an argument brings to light what is glued to an option', async () => {
  const { run, out, err } = stage()
  for (const args of [
    ['send', "-u'\nhunter"],
    ['send', "--pasword='\nhunter'\n"],
  ]) {
    expect(await run(args)).toBe(2)
    expect(await run([...args, '--json'])).toBe(2)
    expect(out() + err()).not.toContain('hunter')
  }
})

test('what is quoted cannot command the terminal', async () => {
  const { run, err } = stage()
  expect(await run(['a\u001b[2Jb'])).toBe(2)
  expect(err()).toBe("error: unknown command 'a\u{fffd}[2Jb'\nTry --help.\n")
})

test('help alone is the same as --help', async () => {
  const { run, out } = stage()
  expect(await run('--help')).toBe(0)
  const help = out()
  expect(await run('help')).toBe(0)
  expect(out()).toBe(help)
})

test('a flag that takes no value says so when it is given one', async () => {
  const { run, err } = stage()
  for (const flag of ['--strict=yes', '--strict=1']) {
    expect(await run(`sandbox ${flag}`)).toBe(2)
    expect(err()).toBe("error: unknown option '--strict', or it takes no value\nTry --help.\n")
  }
})
