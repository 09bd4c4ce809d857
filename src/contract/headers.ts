// Judges the headers of one message by those that the document names.
import type { Answer } from '../../generated/operations.js'
import { judgeText, type Finding } from './finding.js'
import type { Schema } from './validate.js'

type Documented = Pick<Answer, 'headers' | 'requiredHeaders'>

/** Every breach among `headers`, whose names are in lower case; `allowed` are names that the caller lets pass besides the document's, in any case. */
export function judgeHeaders(
  headers: ReadonlyMap<string, string>,
  documented: Documented,
  allowed: readonly string[],
): Finding[] {
  const { schemas, required } = inLowerCase(documented)
  const findings: Finding[] = []
  for (const name of required)
    if (!headers.has(name))
      findings.push({ where: whereOf(name), rule: 'required', message: `${whereOf(name)} is required` })
  for (const [name, value] of headers) {
    const schema = schemas.get(name)
    if (schema) findings.push(...judgeText(schema, value, whereOf(name)))
    else if (
      !transport.has(name) &&
      !name.startsWith('sec-') &&
      !name.startsWith('x-datadog-') &&
      !name.startsWith('x-b3-') &&
      !allowed.some((other) => other.toLowerCase() === name)
    ) {
      findings.push({ where: whereOf(name), rule: 'undocumented', message: `${whereOf(name)} is not in the document` })
    }
  }
  return findings
}

/** The content type of one message: `expected`, or none at all when that is undefined; it may be missing unless it is `required`. */
export function judgeContentType(
  value: string | undefined,
  expected: 'application/json' | 'text/event-stream' | undefined,
  required: boolean,
): Finding[] {
  const where = 'content-type'
  if (value === undefined)
    return required ? [{ where, rule: 'required', message: `${where} is required, and must be ${expected}` }] : []
  if (!expected)
    return [{ where, rule: 'undocumented', message: `${where} is not in the document, for there is no body` }]
  // RFC 8259 and the standard of event streams: both are exchanged as UTF-8, and as nothing else.
  const [, type = '', parameters = ''] = /^([^; ]*) *(.*)$/.exec(value) ?? []
  if (type.toLowerCase() === expected && /^(?:; *charset=(?:utf-8|"utf-8"))?$/i.test(parameters)) return []
  return [{ where, rule: 'undocumented', message: `${where} must be ${expected}, with charset=utf-8 or no charset` }]
}

function whereOf(name: string): string {
  return `header.${name}`
}

interface LowerCase {
  readonly schemas: ReadonlyMap<string, Schema>
  readonly required: readonly string[]
}

const known = new WeakMap<Documented, LowerCase>()

/** The document's names as they compare; made once for each operation and answer, because every exchange asks. */
function inLowerCase(documented: Documented): LowerCase {
  const made = known.get(documented)
  if (made) return made
  const fresh = {
    schemas: new Map(Object.entries(documented.headers).map(([name, schema]) => [name.toLowerCase(), schema])),
    required: (documented.requiredHeaders ?? []).map((name) => name.toLowerCase()),
  }
  known.set(documented, fresh)
  return fresh
}

// What OpenAPI leaves to HTTP, to a fetch, to proxies on the way and to tracing, and `sec-`, `x-datadog-` and `x-b3-` as browsers and tracers send them. Authorization and Content-Type are judged elsewhere.
const transport: ReadonlySet<string> = new Set(
  [
    'accept accept-charset accept-encoding accept-language authorization cache-control content-encoding content-length content-type expect host pragma te user-agent',
    'age alt-svc connection date keep-alive server trailer transfer-encoding upgrade vary via',
    'forwarded x-forwarded-for x-forwarded-host x-forwarded-port x-forwarded-proto strict-transport-security',
    'dnt origin priority referer',
    'b3 baggage sentry-trace traceparent tracestate',
    'http2-settings',
  ].flatMap((line) => line.split(' ')),
)
