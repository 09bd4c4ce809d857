// Judges the headers of one message by those that the document names.
import type { Answer } from '../../generated/operations.js'
import { judgeValue, type Finding } from './finding.js'
import type { Schema } from './validate.js'

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
      if (schema) return judgeValue(schema, read(schema, value), whereOf(name))
      if (ignored.has(name) || transport.test(name)) return []
      return [{ where: whereOf(name), rule: 'undocumented', message: `${whereOf(name)} is not in the document` }]
    }),
    ...judgeContentType(headers.get('content-type')),
  ]
}

function judgeContentType(value: string | null): Finding[] {
  const where = 'content-type'
  if (value === null) return [{ where, rule: 'required', message: `${where} is required, and must be application/json` }]
  // RFC 8259: JSON is exchanged as UTF-8, and as nothing else.
  if (/^application\/json *(?:; *charset=(?:utf-8|"utf-8"))?$/i.test(value)) return []
  return [{ where, rule: 'undocumented', message: `${where} must be application/json, with charset=utf-8 or no charset` }]
}

/** A header is text; the document may say that the text is a number. */
function read(schema: Schema, value: string): unknown {
  const isNumber = (schema.type === 'integer' || schema.type === 'number') && /^-?\d+(?:\.\d+)?$/.test(value)
  return isNumber ? Number(value) : value
}

function whereOf(name: string): string {
  return `header.${name.toLowerCase()}`
}

// What OpenAPI leaves to HTTP, to a fetch, to proxies on the way and to tracing. Authorization and Content-Type are judged elsewhere.
const transport = new RegExp(
  `^(?:${[
    'accept|accept-(?:charset|encoding|language)|authorization|content-(?:encoding|length|type)|expect|host|te|user-agent',
    'age|alt-svc|connection|date|keep-alive|server|trailer|transfer-encoding|upgrade|vary|via',
    'forwarded|x-forwarded-(?:for|host|port|proto)|strict-transport-security',
    'dnt|origin|priority|referer|sec-.+',
    'baggage|traceparent|tracestate',
  ].join('|')})$`,
)
