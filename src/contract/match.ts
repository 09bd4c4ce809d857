// Finds the operation of the document that a method and a URL name.
import type { Route } from './document.js'

/** The operation meant, and its path parameters as they stand in the URL: still percent-encoded, empty when missing. */
export interface Match<Id extends string> {
  readonly operationId: Id
  readonly parameters: Readonly<Record<string, string>>
}

/**
 * The operation, or the part of the request that the document does not know: `path`, or `method` for a known path.
 *
 * With `baseUrl`, origin and path must be exactly below it. Without, any origin and any base path will do, so that both `/api/v1/accounts/…` and
 * `/accounts/…` match; an empty segment in front (`//accounts/…`) does not.
 */
export function matchOperation<Id extends string>(
  routes: readonly Route<Id>[],
  method: string,
  url: URL,
  baseUrl?: string,
): Match<Id> | 'path' | 'method' {
  const segments = segmentsBelow(url, baseUrl)
  let unknown: 'path' | 'method' = 'path'
  for (const route of segments ? routes : []) {
    const parameters = readParameters(route.segments, segments ?? [], baseUrl !== undefined)
    if (parameters && route.method === method) return { operationId: route.operationId, parameters }
    if (parameters) unknown = 'method'
  }
  return unknown
}

function segmentsBelow({ origin, pathname }: URL, baseUrl: string | undefined): string[] | undefined {
  if (baseUrl === undefined) return pathname.split('/').slice(1)
  const base = new URL(baseUrl)
  const root = base.pathname.replace(/\/$/, '') + '/'
  return origin === base.origin && pathname.startsWith(root) ? pathname.slice(root.length).split('/') : undefined
}

function readParameters(
  template: readonly string[],
  segments: readonly string[],
  whole: boolean,
): Record<string, string> | undefined {
  const offset = segments.length - template.length
  if (offset < 0 || (whole && offset > 0) || segments.slice(0, offset).includes('')) return undefined
  const parameters: Record<string, string> = {}
  for (const [index, expected] of template.entries()) {
    const actual = segments[offset + index] ?? ''
    if (expected.startsWith('{')) parameters[expected.slice(1, -1)] = actual
    else if (actual !== expected) return undefined
  }
  return parameters
}
