// @ts-check
// The servers that are compared, each in a process of its own on a free port of 127.0.0.1.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { request } from 'node:http'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { built } from './built.js'
import { body, headers, path } from './request.js'

const patienceMs = 30_000
const betweenTriesMs = 2

/**
 * What Node is started with, given the port.
 * @satisfies {Record<string, (port: number) => string[]>}
 */
export const servers = {
  ours: sandbox,
  jsonSandbox: (port) => [...sandbox(port), '--json'],
  prism,
  silentPrism: (port) => [...prism(port), '--verboseLevel', 'silent'],
  service: (port) => [fileURLToPath(new URL('service-server.js', import.meta.url)), String(port)],
  bare: (port) => [fileURLToPath(new URL('bare-server.js', import.meta.url)), String(port)],
}

/** @param {number} port */
function sandbox(port) {
  return [fileURLToPath(built('cli/main.js')), 'sandbox', '--port', String(port)]
}

/** @param {number} port */
function prism(port) {
  const program = fileURLToPath(new URL('./index.js', import.meta.resolve('@stoplight/prism-cli')))
  const document = fileURLToPath(new URL('../generated/openapi.json', import.meta.url))
  return [program, 'mock', document, '--host', '127.0.0.1', '--port', String(port)]
}

/**
 * Resolves once the server has answered 200 to the reference page's example.
 * @param {keyof typeof servers} name
 * @returns {Promise<{ url: string, startMs: number, stop: () => Promise<void> }>} `url` takes the example; `startMs` is from the start of the process to
 *   the end of its first answer
 */
export async function start(name) {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}${path}`
  const startedAt = performance.now()
  const child = spawn(process.execPath, servers[name](port), { stdio: ['ignore', 'ignore', 'inherit'] })
  const ended = once(child, 'exit')
  while (!(await answers(url))) {
    if (child.exitCode !== null || performance.now() - startedAt > patienceMs) {
      child.kill()
      throw new Error(`the server ${name} did not start`)
    }
    await pause(betweenTriesMs)
  }
  const startMs = performance.now() - startedAt
  return {
    url,
    startMs,
    async stop() {
      child.kill()
      await ended
    },
  }
}

/**
 * @param {string} url
 * @returns {Promise<boolean>} Whether the example gets a 200; false when nobody listens
 */
function answers(url) {
  return new Promise((resolve) => {
    request(url, { method: 'POST', headers, agent: false }, (response) =>
      response.resume().on('end', () => resolve(response.statusCode === 200)),
    )
      .on('error', () => resolve(false))
      .end(JSON.stringify(body))
  })
}

/** @returns {Promise<number>} */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  // Not a pipe, so it has an address and a port.
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  server.close()
  await once(server, 'close')
  return port
}
