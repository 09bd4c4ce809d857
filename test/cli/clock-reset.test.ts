// `clock` and `reset` against a sandbox in this process.
import { expect, test } from 'vitest'
import { parseDuration } from '../../src/cli/duration.js'
import { person, stage } from './stage.js'

test.each([
  ['90s', 90],
  ['16m', 960],
  ['2h', 7_200],
  ['1d', 86_400],
  ['1h30m', 5_400],
  ['0.5s', 0.5],
  ['0s', 0],
  ['365d', 31_536_000],
])('%s are %d seconds', (text, seconds) => {
  expect(parseDuration(text)).toBe(seconds)
})

test.each(['', '90', '-1s', '1 h', '1w', 's', '1.s', '365d1s', '9'.repeat(400) + 's'])(
  '"%s" is no duration',
  (text) => {
    expect(() => parseDuration(text)).toThrow(expect.objectContaining({ code: 'commander.invalidArgument' }))
  },
)

test('clock --advance makes a code expire', async () => {
  const { run, out, sandbox } = stage()
  await run(`send --to ${person}`)
  const before = sandbox.clock.now()
  out()
  expect(await run('clock --advance 16m')).toBe(0)
  expect(out()).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z {2}running\n$/)
  expect(sandbox.clock.now()).toBeGreaterThanOrEqual(before + 16 * 60_000)
  expect(await run(`verify --to ${person} --expires-in 15 --code ${sandbox.messages()[0]!.code}`)).toBe(1)
})

test('clock --set stops it at a moment of any time zone, and --run lets it go on', async () => {
  const { run, out, sandbox } = stage()
  expect(await run('clock --set 2027-01-31T09:30:00+02:00')).toBe(0)
  expect(out()).toBe('2027-01-31T07:30:00.000Z  standing still\n')
  expect(await run('clock')).toBe(0)
  expect(out()).toBe('2027-01-31T07:30:00.000Z  standing still\n')
  expect(await run('clock --run')).toBe(0)
  expect(out()).toContain('running')
  expect(sandbox.clock.running).toBe(true)
})

test('clock --json prints what the sandbox says', async () => {
  const { run, out } = stage()
  expect(await run('clock --set 2027-01-31T09:30:00Z --json')).toBe(0)
  expect(out()).toBe('{"now":"2027-01-31T09:30:00.000Z","running":false}\n')
})

test('reset makes all as new; with --to only what concerns that phone', async () => {
  const { run, out, sandbox } = stage()
  for (const to of [person, '+19195550113', '+19195550114']) await run(`send --to ${to}`)
  out()
  expect(await run(['reset', '--to', '+1 919 555 0112'])).toBe(0)
  expect(out()).toBe('The sandbox has forgotten +1 919 555 0112.\n')
  expect(sandbox.messages().map(({ to }) => to)).toEqual(['+19195550114', '+19195550113'])
  expect(await run('reset --to +19195550113 --json')).toBe(0)
  expect(out()).toBe('{"to":"+19195550113"}\n')
  expect(await run('reset')).toBe(0)
  expect(out()).toBe('The sandbox is as new.\n')
  expect(sandbox.messages()).toEqual([])
  expect(await run('reset --json')).toBe(0)
  expect(out()).toBe('{"to":null}\n')
})
