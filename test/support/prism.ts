// Prism as its users run it: a process of its own, as a mock of the document or as a proxy that checks both sides.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

/** A running Prism. It serves the document's paths at its root. */
export interface Prism {
  readonly url: string
  stop(): Promise<void>
}

/** Answers every request with an example of the document: the two-factor API's, unless another one is named, from the root of the repository. */
export function prismMock(document = twoFactor): Promise<Prism> {
  return start('mock', document, [])
}

/** Passes requests on to `upstream` and answers with an error where either side breaks the document. */
export function prismProxy(upstream: string): Promise<Prism> {
  return start('proxy', twoFactor, [upstream, '--errors'])
}

const twoFactor = 'generated/openapi.json'

async function start(command: string, document: string, rest: readonly string[]): Promise<Prism> {
  const port = await freePort()
  const cli = createRequire(import.meta.url).resolve('@stoplight/prism-cli/dist/index.js')
  const path = fileURLToPath(new URL(`../../${document}`, import.meta.url))
  const child = spawn(process.execPath, [cli, command, path, ...rest, '--port', String(port), '--host', '127.0.0.1'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const exited = once(child, 'exit')
  let output = ''
  await new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text
        if (output.includes('Prism is listening')) resolve()
      })
    }
    void exited.then(() => reject(new Error(`Prism ended before it listened:\n${output}`)))
  })
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      child.kill()
      await exited
    },
  }
}

/** Prism cannot pick a port itself. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  // Not a pipe, so it has an address and a port.
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
