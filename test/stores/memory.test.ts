// The store in memory does what every store must, and lets go of what has expired.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { memoryStore } from '../../src/stores/memory.js'
import { storeConformance } from './conformance.js'

storeConformance('memory', (now) => memoryStore({ now }))

test('what has expired is let go of while others are written, without a timer', async () => {
  setFlagsFromString('--expose-gc')
  // A context that is made after the flag was set has the function.
  const collect = runInNewContext('gc') as () => void
  const heldBytes = () => {
    collect()
    return process.memoryUsage().heapUsed
  }
  let now = 0
  const store = memoryStore({ now: () => now })
  const write = (key: string, padding: string) =>
    store.update(key, () => ({ record: { expiresAt: now + 1_000, padding }, outcome: undefined }))
  const records = 40_000
  const before = heldBytes()
  for (let index = 0; index < records; index += 1) await write(`old ${index}`, 'x'.repeat(1_000))
  // Most are packed by then; those touched last share one padding.
  expect(heldBytes() - before).toBeGreaterThan((records - 10_000) * 1_000)

  now += 1_000
  const timers = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
  for (let index = 0; index < records; index += 1) await write(`new ${index % 10_000}`, '')
  expect(heldBytes() - before).toBeLessThan(records * 100)
  expect(process.getActiveResourcesInfo().filter((name) => name === 'Timeout')).toHaveLength(timers)
  await store.close()
})
