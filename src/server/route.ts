// What a path names.
import { type OperationId, operations } from '../contract/operations.js'

/** An operation of an account, or where tokens are bought; and the one method that it takes. */
export type Route = { readonly method: string } & (
  | { readonly operationId: OperationId; readonly accountId: string }
  | { readonly operationId?: never; readonly accountId?: never }
)

// The keys of `operations` are the operation ids; each path has the account as its only parameter.
const paths = (Object.keys(operations) as OperationId[]).map((operationId) => {
  const { method, path } = operations[operationId]
  const [before = '', after = ''] = path.split('{accountId}')
  return { operationId, method, before, after }
})

const mount = '/api/v1'

/** `undefined` when there is no such path, neither at the root nor under `/api/v1`. */
export function routeOf(path: string): Route | undefined {
  // Some clients end their base URL with a slash and then write `//accounts`.
  const clean = path.includes('//') ? path.replaceAll(/\/{2,}/g, '/') : path
  const below = clean.startsWith(`${mount}/`) ? clean.slice(mount.length) : clean
  if (below === '/oauth2/token') return { method: 'POST' }
  for (const { operationId, method, before, after } of paths) {
    if (!below.startsWith(before) || !below.endsWith(after)) continue
    const encoded = below.slice(before.length, -after.length)
    if (encoded !== '' && !encoded.includes('/')) return { operationId, method, accountId: decoded(encoded) }
  }
  return undefined
}

/** What is no percent-encoding stays as it is. */
function decoded(segment: string): string {
  if (!segment.includes('%')) return segment
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
