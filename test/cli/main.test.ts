// The built program as a process of its own: how fast it listens, how it ends, and what a pipe does to it.
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { environment, person } from './stage.js'

const manifest = createRequire(import.meta.url)('bandwidth-2fa/package.json') as { bin: Record<string, string> } // our own, which has one
const program = fileURLToPath(new URL(`../../${manifest.bin['bandwidth-2fa']}`, import.meta.url))

function start(args: readonly string[], env: Record<string, string | undefined> = {}): ChildProcessWithoutNullStreams {
  // The program itself, not node: its first line and its mode count too.
  const child = spawn(program, args, { env: { PATH: process.env['PATH'], ...env } })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

async function listening(sandbox: ChildProcessWithoutNullStreams): Promise<string> {
  const [chunk] = (await once(sandbox.stdout, 'data')) as [Buffer]
  return (JSON.parse(String(chunk)) as { url: string }).url
}

test.each(['SIGINT', 'SIGTERM'] as const)('%s ends the sandbox at once, with exit code 0', async (signal) => {
  const sandbox = start(['sandbox', '--port', '0', '--json'])
  const url = await listening(sandbox)
  // A connection that stays open must not keep it alive.
  await (await fetch(`${url}/sandbox/messages`)).text()
  const begin = performance.now()
  sandbox.kill(signal)
  expect(await once(sandbox, 'exit')).toEqual([0, null])
  expect(performance.now() - begin).toBeLessThan(1_000)
})

test('the sandbox listens within half a second of its start', async () => {
  const times: number[] = []
  // The best of three: the other tests share the machine.
  for (let round = 0; round < 3; round++) {
    const begin = performance.now()
    const sandbox = start(['sandbox', '--port', '0', '--json'])
    await listening(sandbox)
    times.push(performance.now() - begin)
    sandbox.kill()
    await once(sandbox, 'exit')
  }
  expect(Math.min(...times)).toBeLessThan(500)
})

test('a reader that leaves ends neither the sandbox nor its service', async () => {
  const sandbox = start(['sandbox', '--port', '0', '--json'])
  const url = await listening(sandbox)
  sandbox.stdout.destroy()
  const env = { ...environment, BW_MFA_URL: `${url}/api/v1` }
  for (let count = 0; count < 3; count++)
    expect(await once(start(['send', '--to', person], env), 'exit')).toEqual([0, null])
  sandbox.kill()
  expect(await once(sandbox, 'exit')).toEqual([0, null])
})

test('inbox --follow ends with exit code 0 and without a word once nobody reads it, and the sandbox goes on', async () => {
  const sandbox = start(['sandbox', '--port', '0', '--json'])
  const url = await listening(sandbox)
  const env = { ...environment, BW_MFA_URL: `${url}/api/v1`, PROGRAM: program }
  const send = () => once(start(['send', '--to', person], env), 'exit')
  const inbox = start(['inbox', '--follow', '--json', '--url', url])
  let noise = ''
  inbox.stderr.on('data', (chunk) => (noise += chunk))
  const ended = once(inbox, 'exit')
  await send()
  // As `head -1` does.
  await once(inbox.stdout, 'data')
  inbox.stdout.destroy()
  // Into a pipe that nobody reads, which is how a program learns of it.
  expect(await send()).toEqual([0, null])
  expect(await ended).toEqual([0, null])
  expect(noise).toBe('')
  expect(await send()).toEqual([0, null])
})

test('verify tells the shell 0 for valid, 1 for not valid and 3 for no answer', async () => {
  const sandbox = start(['sandbox', '--port', '0', '--json'])
  const url = await listening(sandbox)
  const env = { ...environment, BW_MFA_URL: `${url}/api/v1` }
  await once(start(['send', '--to', person], env), 'exit')
  const { messages } = (await (await fetch(`${url}/sandbox/messages`)).json()) as { messages: [{ code: string }] } // one was sent
  const verify = () => once(start(['verify', '--to', person, '--code', messages[0].code], env), 'exit')
  expect(await verify()).toEqual([0, null])
  expect(await verify()).toEqual([1, null])
  sandbox.kill()
  await once(sandbox, 'exit')
  expect(await verify()).toEqual([3, null])
})

test('a shell script reads the code of a phone and verifies it', async () => {
  const sandbox = start(['sandbox', '--port', '0', '--json'])
  const env = { ...environment, BW_MFA_URL: `${await listening(sandbox)}/api/v1`, PROGRAM: program }
  const script =
    '"$PROGRAM" send --to "$0" > /dev/null && "$PROGRAM" verify --to "$0" --code "$("$PROGRAM" code --to "$0")"'
  const shell = spawn('sh', ['-c', script, person], { env: { PATH: process.env['PATH'], ...env } })
  const [[code], [text]] = await Promise.all([once(shell, 'exit'), once(shell.stdout, 'data')])
  expect([code, String(text)]).toEqual([0, 'valid\n'])
})

test('Ctrl-C ends inbox --follow with exit code 0, and code --wait at once', async () => {
  const sandbox = start(['sandbox', '--port', '0', '--json'])
  const url = await listening(sandbox)
  const inbox = start(['inbox', '--follow', '--url', url])
  expect(String((await once(inbox.stderr, 'data'))[0])).toBe('Waiting for messages. Ctrl-C ends it.\n')
  inbox.kill('SIGINT')
  expect(await once(inbox, 'exit')).toEqual([0, null])
  const code = start(['code', '--to', person, '--wait', '60', '--url', url])
  await once(code, 'spawn')
  code.kill('SIGINT')
  expect(await once(code, 'exit')).toEqual([null, 'SIGINT'])
})
