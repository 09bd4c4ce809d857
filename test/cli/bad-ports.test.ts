// The ports that no fetch calls.
import { expect, test } from 'vitest'
import { badPorts } from '../../src/cli/serve/bad-ports.js'

test('fetch itself refuses each of them', async () => {
  const refusals = [...badPorts].map((port) =>
    fetch(`http://127.0.0.1:${port}`).catch((error: unknown) =>
      error instanceof Error && error.cause instanceof Error ? error.cause.message : error,
    ),
  )
  expect(new Set(await Promise.all(refusals))).toEqual(new Set(['bad port']))
  expect(badPorts.size).toBe(82)
})
