// Judges one request and one response by a document: reports everything, changes nothing.
import type { Access, Operation } from '../../generated/operations.js'
import { judgeAuthorization } from './authorization.js'
import type { Breach } from './breach.js'
import type { ContractDocument } from './document.js'
import { judgeText, judgeValue, type Finding } from './finding.js'
import { judgeContentType, judgeHeaders } from './headers.js'
import { matchOperation } from './match.js'
import type { OperationId } from './operations.js'
import { twoFactorContract } from './two-factor.js'
import type { Schema } from './validate.js'

/** Headers of one message, each name once. */
export type HeaderList = Iterable<readonly [name: string, value: string]>

/** A request as it was sent. */
export interface JudgedRequest {
  readonly method: string
  /** Absolute. */
  readonly url: string
  /** Names in lower case, as `Headers` has them. */
  readonly headers: HeaderList
  /** The whole body as text, empty when there is none; undefined when it could not be read, which is a breach. */
  readonly body: string | undefined
}

/** A response as it arrived. */
export interface JudgedResponse {
  readonly status: number
  /** Names in lower case, as `Headers` has them. */
  readonly headers: HeaderList
  /** The whole body as text, empty when there is none; undefined when it could not be read, which is a breach. An event stream is not looked at. */
  readonly body: string | undefined
}

/** How strict the judge is. */
export interface JudgeOptions<Id extends string = OperationId> {
  /** What to judge by; the two-factor API's document when absent. */
  readonly document?: ContractDocument<Id> | undefined
  /** Where the API is mounted, such as `http://127.0.0.1:4010/api/v1`. Absent: any origin, and any path in front of the document's. */
  readonly baseUrl?: string | undefined
  /** Names of headers that pass although the document does not name them, in requests and responses. Absent: none. */
  readonly allowHeaders?: readonly string[] | undefined
}

/** What is to be said about a request. */
export interface RequestVerdict<Id extends string = OperationId> {
  /** Absent when path and method are none of the document's; then there is a breach that says so, and nothing to judge a response by. */
  readonly operationId?: Id
  readonly breaches: readonly Breach<Id>[]
}

/**
 * Judges a request. Fields that the document does not name are no breach where it lets clients send them.
 * @throws {TypeError} when `baseUrl` is no absolute URL
 */
export function judgeRequest<Id extends string = OperationId>(
  { method, url, headers, body }: JudgedRequest,
  options: JudgeOptions<Id> = {},
): RequestVerdict<Id> {
  const { operations, access, routes } = documentOf(options)
  const parsed = parseUrl(url)
  const match = matchOperation(
    routes,
    method,
    (parsed && segmentsBelow(parsed, options.baseUrl)) ?? [],
    options.baseUrl === undefined,
  )
  if (!('operationId' in match)) {
    const where = match.methods.length > 0 ? 'method' : 'path'
    return {
      breaches: [{ side: 'request', where, rule: 'undocumented', message: `the ${where} is not in the document` }],
    }
  }
  const { operationId, parameters } = match
  const sent = mapOf(headers)
  const operation: Operation = operations[operationId]
  const asked: Access = access[operationId]
  const bodyRequired = operation.input !== undefined && !(operation.inputOptional && body === '')
  const findings = [
    ...Object.entries(asked.parameters).flatMap(([name, schema]) =>
      judgeParameter(`path.${name}`, schema, parameters[name] ?? ''),
    ),
    ...judgeQuery(parsed, operation.query),
    ...judgeAuth(sent.get('authorization') ?? null, asked),
    ...judgeHeaders(sent, operation, options.allowHeaders ?? []),
    ...judgeContentType(sent.get('content-type'), operation.input && 'application/json', bodyRequired),
    ...(body === '' && !bodyRequired ? [] : judgeBody(operation.input, body)),
  ]
  return { operationId, breaches: findings.map((finding) => ({ side: 'request', operationId, ...finding })) }
}

/** Judges the response to a request of the operation; every breach, none when it keeps the document. */
export function judgeResponse<Id extends string = OperationId>(
  operationId: Id,
  { status, headers, body }: JudgedResponse,
  options: JudgeOptions<Id> = {},
): Breach<Id>[] {
  const answer = documentOf(options).answers[operationId][status]
  const received = mapOf(headers)
  const findings: Finding[] = answer
    ? [
        ...judgeHeaders(received, answer, options.allowHeaders ?? []),
        ...judgeContentType(
          received.get('content-type'),
          answer.body && (answer.stream ? 'text/event-stream' : 'application/json'),
          answer.body !== undefined,
        ),
        ...(answer.stream || (body === '' && !answer.body) ? [] : judgeBody(answer.body, body)),
      ]
    : [{ where: 'status', rule: 'undocumented', message: `status ${status} is not in the document` }]
  return findings.map((finding) => ({ side: 'response', operationId, ...finding }))
}

/** The document that is judged by. */
export function documentOf<Id extends string>({ document }: JudgeOptions<Id>): ContractDocument<Id> {
  // Without a document nothing says what Id is, so it is its default: the operations of the two-factor API.
  return document ?? (twoFactorContract as ContractDocument<string> as ContractDocument<Id>)
}

/** `undefined` for what is no absolute URL. `URL.canParse` would parse it once more. */
function parseUrl(url: string): URL | undefined {
  try {
    return new URL(url)
  } catch {
    return undefined
  }
}

/** `undefined` for what is not below the base URL. */
function segmentsBelow({ origin, pathname }: URL, baseUrl: string | undefined): string[] | undefined {
  if (baseUrl === undefined) return pathname.split('/').slice(1)
  const base = new URL(baseUrl)
  const root = base.pathname.replace(/\/$/, '') + '/'
  return origin === base.origin && pathname.startsWith(root) ? pathname.slice(root.length).split('/') : undefined
}

function mapOf(headers: HeaderList): ReadonlyMap<string, string> {
  return headers instanceof Map ? headers : new Map(headers)
}

function judgeParameter(where: string, schema: Schema, encoded: string): Finding[] {
  if (encoded === '') return [{ where, rule: 'required', message: `${where} is required` }]
  try {
    return judgeValue(schema, decodeURIComponent(encoded), where)
  } catch {
    return [{ where, rule: 'malformed', message: `${where} must be percent-encoded UTF-8` }]
  }
}

function judgeQuery(url: URL | undefined, documented: Readonly<Record<string, Schema>> = {}): Finding[] {
  if (!url?.search) return []
  const { searchParams } = url
  const known = Object.keys(documented)
  const message =
    known.length === 0
      ? 'the document knows no query parameters'
      : `the document knows no query parameters but ${known.join(', ')}`
  return [
    ...([...searchParams.keys()].every((name) => known.includes(name))
      ? []
      : [{ where: 'query', rule: 'undocumented', message } as const]),
    ...Object.entries(documented).flatMap(([name, schema]): Finding[] => {
      const where = `query.${name}`
      const [value, ...more] = searchParams.getAll(name)
      if (value === undefined) return []
      return more.length > 0
        ? [{ where, rule: 'malformed', message: `${where} must be there once` }]
        : judgeText(schema, value, where)
    }),
  ]
}

function judgeAuth(value: string | null, asked: Access): Finding[] {
  const rule = judgeAuthorization(value, asked)
  return rule
    ? [{ where: 'auth', rule, message: `well-formed credentials are required: ${asked.auth.join(' or ')}` }]
    : []
}

function judgeBody(schema: Schema | undefined, body: string | undefined): Finding[] {
  const where = 'body'
  if (body === undefined) return [{ where, rule: 'malformed', message: 'body must be UTF-8, and readable to its end' }]
  if (!schema) return [{ where, rule: 'undocumented', message: 'body is not in the document: there must be none' }]
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch {
    return [{ where, rule: 'malformed', message: 'body must be JSON' }]
  }
  return judgeValue(schema, value, where)
}
