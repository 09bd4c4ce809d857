// What is logged of a request: an allow-list, never a body.
import type { OperationId } from '../contract/operations.js'
import { isObject } from '../contract/validate.js'
import type { Done } from './serve.js'

/** One request, as it may be logged: no code, no credential, no full number. */
export interface LogEntry {
  readonly requestId: string
  readonly status: number
  /** Absent where the request matched no operation. */
  readonly operationId?: OperationId
  /**
   * Absent unless the caller may act for it. Where any account is accepted this is text of the caller's choice: escape it, as JSON does, before it becomes part of a line.
   */
  readonly accountId?: string
  /** Masked; absent unless the body was found to be right. */
  readonly to?: string
  readonly durationMs?: number
  /** Only with a 500: what was thrown, without its message, which may hold anything. */
  readonly error?: string
}

/** Where entries go. What it throws is ignored. */
export type Log = (entry: LogEntry) => void

/** What is logged of a request. */
export function logEntry({
  requestId,
  answer,
  durationMs,
  known: { operationId, path, body },
}: Done<OperationId>): LogEntry {
  const to = isObject(body) ? body['to'] : undefined
  return {
    requestId,
    ...(operationId && { operationId }),
    ...(path?.['accountId'] !== undefined && { accountId: path['accountId'] }),
    ...(typeof to === 'string' && { to: maskNumber(to) }),
    status: answer.status,
    durationMs,
    ...('thrown' in answer && { error: traceOf(answer.thrown) }),
  }
}

/** The country's first digit and the last two: enough to recognise one's own number, not to call it. A short one shows no digit, for that would be most of it. */
export function maskNumber(number: string): string {
  if (number.length < 8) return '+…'
  return `${number.slice(0, 2)}…${number.slice(-2)}`
}

/** Where something was thrown and of what kind, without its message. */
export function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const frames = (error.stack ?? '')
    .replace(error.message, '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
  return [error.name, ...frames].join('\n')
}
