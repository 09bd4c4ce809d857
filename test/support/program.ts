// Programs of other languages that tests run, where they are installed.
import { spawnSync } from 'node:child_process'

/** Whether `name` is on the path and starts. With `CI=true` it is taken to be there, so that a test without it fails. */
export function isInstalled(name: string, ...flags: string[]): boolean {
  return process.env['CI'] !== undefined || !spawnSync(name, flags).error
}
