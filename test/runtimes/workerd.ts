// Runs a worker in workerd, which wants every module by name and can be told to reach this machine only.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { join as joinPosix } from 'node:path/posix'

/** Where a running worker answers. */
export interface Worker {
  readonly url: string
  close(): Promise<void>
}

/** Starts `entry`, a path below `root`, with everything it imports. */
export async function startWorker(binary: string, root: string, entry: string): Promise<Worker> {
  const folder = mkdtempSync(join(tmpdir(), 'workerd-'))
  const modules = [...graph(root, entry)].map((path, index) => {
    writeFileSync(join(folder, `${index}.js`), readFileSync(join(root, path)))
    return `(name = "${path}", esModule = embed "${index}.js")`
  })
  writeFileSync(
    join(folder, 'config.capnp'),
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (modules = [${modules.join(', ')}], compatibilityDate = "2025-01-01", globalOutbound = "loopback")),
    (name = "loopback", network = (allow = ["127.0.0.0/8"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
`,
  )
  const process = spawn(binary, ['serve', '--control-fd=1', join(folder, 'config.capnp')], { env: {} })
  let complaints = ''
  process.stderr.on('data', (chunk) => (complaints += chunk))
  const ended = once(process, 'exit')
  const [line] = await Promise.race([
    once(process.stdout, 'data'),
    ended.then(() => Promise.reject(new Error(complaints))),
  ])
  const { port } = JSON.parse(String(line)) as { port: number } // documented for --control-fd
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      process.kill()
      await ended
      rmSync(folder, { recursive: true })
    },
  }
}

/** `entry` first, then all it imports, directly or not. */
function graph(root: string, entry: string, seen = new Set<string>()): Set<string> {
  if (seen.has(entry)) return seen
  seen.add(entry)
  for (const [, path = ''] of readFileSync(join(root, entry), 'utf8').matchAll(
    /^(?:import|export) [^'"\n]*from ['"](\.[^'"]+)['"]/gm,
  ))
    graph(root, joinPosix(entry, '..', path), seen)
  return seen
}
