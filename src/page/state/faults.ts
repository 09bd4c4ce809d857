// The failures that are set, and how they are changed.
import { signal } from '@preact/signals'
import { answered } from '../../control/client.js'
import { control } from '../control.js'
import type { Fault, FaultSpec } from '../../contract/sandbox.js'
import { attempt } from './trouble.js'

export const faults = signal<readonly Fault[]>([])

/** Adds one behind the others. Resolves to whether that worked. */
export function addFault(spec: FaultSpec): Promise<boolean> {
  return attempt(async () => {
    const added = await answered(control.POST('/sandbox/faults', { body: spec }))
    // The sandbox may have told of it already.
    if (!faults.value.some(({ id }) => id === added.id)) faults.value = [...faults.value, added]
  })
}

/** Takes one away. */
export function removeFault(id: string): Promise<boolean> {
  return attempt(async () => {
    await answered(control.DELETE('/sandbox/faults/{faultId}', { params: { path: { faultId: id } } }))
    faults.value = faults.value.filter((fault) => fault.id !== id)
  })
}
