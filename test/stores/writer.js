// @ts-check
// A process of its own that changes records of a store on disk. Arguments: the folder, how many changes of the record `shared` at once, or `forever`.
// Prints a line for each change that was acknowledged.
import { createSecretKey } from 'node:crypto'
import { lmdbStore } from 'bandwidth-2fa/stores/lmdb'

const [folder = '', changes = '0'] = process.argv.slice(2)
const store = await lmdbStore({ folder, key: createSecretKey(Buffer.alloc(32, 'key')) })
const expiresAt = Date.now() + 3_600_000

/** @type {import('bandwidth-2fa/stores/lmdb').Change<{ expiresAt: number, count: number }, number>} */
const increment = (held) => {
  const count = (held?.count ?? 0) + 1
  return { record: { expiresAt, count }, outcome: count }
}

process.stdout.write('ready\n')
process.stdin.once('data', async () => {
  if (changes === 'forever') {
    for (let name = 0; ; name += 1) {
      await Promise.all(
        Array.from({ length: 16 }, async (_, index) => {
          const key = `${process.pid} ${name * 16 + index}`
          await store.update(key, increment)
          process.stdout.write(`${key}\n`)
        }),
      )
    }
  }
  const counts = await Promise.all(Array.from({ length: Number(changes) }, () => store.update('shared', increment)))
  process.stdout.write(`${counts.join('\n')}\n`)
  await store.close()
  process.exit()
})
