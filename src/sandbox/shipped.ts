// Pages and documents as the package ships them.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { PageAccount } from './page/account.js'

/** `GET /openapi.json`. */
export function contract(): Promise<Response> {
  return shipped('openapi.json', { 'Content-Type': 'application/json; charset=utf-8' })
}

/** `GET /docs`. */
export function reference(): Promise<Response> {
  return shipped('reference.html.gz', { 'Content-Type': 'text/html; charset=utf-8', 'Content-Encoding': 'gzip' })
}

/** `GET /`, which fills its forms in from these accounts. */
export function page(accounts: readonly PageAccount[]): Promise<Response> {
  // A script of data, which no name in it may end.
  const data = JSON.stringify(accounts).replaceAll('<', String.raw`\u003c`)
  return shipped('inbox.html', { 'Content-Type': 'text/html; charset=utf-8' }, (file) => file.toString().replace('{{accounts}}', () => data))
}

async function shipped(name: string, headers: Record<string, string>, change = (file: Buffer<ArrayBuffer>): BodyInit => file): Promise<Response> {
  // Asks for the package by name, because after bundling this module's own place says nothing.
  const root = dirname(createRequire(import.meta.url).resolve('bandwidth-2fa/package.json'))
  try {
    return new Response(change(await readFile(join(root, 'dist', name))), { headers: { 'X-Content-Type-Options': 'nosniff', ...headers } })
  } catch {
    return Response.json({ error: `${name} is not built: run \`npm run build\`` }, { status: 404 })
  }
}
