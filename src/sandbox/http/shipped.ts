// Pages and documents as the package ships them.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { refuse } from './control.js'
import { plainHeaders } from './event-stream.js'
import type { PageAccount } from '../../page/account.js'

const html = {
  'Content-Type': 'text/html; charset=utf-8',
  // A page that frames this one could have its visitor move the clock by a click. A <meta> cannot say this, a header can.
  'Content-Security-Policy': "frame-ancestors 'none'",
  // The address of the page may hold its token.
  'Referrer-Policy': 'no-referrer',
}

/** `GET /openapi.json`, and the sandbox's own document. */
export function contract(name: 'openapi.json' | 'sandbox/openapi.json'): Promise<Response> {
  return shipped(name, (file) => answer(file, { 'Content-Type': 'application/json; charset=utf-8' }))
}

/** `GET /docs`, compressed for those who say that they can read that. */
export function reference({ headers }: Request): Promise<Response> {
  return shipped('reference.html.gz', async (file) => {
    const varied = { ...html, Vary: 'Accept-Encoding' }
    if (!takesGzip(headers.get('accept-encoding') ?? '')) return answer(await promisify(gunzip)(file), varied)
    return answer(file, { ...varied, 'Content-Encoding': 'gzip' })
  })
}

/** `GET /`, which fills its forms in from these accounts. */
export function page(accounts: readonly PageAccount[]): Promise<Response> {
  // A script of data, which no name in it may end.
  const data = JSON.stringify(accounts).replaceAll('<', String.raw`\u003c`)
  return shipped('inbox.html', (file) =>
    answer(
      file.toString().replace('{{accounts}}', () => data),
      html,
    ),
  )
}

async function shipped(
  name: string,
  respond: (file: Buffer<ArrayBuffer>) => Response | Promise<Response>,
): Promise<Response> {
  const file = await readShipped(name).catch(() => undefined)
  return file
    ? respond(file)
    : refuse({
        status: 404,
        reason: `${name} is not beside this program: a bundle leaves it out, and a checkout has it after \`npm run build\``,
      })
}

async function readShipped(name: string): Promise<Buffer<ArrayBuffer>> {
  // Asks for the package by name, because after bundling this module's own place says nothing. Where the package is not installed, it throws.
  const root = dirname(createRequire(import.meta.url).resolve('bandwidth-2fa/package.json'))
  return readFile(join(root, 'dist', name))
}

function answer(body: BodyInit, headers: Record<string, string>): Response {
  return new Response(body, { headers: { ...plainHeaders(), ...headers } })
}

/** Whether an `Accept-Encoding` allows gzip (RFC 9110 §12.5.3): by its name, or else by `*`, and not with a weight of 0. */
function takesGzip(accepted: string): boolean {
  const codings = accepted.split(',').map((coding) => coding.toLowerCase().replaceAll(/\s/g, '').split(';'))
  const [, weight] = codings.find(([name]) => name === 'gzip') ?? codings.find(([name]) => name === '*') ?? ['', 'q=0']
  return !/^q=0(\.0*)?$/.test(weight ?? '')
}
