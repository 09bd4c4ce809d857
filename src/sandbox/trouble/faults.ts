// Failures on demand: what to do to which requests, how often.
import { randomUUID } from 'node:crypto'
import type { OperationId } from '../../contract/operations.js'
import { sandboxOperations } from '../../contract/sandbox.js'
import { validate } from '../../contract/validate.js'
import type { Random } from '../../rules/code.js'

/**
 * A failure to provoke: by `status`, `delaySeconds`, `drop` or `corrupt`, at least one of them. It meets the requests of its operation and number, or all where it names
 * none.
 */
export interface FaultSpec {
  readonly operationId?: OperationId | undefined
  readonly to?: string | undefined
  /** Answers with this status, 200 to 599, instead of carrying the request out. */
  readonly status?: number | undefined
  /** JSON to answer with, beside `status`; the document's example for the status when absent. */
  readonly body?: unknown
  /** Real seconds to hold the request before anything else, 0 to 60. */
  readonly delaySeconds?: number | undefined
  /** Ends the connection without an answer, before or after the request is carried out. Goes with neither `status` nor `corrupt`, which are about answers. */
  readonly drop?: 'before' | 'after' | undefined
  /** Spoils the body of the answer: cuts it in half, or makes it something that is not JSON. */
  readonly corrupt?: 'truncated' | 'malformed' | undefined
  /** How likely it strikes, 0 to 1; always when absent. */
  readonly probability?: number | undefined
  /** How many requests it strikes; without an end when absent. */
  readonly count?: number | undefined
}

/** A failure that is set. */
export interface Fault extends FaultSpec {
  readonly id: string
  /** How many requests it has struck. */
  readonly applied: number
}

/** The failures that are set. */
export interface Faults {
  list(): readonly Fault[]
  /** Puts these in the place of all others. */
  set(specs: readonly FaultSpec[]): readonly Fault[]
  /** The first failure that strikes this request, counted; `undefined` when none does. */
  strike(operationId: OperationId, to: string | undefined): Fault | undefined
}

/** What is wrong with failures to provoke, one sentence each; empty when nothing is. */
export function problemsOf(specs: readonly FaultSpec[]): string[] {
  const problems = validate(sandboxOperations.putFaults.input, { faults: specs }).map(({ message }) => message)
  return problems.length > 0 ? problems : specs.flatMap((spec, index) => nothingDone(spec, `faults[${index}]`))
}

/** Why a fault that the document's schema allows would not do what it says. */
function nothingDone({ status, body, delaySeconds, drop, corrupt }: FaultSpec, where: string): string[] {
  if (drop !== undefined && (status !== undefined || corrupt !== undefined)) {
    return [`${where}.drop leaves no answer, so it goes with neither status nor corrupt`]
  }
  if (body !== undefined && status === undefined) return [`${where}.body goes with status only`]
  const doesSomething =
    status !== undefined || delaySeconds !== undefined || drop !== undefined || corrupt !== undefined
  return doesSomething ? [] : [`${where} must say what to do: status, delaySeconds, drop or corrupt`]
}

/** None are set. `onChange` is told when they change or strike. */
export function createFaults(random: Random, onChange: () => void): Faults {
  let faults: Fault[] = []
  return {
    list: () => faults,
    set(specs) {
      faults = specs.map((spec) => ({ ...spec, id: randomUUID(), applied: 0 }))
      onChange()
      return faults
    },
    strike(operationId, to) {
      const fault = faults.find(
        (candidate) =>
          (candidate.operationId === undefined || candidate.operationId === operationId) &&
          (candidate.to === undefined || candidate.to === to) &&
          (candidate.count === undefined || candidate.applied < candidate.count) &&
          (candidate.probability === undefined || random(1_000_000) < candidate.probability * 1_000_000),
      )
      if (!fault) return undefined
      const struck = { ...fault, applied: fault.applied + 1 }
      faults = faults.map((other) => (other === fault ? struck : other))
      onChange()
      return struck
    },
  }
}
