// One sandbox on a port for all the processes of a test run, which find it by their environment.
import { createSandbox, sandboxEnvironment } from '../sandbox/index.js'

/** Starts it and puts what clients need into the environment of this process, which those that it starts inherit. Resolves with what ends it. */
export async function startSandbox(): Promise<() => Promise<void>> {
  const sandbox = createSandbox()
  const { url } = await sandbox.listen({ port: 0 })
  Object.assign(process.env, sandboxEnvironment(url))
  return () => sandbox.close()
}
