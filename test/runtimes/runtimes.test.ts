// The built client tells one story in every runtime that it is for. `npm ci --prefix test/runtimes --ignore-scripts` brings them.
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer as createHttpServer, type Server as HttpServer } from 'node:http'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSandbox, type Listening } from '../../src/sandbox/index.js'
import { startWorker } from './workerd.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const main = join(root, 'test/runtimes/main.js')
const scratch = mkdtempSync(join(tmpdir(), 'runtimes-'))

const deno = ['run', '--no-prompt', '--no-remote', '--no-npm', '--no-config', '--no-lock']
const runtimes: Record<string, { binary: string; args: string[] }> = {
  [`Node ${process.versions.node.split('.')[0]}, which runs the tests`]: { binary: process.execPath, args: [] },
  'Node 22': { binary: installed('node-22/bin/node'), args: [] },
  'Node 24': { binary: installed('node-24/bin/node'), args: [] },
  'Node 26': { binary: installed('node-26/bin/node'), args: [] },
  Deno: { binary: installed('@deno/linux-x64-glibc/deno'), args: [...deno, '--allow-net=127.0.0.1', '--allow-env'] },
  'Deno that may not read the environment': {
    binary: installed('@deno/linux-x64-glibc/deno'),
    args: [...deno, '--allow-net=127.0.0.1'],
  },
  Bun: { binary: installed('@oven/bun-linux-x64/bin/bun'), args: ['run', '--no-install'] },
}
const workerd = installed('@cloudflare/workerd-linux-64/bin/workerd')
// Nothing may be downloaded, reported or looked up while tests run.
const quiet = { DENO_NO_UPDATE_CHECK: '1', DENO_DIR: scratch, DO_NOT_TRACK: '1', NO_COLOR: '1', HOME: scratch }

const sandboxes: Listening[] = []
let places = ''

// Answers the first send on a connection, and takes the next one without a word. Says how many came to who asks with GET.
let sends = 0
const served = new WeakSet()
const drops = createHttpServer((request, response) => {
  if (request.method === 'GET') return response.end(`${sends}`)
  return request.resume().on('end', () => {
    sends++
    if (served.has(request.socket)) return request.socket.destroy()
    served.add(request.socket)
    return response.end('{"messageId":"message-1"}')
  })
})

// Answers with the status that the path begins with. Says how many requests came to who asks with GET.
let refusals = 0
const refuses = createHttpServer((request, response) => {
  if (request.method === 'GET') return response.end(`${refusals}`)
  return request.resume().on('end', () => {
    refusals++
    response.writeHead(Number(request.url?.slice(1, 4))).end('{}')
  })
})

/** The address of a server that listens from now on. */
async function listening(server: HttpServer): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // a port, as it listens on one
  return `http://127.0.0.1:${port}`
}

beforeAll(async () => {
  for (const strict of [false, true]) sandboxes.push(await createSandbox({ strict }).listen({ port: 0 }))
  const [anybody, strict] = sandboxes.map(({ url }) => url)
  places = String(
    new URLSearchParams({
      anybody: anybody!,
      strict: strict!,
      closed: await closedUrl(),
      drops: await listening(drops),
      refuses: await listening(refuses),
    }),
  )
})
afterAll(async () => {
  await Promise.all(sandboxes.map((sandbox) => sandbox.close()))
  for (const server of [drops, refuses]) {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  rmSync(scratch, { recursive: true, force: true })
})

const story = {
  right: true,
  again: false,
  requestsOfTwoHundredRefusals: 200,
  apiError: 'TwoFactorApiError 403',
  hidesSecrets: true,
  inputError: 'TwoFactorInputError',
  connectionError: 'TwoFactorConnectionError',
  dropped: true,
  requestsOfEightSends: 8,
  missing: 'TwoFactorInputError',
}

describe('the story is the same', () => {
  for (const [name, { binary, args }] of Object.entries(runtimes)) {
    test.skipIf(mayBeMissing(binary))(`in ${name}`, { timeout: 30_000 }, async () => {
      const { stdout } = await promisify(execFile)(binary, [...args, main, places], { env: quiet })
      expect(JSON.parse(stdout)).toEqual(story)
    })
  }

  test.skipIf(mayBeMissing(workerd))('in workerd', { timeout: 30_000 }, async () => {
    const worker = await startWorker(workerd, root, 'test/runtimes/worker.js')
    try {
      const response = await fetch(`${worker.url}/?${places}`)
      expect(await response.json()).toEqual(story)
    } finally {
      await worker.close()
    }
  })
})

function installed(path: string): string {
  return fileURLToPath(new URL(`node_modules/${path}`, import.meta.url))
}

/** A machine without the runtimes skips them, for all to see; where nothing may be missing, the test runs and fails. */
function mayBeMissing(binary: string): boolean {
  return !existsSync(binary) && !process.env['CI']
}

async function closedUrl(): Promise<string> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  // It listened on a port, so its address is an object.
  return `http://127.0.0.1:${(address as { port: number }).port}`
}
