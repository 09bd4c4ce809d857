// What went wrong between the page and the sandbox.
import { signal } from '@preact/signals'

/** Whether events arrive. */
export const connected = signal(true)

/** The latest thing that did not work, in words; empty when all is well. */
export const trouble = signal('')

/** Does something, and says so on the page when it fails. Resolves to whether it worked. */
export async function attempt(action: () => Promise<void>): Promise<boolean> {
  try {
    await action()
    trouble.value = ''
    return true
  } catch (error) {
    trouble.value = error instanceof Error ? error.message : String(error)
    return false
  }
}
