// The first example again, in the surroundings that test runners make: pages without a browser, and contexts apart from Node's own.
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** What Vitest reports of the first example. */
async function firstExample(...flags: readonly string[]): Promise<string> {
  const args = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=tap',
    ...flags,
    'test/runners/first-example.test.ts',
  ]
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root }).catch((error: unknown) => {
    // A run that fails has a report too.
    throw new Error(String((error as { stdout?: string }).stdout || error), { cause: error })
  })
  return stdout
}

test.each([
  ['node', 'vmThreads'],
  ['happy-dom', 'forks'],
  ['happy-dom', 'vmThreads'],
  ['jsdom', 'forks'],
  ['jsdom', 'vmThreads'],
])('in the environment %s with the pool %s, a code is read, right once, and expires', async (environment, pool) => {
  const report = await firstExample(`--environment=${environment}`, `--pool=${pool}`)
  expect(report).toMatch(/^ {4}ok 1 - a code that was sent/m)
  expect(report).not.toMatch(/not ok/)
})
