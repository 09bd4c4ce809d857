// The failures that are set, and how they are changed.
import { signal } from '@preact/signals'
import { answered } from '../../control/client.js'
import { control } from '../control.js'
import type { Fault, FaultSpec } from '../../contract/sandbox.js'
import { attempt } from './trouble.js'

export const faults = signal<readonly Fault[]>([])

/** Adds one behind the others. Resolves to whether that worked. */
export function addFault(spec: FaultSpec): Promise<boolean> {
  return put([...faults.value.map(specOf), spec])
}

/** Takes one away. */
export function removeFault(id: string): Promise<boolean> {
  return put(faults.value.filter((fault) => fault.id !== id).map(specOf))
}

function put(specs: readonly FaultSpec[]): Promise<boolean> {
  return attempt(async () => {
    faults.value = (await answered(control.PUT('/sandbox/faults', { body: { faults: [...specs] } }))).faults
  })
}

function specOf({ id: _id, applied: _applied, ...spec }: Fault): FaultSpec {
  return spec
}
