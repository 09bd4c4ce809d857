// Finds the operation of a document that a method and a path name: for who serves the document, and for who judges by it.
import type { Route } from './document.js'

/** The operation meant, and its path parameters as they stand in the URL: still percent-encoded, empty when missing. */
export interface Match<Id extends string> {
  readonly operationId: Id
  readonly parameters: Readonly<Record<string, string>>
}

/** The document has no such operation. */
export interface Mismatch {
  /** The methods that the path takes; none when the document has no such path. */
  readonly methods: readonly string[]
}

/** What the segments of a path name. With `anyBase` others may stand in front, none of them empty, so that both `/api/v1/accounts/…` and `/accounts/…` match. */
export function matchOperation<Id extends string>(
  routes: readonly Route<Id>[],
  method: string,
  segments: readonly string[],
  anyBase = false,
): Match<Id> | Mismatch {
  const methods: string[] = []
  for (const { operationId, method: expected, segments: template } of routes) {
    const offset = segments.length - template.length
    if (offset < 0 || (offset > 0 && (!anyBase || segments.slice(0, offset).includes('')))) continue
    const parameters = readParameters(template, segments, offset)
    if (!parameters) continue
    if (method === expected) return { operationId, parameters }
    methods.push(expected)
  }
  return { methods }
}

function readParameters(
  template: readonly string[],
  segments: readonly string[],
  offset: number,
): Record<string, string> | undefined {
  const parameters: Record<string, string> = {}
  // No iterator: every request comes through here.
  for (let index = 0; index < template.length; index += 1) {
    const expected = template[index] ?? ''
    const actual = segments[offset + index] ?? ''
    if (expected.startsWith('{')) parameters[expected.slice(1, -1)] = actual
    else if (actual !== expected) return undefined
  }
  return parameters
}
