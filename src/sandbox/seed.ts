// Randomness that can be had again: the same seed draws the same codes and ids.
import { createHash } from 'node:crypto'
import type { Random } from '../rules/code.js'

/** Whole numbers from the digests of a counter under the seed, each value of the range as likely as any other. */
export function seeded(seed: number | string): Random {
  let counter = 0
  const draw48 = () => createHash('sha256').update(`${seed}:${counter++}`).digest().readUIntBE(0, 6)
  return (limit) => {
    // Values past the last whole multiple of the limit would favour small results.
    const fair = 2 ** 48 - (2 ** 48 % limit)
    for (;;) {
      const drawn = draw48()
      if (drawn < fair) return drawn % limit
    }
  }
}
