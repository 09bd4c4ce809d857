// Judges the headers of one message by those that the document names.
import type { Answer } from '../../generated/operations.js'
import { judgeText, type Finding } from './finding.js'

/** Every breach among `headers`. Names compare without regard to case; `allowed` are names that the caller lets pass besides the document's. */
export function judgeHeaders(headers: Headers, { headers: documented, requiredHeaders }: Pick<Answer, 'headers' | 'requiredHeaders'>, allowed: readonly string[]): Finding[] {
  const schemas = new Map(Object.entries(documented).map(([name, schema]) => [name.toLowerCase(), schema]))
  const ignored = new Set(allowed.map((name) => name.toLowerCase()))
  return [
    ...requiredHeaders
      .filter((name) => !headers.has(name))
      .map((name): Finding => ({ where: whereOf(name), rule: 'required', message: `${whereOf(name)} is required` })),
    ...[...headers].flatMap(([name, value]): Finding[] => {
      const schema = schemas.get(name)
      if (schema) return judgeText(schema, value, whereOf(name))
      if (ignored.has(name) || transport.test(name)) return []
      return [{ where: whereOf(name), rule: 'undocumented', message: `${whereOf(name)} is not in the document` }]
    }),
  ]
}

/** The content type of one message: `expected`, or none at all when that is undefined; it may be missing unless it is `required`. */
export function judgeContentType(value: string | null, expected: 'application/json' | 'text/event-stream' | undefined, required: boolean): Finding[] {
  const where = 'content-type'
  if (value === null) return required ? [{ where, rule: 'required', message: `${where} is required, and must be ${expected}` }] : []
  if (!expected) return [{ where, rule: 'undocumented', message: `${where} is not in the document, for there is no body` }]
  // RFC 8259 and the standard of event streams: both are exchanged as UTF-8, and as nothing else.
  const [, type = '', parameters = ''] = /^([^; ]*) *(.*)$/.exec(value) ?? []
  if (type.toLowerCase() === expected && /^(?:; *charset=(?:utf-8|"utf-8"))?$/i.test(parameters)) return []
  return [{ where, rule: 'undocumented', message: `${where} must be ${expected}, with charset=utf-8 or no charset` }]
}

function whereOf(name: string): string {
  return `header.${name.toLowerCase()}`
}

// What OpenAPI leaves to HTTP, to a fetch, to proxies on the way and to tracing. Authorization and Content-Type are judged elsewhere.
const transport = new RegExp(
  `^(?:${[
    'accept|accept-(?:charset|encoding|language)|authorization|cache-control|content-(?:encoding|length|type)|expect|host|pragma|te|user-agent',
    'age|alt-svc|connection|date|keep-alive|server|trailer|transfer-encoding|upgrade|vary|via',
    'forwarded|x-forwarded-(?:for|host|port|proto)|strict-transport-security',
    'dnt|origin|priority|referer|sec-.+',
    'baggage|traceparent|tracestate',
  ].join('|')})$`,
)
