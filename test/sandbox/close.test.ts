// What a sandbox leaves behind: no timer, no socket, nothing that keeps a process alive. A child process must end by itself. Skipped where nothing is built, except in CI.
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { onPort, receiver, stage, to } from './stage.js'

const built = new URL('../../dist/sandbox/index.js', import.meta.url)
const whenBuilt = test.skipIf(!existsSync(built) && process.env['CI'] !== 'true')

/** Runs a script with `sandbox` and `post` at hand; resolves with what it printed once it has ended by itself. */
async function run(script: string): Promise<string> {
  const source = `
    import { createSandbox } from ${JSON.stringify(built.href)}
    const sandbox = createSandbox()
    const post = (path, body, over = sandbox.fetch, base = 'http://localhost') =>
      over(base + path, { method: 'POST', headers: { authorization: 'Basic YTpi' }, body: JSON.stringify(body) })
    const send = (fields, ...over) =>
      post('/accounts/a/code/messaging', { to: '${to}', from: '+19195550100', applicationId: 'a', message: '{CODE}', digits: 6, ...fields }, ...over)
    ${script}`
  // A process that something keeps alive is killed, and that is an error.
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', source], {
    timeout: 8_000,
  })
  return stdout.trim()
}

whenBuilt.each([
  [
    'that was used and not closed',
    `await send(); console.log((await sandbox.waitForMessage({ to: '${to}' })).code.length)`,
  ],
  [
    'with callbacks still to be tried again',
    `await send({ callbackUrl: 'http://127.0.0.1:1/x' }); await sandbox.clock.advance({ seconds: 1 }); console.log(6)`,
  ],
  [
    'whose wait was over in time',
    `await send(); await Promise.all([sandbox.waitForMessage({ timeoutMs: 60_000 })]); console.log(6)`,
  ],
  [
    'that was on a port, called, and closed while requests are held, events are followed and a wait goes on',
    `const { url } = await sandbox.listen({ port: 0 })
     await send({}, fetch, url)
     const held = [fetch(url + '/sandbox/messages?wait=60&to=%2B19195550199'), sandbox.fetch('http://localhost/sandbox/messages?wait=60&to=%2B19195550199')]
     const waiting = sandbox.waitForMessage({ to: '+19195550199', timeoutMs: 60_000 })
     const events = await fetch(url + '/sandbox/events')
     sandbox.faults.set({ delaySeconds: 60 })
     held.push(send(), send({}, fetch, url), waiting)
     await new Promise((resolve) => setTimeout(resolve, 50))
     await sandbox.close()
     await Promise.allSettled([...held, events.text()])
     console.log(6)`,
  ],
  ['disposed of', `await sandbox.listen({ port: 0 }); await sandbox[Symbol.asyncDispose](); console.log(6)`],
])('a sandbox %s lets its process end', async (_, script) => {
  expect(await run(script)).toBe('6')
})

test('closing ends the callback that is under way and those that were to come', async () => {
  const { url, taken } = await receiver(() => new Promise(() => undefined))
  const { sandbox, send } = stage()
  await send({ callbackUrl: url })
  await expect.poll(() => taken.length).toBe(1)
  await sandbox.close()
  await expect.poll(() => sandbox.messages()[0]?.callbacks).toMatchObject([{ status: null }])
  await sandbox.clock.advance({ days: 2 })
  expect(taken).toHaveLength(1)
})

test('closed, it still answers in process, and what a fault held goes on at once', async () => {
  const { sandbox, send } = stage()
  sandbox.faults.set({ delaySeconds: 60 })
  const held = send()
  await sandbox.close()
  expect([(await held).status, (await send()).status]).toEqual([200, 200])
})

test('closed, it is on no port any more; closing again does no harm', async () => {
  const { sandbox, url } = await onPort()
  await sandbox.close()
  await sandbox.close()
  await expect(fetch(url)).rejects.toThrow()
})
