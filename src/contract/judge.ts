// Judges one request and one response by the document: reports everything, changes nothing.
import type { Answer, Operation } from '../../generated/operations.js'
import { judgeAuthorization } from './authorization.js'
import type { Breach } from './breach.js'
import { judgeValue, type Finding } from './finding.js'
import { judgeHeaders } from './headers.js'
import { matchOperation } from './match.js'
import { answers, operations, type OperationId } from './operations.js'
import type { Schema } from './validate.js'

/** A request as it was sent. */
export interface JudgedRequest {
  readonly method: string
  /** Absolute. */
  readonly url: string
  readonly headers: Headers
  /** The whole body as text; undefined when it could not be read, which is a breach. */
  readonly body: string | undefined
}

/** A response as it arrived. */
export interface JudgedResponse {
  readonly status: number
  readonly headers: Headers
  /** The whole body as text; undefined when it could not be read, which is a breach. */
  readonly body: string | undefined
}

/** How strict the judge is. */
export interface JudgeOptions {
  /** Where the API is mounted, such as `http://127.0.0.1:4010/api/v1`. Absent: any origin, and any path in front of the document's. */
  readonly baseUrl?: string
  /** Names of headers that pass although the document does not name them, in requests and responses. Absent: none. */
  readonly allowHeaders?: readonly string[]
}

/** The operation that was called, and every breach. */
export interface RequestVerdict {
  /** Absent when path or method is none of the document's; then there is a breach that says so, and nothing to judge a response by. */
  readonly operationId?: OperationId
  readonly breaches: readonly Breach[]
}

/**
 * Judges a request. Fields that the document does not name are no breach: it lets clients send them.
 * @throws {TypeError} when `baseUrl` is no absolute URL
 */
export function judgeRequest({ method, url, headers, body }: JudgedRequest, { baseUrl, allowHeaders = [] }: JudgeOptions = {}): RequestVerdict {
  const match = matchOperation(method, url, baseUrl)
  if (typeof match === 'string') {
    return { breaches: [{ side: 'request', where: match, rule: 'undocumented', message: `the ${match} is not in the document` }] }
  }
  const { operationId, parameters } = match
  const operation: Operation = operations[operationId]
  const findings = [
    ...Object.entries(operation.parameters).flatMap(([name, schema]) => judgeParameter(`path.${name}`, schema, parameters[name] ?? '')),
    ...judgeQuery(new URL(url)),
    ...judgeAuth(headers.get('authorization'), operation.auth),
    ...judgeHeaders(headers, operation, allowHeaders),
    ...judgeBody(operation.input, body),
  ]
  return { operationId, breaches: findings.map((finding) => ({ side: 'request', operationId, ...finding })) }
}

/** Judges the response to a request of the operation; every breach, none when it keeps the document. */
export function judgeResponse(operationId: OperationId, { status, headers, body }: JudgedResponse, { allowHeaders = [] }: JudgeOptions = {}): Breach[] {
  const documented: Readonly<Record<number, Answer>> = answers[operationId]
  const answer = documented[status]
  const findings: Finding[] = answer
    ? [...judgeHeaders(headers, answer, allowHeaders), ...judgeBody(answer.body, body)]
    : [{ where: 'status', rule: 'undocumented', message: `status ${status} is not in the document` }]
  return findings.map((finding) => ({ side: 'response', operationId, ...finding }))
}

function judgeParameter(where: string, schema: Schema, encoded: string): Finding[] {
  if (encoded === '') return [{ where, rule: 'required', message: `${where} is required` }]
  try {
    return judgeValue(schema, decodeURIComponent(encoded), where)
  } catch {
    return [{ where, rule: 'malformed', message: `${where} must be percent-encoded UTF-8` }]
  }
}

function judgeQuery({ search }: URL): Finding[] {
  return search === '' ? [] : [{ where: 'query', rule: 'undocumented', message: 'the document knows no query parameters' }]
}

function judgeAuth(value: string | null, schemes: Operation['auth']): Finding[] {
  const rule = judgeAuthorization(value, schemes)
  return rule ? [{ where: 'auth', rule, message: `well-formed credentials are required: ${schemes.join(' or ')}` }] : []
}

function judgeBody(schema: Schema, body: string | undefined): Finding[] {
  if (body === undefined) return [{ where: 'body', rule: 'malformed', message: 'body could not be read to its end' }]
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch {
    return [{ where: 'body', rule: 'malformed', message: 'body must be JSON' }]
  }
  return judgeValue(schema, value, 'body')
}
