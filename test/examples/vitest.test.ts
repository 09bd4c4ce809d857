// The example for Vitest passes as its reader runs it: in its folder, with its own configuration.
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const cwd = fileURLToPath(new URL('../../examples/vitest/', import.meta.url))
const vitest = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url))

test.each(['forks', 'threads', 'vmThreads'])('with the pool %s, one sandbox serves all workers', async (pool) => {
  const { stdout } = await promisify(execFile)(process.execPath, [vitest, 'run', '--reporter=json', `--pool=${pool}`], {
    cwd,
  })
  expect(JSON.parse(stdout)).toMatchObject({ numPassedTests: 6, numFailedTests: 0, numPassedTestSuites: 2 })
})
