// Pages and documents as the package ships them.
import { randomUUID } from 'node:crypto'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { cwd } from 'node:process'
import { promisify } from 'node:util'
import type { PageAccount } from '../../page/account.js'
import { commonHeaders, type Reply } from '../../server/answer.js'
import type { Call } from '../../server/call.js'
import { refuse } from './refuse.js'

const json = { 'Content-Type': 'application/json; charset=utf-8' }
const html = {
  'Content-Type': 'text/html; charset=utf-8',
  // A page that frames this one could have its visitor move the clock by a click. A <meta> cannot say this, a header can.
  'Content-Security-Policy': "frame-ancestors 'none'",
  // The address of the page may hold its token.
  'Referrer-Policy': 'no-referrer',
}

/** What each path answers to a GET. The page fills its forms in from `accounts`. */
export function shippedFiles(accounts: readonly PageAccount[]): ReadonlyMap<string, (call: Call) => Promise<Reply>> {
  return new Map<string, (call: Call) => Promise<Reply>>([
    ['/', () => shipped('inbox.html', (file) => replyWith(pageFor(accounts, file.toString()), html))],
    ['/docs', (call) => shipped('reference.html.gz', (file) => reference(call, file))],
    ['/openapi.lean.json', () => shipped('openapi.lean.json', (file) => replyWith(file, json))],
    ['/openapi.json', () => shipped('openapi.json', (file) => replyWith(file, json))],
    ['/sandbox/openapi.json', () => shipped('sandbox/openapi.json', (file) => replyWith(file, json))],
  ])
}

function pageFor(accounts: readonly PageAccount[], template: string): string {
  // A script of data, which no name in it may end.
  const data = JSON.stringify(accounts).replaceAll('<', String.raw`\u003c`)
  return template.replace('{{accounts}}', () => data)
}

/** Compressed for those who say that they can read that. */
async function reference(call: Call, file: Buffer): Promise<Reply> {
  const varied = { ...html, Vary: 'Accept-Encoding' }
  if (takesGzip(call.header('accept-encoding') ?? '')) return replyWith(file, { ...varied, 'Content-Encoding': 'gzip' })
  // Loaded now, as the next one: a sandbox should listen soon.
  const { gunzip } = await import('node:zlib')
  return replyWith(await promisify(gunzip)(file), varied)
}

async function shipped(name: string, reply: (file: Buffer) => Reply | Promise<Reply>): Promise<Reply> {
  const file = await readShipped(name).catch(() => undefined)
  return file
    ? reply(file)
    : refuse({
        status: 404,
        reason: `${name} is not beside this program: a bundle leaves it out, and a checkout has it after \`npm run build\``,
      })
}

async function readShipped(name: string): Promise<Buffer> {
  // Asks for the package by name, because after bundling this module's own place says nothing, and in a CommonJS bundle it has none. Where the package is not installed, it throws.
  const place: string | undefined = import.meta.url
  const root = dirname(createRequire(place ?? join(cwd(), 'bundle.js')).resolve('bandwidth-2fa/package.json'))
  const { readFile } = await import('node:fs/promises')
  return readFile(join(root, 'dist', name))
}

function replyWith(content: string | Buffer, headers: Record<string, string>): Reply {
  return {
    status: 200,
    headers: {
      ...commonHeaders(randomUUID()),
      'Content-Length': String(Buffer.byteLength(content)),
      ...headers,
    },
    text: '',
    stream(reader) {
      reader.write(content)
      reader.end()
    },
  }
}

/** Whether an `Accept-Encoding` allows gzip (RFC 9110 §12.5.3): by its name, or else by `*`, and not with a weight of 0. */
function takesGzip(accepted: string): boolean {
  const codings = accepted.split(',').map((coding) => coding.toLowerCase().replaceAll(/\s/g, '').split(';'))
  const [, weight] = codings.find(([name]) => name === 'gzip') ?? codings.find(([name]) => name === '*') ?? ['', 'q=0']
  return !/^q=0(\.0*)?$/.test(weight ?? '')
}
