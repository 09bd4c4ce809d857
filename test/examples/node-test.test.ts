// The example for node:test passes as its reader runs it; the other examples are Vitest's own to run.
import { execFile } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const examples = new URL('../../examples/', import.meta.url)

test('`node --test` finds the tests and passes', async () => {
  const cwd = fileURLToPath(new URL('node-test/', examples))
  const { stdout } = await promisify(execFile)(process.execPath, ['--test', '--test-reporter=tap'], { cwd })
  expect(stdout).toMatch(/^# pass 3$/m)
  expect(stdout).toMatch(/^# fail 0$/m)
})

test('every example has a test that somebody runs', () => {
  const folders = readdirSync(examples, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  expect(folders.length).toBeGreaterThanOrEqual(4)
  for (const { name } of folders)
    expect(readdirSync(new URL(name, examples)), name).toContain(
      name === 'node-test' ? 'login-test.js' : 'login.test.ts',
    )
})
