// @ts-check
// A client of another language as a child process: one line of JSON asks, one answers.
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/**
 * Starts the client. `ask` rejects with what it wrote to stderr when it ends instead of answering.
 *
 * @param {string} command
 * @param {import('node:child_process').SpawnOptions} options
 */
export function startClient(command, options) {
  const child = spawn('bash', ['-euo', 'pipefail', '-c', command], { ...options, stdio: 'pipe' })
  let complaints = ''
  child.stderr.on('data', (text) => (complaints = `${complaints}${text}`.slice(-4000)))
  // One that has ended cannot be written to; that it ended is told by the answer that is missing.
  child.stdin.on('error', () => {})
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]()

  return {
    /** @param {import('./story.js').Call} call @returns {Promise<import('./story.js').Outcome>} */
    async ask(call) {
      child.stdin.write(`${JSON.stringify(call)}\n`)
      const { value, done } = await answers.next()
      if (done) throw new Error(`the client ended: ${complaints}`)
      return JSON.parse(value)
    },
    /** Ends it by the end of its input. */
    end: () => void child.stdin.end(),
  }
}
