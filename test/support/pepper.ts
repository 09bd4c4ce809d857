// Secrets and chance that are the same in every run.
import { createSecretKey } from 'node:crypto'
import type { Pepper, Random } from '../../src/rules/code.js'

/** A pepper whose keys are 32 bytes of a number each; the last one seals. */
export function pepperOf(...ids: readonly [string, ...string[]]): Pepper {
  const keys = Object.fromEntries(ids.map((id) => [id, createSecretKey(Buffer.alloc(32, `key ${id}`))]))
  // There is at least one.
  return { current: ids.at(-1) as string, keys }
}

/** Numbers as even as those of `crypto.randomInt`, in the same order for the same seed (mulberry32, two draws each). */
export function seededRandom(seed: number): Random {
  const draw = () => {
    seed = (seed + 0x6d2b79f5) | 0
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  return (limit) => Math.floor(((draw() * 2 ** 20 + (draw() >>> 12)) / 2 ** 52) * limit)
}
