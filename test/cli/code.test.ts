// `code`: one code on stdout, or exit code 1.
import { expect, test } from 'vitest'
import { person, stage } from './stage.js'

test('code prints the newest code of the number and scope, and nothing else', async () => {
  const { run, out, err, sandbox } = stage()
  for (const flags of [`--to ${person}`, `--to ${person} --scope sign-in`, `--to ${person} --voice`, '--to +19195550113']) await run(`send ${flags}`)
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

test('code waits for one that is not there yet', async () => {
  const { run, out, sandbox } = stage()
  const waiting = run(`code --to ${person} --wait 20`)
  expect(await run(`send --to ${person} --json`)).toBe(0)
  expect(await waiting).toBe(0)
  expect(out()).toContain(`${sandbox.messages()[0]!.code}\n`)
})

test('code --since passes over what is known', async () => {
  const { run, out, err, sandbox } = stage()
  await run(`send --to ${person}`)
  const known = sandbox.messages()[0]!
  expect(await run(`code --to ${person} --wait 0 --since ${known.id}`)).toBe(1)
  expect(err()).toBe('error: no such code came within 0 s: `bandwidth-2fa inbox` shows what did arrive\n')
  await run(`send --to ${person}`)
  out()
  expect(await run(`code --to ${person} --since ${known.id}`)).toBe(0)
  expect(out()).toBe(`${sandbox.messages()[0]!.code}\n`)
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
  const waits: (string | null)[] = []
  const { run } = stage({
    fetch: async (url) => {
      waits.push(new URL(String(url)).searchParams.get('wait'))
      return Response.json({ messages: [], dropped: 0 })
    },
  })
  expect(await run(`code --to ${person} --wait 130.5`)).toBe(1)
  expect(waits).toEqual(['60', '60', '10.5'])
  waits.length = 0
  expect(await run(`code --to ${person}`)).toBe(1)
  expect(waits).toEqual(['30'])
})
