// Failures on demand: what to do to which requests, how often.
import { randomUUID } from 'node:crypto'
import type { OperationId } from '../../contract/operations.js'
import { sandboxOperations } from '../../contract/sandbox.js'
import { validate } from '../../contract/validate.js'
import type { Random } from '../../rules/code.js'

/**
 * A failure to provoke: by `status`, `headers`, `delaySeconds`, `drop`, `corrupt` or `stall`, at least one of them. It meets the requests of its operation and number, or all where it
 * names none.
 */
export interface FaultSpec {
  readonly operationId?: OperationId | undefined
  readonly to?: string | undefined
  /** Answers with this status, 200 to 599, instead of carrying the request out. */
  readonly status?: number | undefined
  /** JSON to answer with, beside `status`; the document's example for the status when absent. */
  readonly body?: unknown
  /** What `Retry-After` says, beside `status`: whole seconds, or an HTTP date as text; `null` for none, as the hosted service answers. The example's when absent. */
  readonly retryAfter?: number | string | null | undefined
  /** Headers of the answer, over those that it has; not those that frame it, such as `Content-Length`. */
  readonly headers?: Readonly<Record<string, string>> | undefined
  /** Real seconds to hold the request before anything else, 0 to 60. */
  readonly delaySeconds?: number | undefined
  /**
   * Ends the connection without an answer, before or after the request is carried out, so it goes with nothing that is about an answer; or after the answer, once the
   * connection is idle.
   */
  readonly drop?: 'before' | 'after' | 'idle' | undefined
  /** Spoils the body of the answer: makes it half as long, or something that is not JSON, or ends the connection in the middle of it. */
  readonly corrupt?: 'truncated' | 'malformed' | 'cut' | undefined
  /** Carries the request out, and then says nothing, or only the head of the answer, until the client leaves, or a reset. It goes with neither `drop` nor `corrupt`. */
  readonly stall?: 'answer' | 'body' | undefined
  /** How the connection ends, where `drop` or `corrupt` ends it: closed, or reset, which is what happens when absent. */
  readonly ending?: 'fin' | 'rst' | undefined
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
  /** Adds one behind the others. */
  add(spec: FaultSpec): Fault
  /** Takes one back; whether there was one with this id. */
  remove(id: string): boolean
  /** The first failure that strikes this request, counted; `undefined` when none does. */
  strike(operationId: OperationId, to: string | undefined): Fault | undefined
}

/** What is wrong with failures to provoke, one sentence each; empty when nothing is. */
export function problemsOf(specs: readonly object[]): string[] {
  const problems = validate(sandboxOperations.putFaults.input, { faults: specs }).map(({ message }) => message)
  return problems.length > 0 ? problems : specs.flatMap((spec, index) => contradictions(spec, `faults[${index}].`))
}

/** As `problemsOf`, for one that is to be added. */
export function problemsOfOne(spec: object): string[] {
  const problems = validate(sandboxOperations.addFault.input, spec).map(({ message }) => message)
  return problems.length > 0 ? problems : contradictions(spec, '')
}

/** Why a fault that the document's schema allows would not do what it says. */
function contradictions(spec: object, where: string): string[] {
  const { status, body, retryAfter, headers, delaySeconds, drop, corrupt, stall, ending } = spec as FaultSpec // validated, but for retryAfter, which is judged below
  const isUnanswered = drop === 'before' || drop === 'after'
  if (isUnanswered && [status, headers, corrupt, stall].some((one) => one !== undefined))
    return [`${where}drop leaves no answer, so it goes with neither status, headers, corrupt nor stall`]
  if (stall !== undefined && (corrupt !== undefined || drop !== undefined))
    return [`${where}stall goes with neither drop nor corrupt`]
  for (const [name, value] of Object.entries({ body, retryAfter }))
    if (value !== undefined && status === undefined) return [`${where}${name} goes with status only`]
  if (retryAfter !== undefined && retryAfter !== null && !isDelay(retryAfter))
    return [`${where}retryAfter must be whole seconds, an HTTP date such as Wed, 21 Oct 2026 07:28:00 GMT, or null`]
  for (const [name, value] of Object.entries(headers ?? {})) {
    if (!/^[!#$%&'*+.^_`|~\w-]+$/.test(name) || !/^[\t -~]*$/.test(value))
      return [`${where}headers must have names that are tokens, and values in visible ASCII`]
    if (/^(content-length|transfer-encoding|connection)$/i.test(name))
      return [`${where}headers must leave ${name} alone: it frames the answer`]
  }
  if (ending !== undefined && drop === undefined && corrupt !== 'cut')
    return [`${where}ending goes with drop, or with corrupt: cut`]
  return [status, headers, delaySeconds, drop, corrupt, stall].some((one) => one !== undefined)
    ? []
    : [
        `${where || 'the fault '}must say what to do: status, headers, delaySeconds, drop, corrupt or stall`.replace(
          '.must',
          ' must',
        ),
      ]
}

/** Whether a value can be that of `Retry-After` (RFC 9110 §10.2.3). */
function isDelay(value: unknown): boolean {
  return (
    (typeof value === 'number' || typeof value === 'string') &&
    /^(\d{1,9}|[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT)$/.test(`${value}`)
  )
}

function fresh(spec: FaultSpec): Fault {
  return { ...spec, id: randomUUID(), applied: 0 }
}

/** None are set. `onChange` is told when they change or strike. */
export function createFaults(random: Random, onChange: () => void): Faults {
  let faults: Fault[] = []
  return {
    list: () => faults,
    set(specs) {
      faults = specs.map(fresh)
      onChange()
      return faults
    },
    add(spec) {
      const fault = fresh(spec)
      faults = [...faults, fault]
      onChange()
      return fault
    },
    remove(id) {
      const others = faults.filter((fault) => fault.id !== id)
      if (others.length === faults.length) return false
      faults = others
      onChange()
      return true
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
