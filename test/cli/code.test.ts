// `code`: one code on stdout, or exit code 1.
import { expect, test } from 'vitest'
import { person, stage } from './stage.js'

test('code prints the newest code of the number and scope, and nothing else', async () => {
  const { run, out, err, sandbox } = stage()
  for (const flags of [
    `--to ${person}`,
    `--to ${person} --scope sign-in`,
    `--to ${person} --voice`,
    '--to +19195550113',
  ])
    await run(`send ${flags}`)
  out()
  const [, call, text] = sandbox.messages()
  expect(await run(`code --to ${person}`)).toBe(0)
  expect(out()).toBe(`${call!.code}\n`)
  expect(await run(`code --to ${person} --scope sign-in`)).toBe(0)
  expect(out()).toBe(`${text!.code}\n`)
  expect(err()).toBe('')
})

test('code takes a number as people write it, and as the inbox prints it', async () => {
  const { run, out, sandbox } = stage()
  await run(`send --to ${person}`)
  out()
  for (const to of ['+1 (919) 555-0112', '+1 919 555 0112']) {
    expect(await run(['code', '--to', to])).toBe(0)
    expect(out()).toBe(`${sandbox.messages()[0]!.code}\n`)
  }
})

test.each(['code', 'inbox', 'reset'])('%s says why a number could be another person, and asks nobody', async (name) => {
  const { run, err } = stage()
  expect(await run([name, '--to', '+39 (0)6 5550 0112'])).toBe(2)
  expect(err()).toContain('must be without (0): some countries keep that zero, others do not')
  expect(await run([name, '--to', '+1 919 555 0112 (2)'])).toBe(2)
  expect(err()).toContain('must be a plus and digits')
})

test('code waits for one that is not there yet', async () => {
  const { run, out, sandbox } = stage()
  const waiting = run(`code --to ${person} --wait 20`)
  expect(await run(`send --to ${person} --json`)).toBe(0)
  expect(await waiting).toBe(0)
  expect(out()).toContain(`${sandbox.messages()[0]!.code}\n`)
})

test('code passes over codes that are used, went with a used one, or expired, and waits for a good one', async () => {
  const { run, out, err, sandbox } = stage()
  await run(`send --to ${person} --scope older`)
  const older = sandbox.messages()[0]!.code
  await sandbox.clock.advance({ seconds: 1 })
  await run(`send --to ${person}`)
  await sandbox.clock.advance({ seconds: 1 })
  await run(`send --to ${person}`)
  const used = sandbox.messages()[0]!.code
  await sandbox.clock.advance({ seconds: 1 })
  expect(await run(`verify --to ${person} --code ${used}`)).toBe(0)
  out()
  expect(await run(`code --to ${person}`)).toBe(0)
  expect(out()).toBe(`${older}\n`)
  expect(await run(`code --to ${person} --scope 2FA --wait 0`)).toBe(1)
  await sandbox.clock.advance({ minutes: 15 })
  expect(await run(`code --to ${person} --wait 0`)).toBe(1)
  expect(err()).toContain('no code that is still good came within 0 s')
  const waiting = run(`code --to ${person}`)
  await run(`send --to ${person} --json`)
  expect(await waiting).toBe(0)
  expect(out()).toContain(`${sandbox.messages()[0]!.code}\n`)
})

test('code goes by what was used, not by when: while the clock stands, and after it was set back', async () => {
  const { run, out, sandbox } = stage()
  await sandbox.clock.set(Date.UTC(2026, 0, 2))
  await run(`send --to ${person}`)
  await run(`send --to ${person}`)
  const [newer, older] = sandbox.messages()
  await run(`verify --to ${person} --code ${older!.code}`)
  for (const since of ['', ` --since ${older!.id}`]) expect(await run(`code --to ${person} --wait 0${since}`)).toBe(1)
  expect(newer).toMatchObject({ verifiedAt: null })
  await sandbox.clock.set(Date.UTC(2026, 0, 1))
  await run(`send --to ${person}`)
  out()
  expect(await run(`code --to ${person} --wait 0`)).toBe(0)
  expect(out()).toBe(`${sandbox.messages()[0]!.code}\n`)
})

test('code --since passes over what is known', async () => {
  const { run, out, err, sandbox } = stage()
  await run(`send --to ${person}`)
  const known = sandbox.messages()[0]!
  expect(await run(`code --to ${person} --wait 0 --since ${known.id}`)).toBe(1)
  expect(err()).toBe('error: no code that is still good came within 0 s: `bandwidth-2fa inbox` shows what did arrive\n')
  await run(`send --to ${person}`)
  out()
  expect(await run(`code --to ${person} --since ${known.id}`)).toBe(0)
  expect(out()).toBe(`${sandbox.messages()[0]!.code}\n`)
})

test.each(['foo', '1589228074636', '2026-02-30T00:00:00Z', ''])(
  'code --since "%s" is refused before the sandbox is asked',
  async (since) => {
    const { run, out, err } = stage({ fetch: () => Promise.reject(new Error('it was asked')) })
    expect(await run(['code', '--to', person, '--since', since])).toBe(2)
    expect(err()).toBe(
      `error: option '--since <id or time>' argument '${/\d/.test(since) ? '…' : since}' is invalid. It is the id of a message, or a time with its zone, such as 2026-01-31T09:30:00Z.\nTry --help.\n`,
    )
    expect(out()).toBe('')
  },
)

test('code --since takes a time', async () => {
  const { run, out, sandbox } = stage()
  await run(`send --to ${person}`)
  const { code, createdAt } = sandbox.messages()[0]!
  out()
  expect(await run(`code --to ${person} --since ${new Date(createdAt).toISOString()}`)).toBe(0)
  expect(out()).toBe(`${code}\n`)
})

test('code --json prints the whole message, or the failure as data', async () => {
  const { run, out, err, sandbox } = stage()
  expect(await run(`code --to ${person} --wait 0 --json`)).toBe(1)
  expect(JSON.parse(err())).toEqual({ error: { name: 'NoCodeError', message: expect.stringContaining('within 0 s') } })
  await run(`send --to ${person}`)
  out()
  expect(await run(`code --to ${person} --json`)).toBe(0)
  const { id, code } = sandbox.messages()[0]!
  expect(JSON.parse(out())).toMatchObject({ id, code, to: person, status: expect.any(String) })
})

test('a wait longer than the sandbox allows is several, and ends when it should', async () => {
  const waits: string[] = []
  const { run } = stage({
    fetch: async (input) => {
      const { pathname, searchParams } = new URL(new Request(input).url)
      if (pathname === '/sandbox/clock') return Response.json({ now: '2026-01-31T09:30:00.000Z', running: true })
      const wait = searchParams.get('wait')
      if (wait !== null) waits.push(wait)
      return Response.json({ messages: [], dropped: 0 })
    },
  })
  expect(await run(`code --to ${person} --wait 130.5`)).toBe(1)
  expect(waits).toEqual(['60', '60', '10.5'])
  for (const line of [`code --to ${person}`, `code --to ${person} --wait`, `code --wait --to ${person}`]) {
    waits.length = 0
    expect(await run(line)).toBe(1)
    expect(waits).toEqual(['30'])
  }
})
