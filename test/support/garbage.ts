// The garbage collector, when a test wants it.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
// A context made after the flag was set has it.
const collect: unknown = runInNewContext('gc')

/** Collects all garbage there is, now. */
export function collectGarbage(): void {
  if (typeof collect === 'function') collect()
}
