// Answers that are given instead of the service's: asked for by `Prefer`, set as a fault, or the way a scenario's number behaves.
import { type Example, examples } from '../../contract/examples.js'
import type { OperationId } from '../../contract/operations.js'
import { type Answer, failed, tryLater } from '../../server/answer.js'
import type { Fault } from './faults.js'
import { scenarioOf } from './scenarios.js'

/** Why an answer is not the service's own. */
export type ForcedBy = 'prefer' | 'fault' | 'scenario'

/** The answer that `Prefer: code=429` or `Prefer: example=name` asks for; 400, which lists those that there are, when the document has none. `undefined` when it asks for neither. */
export function preferred(operationId: OperationId, prefer: string | null, requestId: string): Answer | undefined {
  if (prefer === null) return undefined
  const asked = (name: string) => new RegExp(`(?:^|[,;\\s])${name}="?([^",;\\s]*)`, 'i').exec(prefer)?.[1]
  const code = asked('code')
  const example = asked('example')
  if (code === undefined && example === undefined) return undefined
  for (const [status, named] of Object.entries(examples[operationId])) {
    if (code !== undefined && code !== status) continue
    const found = Object.entries(named).find(([name]) => example === undefined || example === name)?.[1]
    if (found) return answer(Number(status), found, requestId)
  }
  const has = Object.entries(examples[operationId]).map(
    ([status, named]) => `${status} (${Object.keys(named).join(', ')})`,
  )
  return failed(
    {
      status: 400,
      reason: `Prefer asks for an answer that the document does not have for ${operationId}; its codes and examples are ${has.join('; ')}`,
    },
    requestId,
  )
}

/** The answer that a fault gives; `undefined` when it gives none but does something else. */
export function faulty(operationId: OperationId, fault: Partial<Fault>, requestId: string): Answer | undefined {
  const { status, body, retryAfter } = fault
  if (status === undefined) return undefined
  const example = documentedExample(operationId, status, requestId)
  const { 'Retry-After': documented, ...others } = example?.headers ?? {}
  const after = retryAfter === undefined ? documented : (retryAfter ?? undefined)
  return {
    status,
    // Any JSON will do: it is only written.
    body:
      body === undefined
        ? (example?.body ?? { error: 'A fault that was set for this request', requestId })
        : (body as object),
    headers: { ...others, ...(after !== undefined && { 'Retry-After': `${after}` }) },
  }
}

/** The answer that a number of a scenario gets; `undefined` when the request is carried out. */
export function scripted(operationId: OperationId, to: string | undefined, requestId: string): Answer | undefined {
  const failure = to === undefined ? undefined : scenarioOf(to)?.failure
  const kind = operationId === 'verifyCode' ? 'verifies' : 'sends'
  if (!failure || (failure.of !== 'both' && failure.of !== kind)) return undefined
  switch (failure.status) {
    case 400:
      return failed({ status: 400, reason: 'applicationId is not an application of this account' }, requestId)
    case 403:
      return failed(
        { status: 403, reason: 'Forbidden: the account is not activated for two-factor authentication' },
        requestId,
      )
    case 429:
      return failed(
        kind === 'verifies'
          ? tryLater(429, 'This number has exceeded verification attempts', 120_000)
          : tryLater(429, 'Too many codes were sent to this number', 600_000),
        requestId,
      )
    case 500:
      return failed(
        { status: 500, reason: 'Something failed that should not; a message may or may not have been sent' },
        requestId,
      )
  }
}

function documentedExample(operationId: OperationId, status: number, requestId: string): Answer | undefined {
  const [first] = Object.values(examples[operationId][status] ?? {})
  return first && answer(status, first, requestId)
}

/** An example with the id of this request in place of its own, as the header has it too. */
function answer(status: number, { body, headers = {} }: Example, requestId: string): Answer {
  return { status, body: 'requestId' in body ? { ...body, requestId } : body, headers }
}
