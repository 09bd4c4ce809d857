import { mock } from 'node:test'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { delay } from '../../src/real-time.js'
import { createSandbox, sandboxAccount, sandboxCredentials, type Sandbox } from '../../src/sandbox/index.js'

const to = '+19195550112'
const [application] = sandboxAccount.applications
const body = JSON.stringify({
  to,
  from: application?.numbers[0],
  applicationId: application?.id,
  digits: 6,
  message: 'Your code is {CODE}',
})
const request = {
  method: 'POST',
  headers: {
    'Content-Type': 'application/json',
    Authorization: `Basic ${btoa(`${sandboxCredentials.username}:${sandboxCredentials.password}`)}`,
  },
  body,
}
const path = `/api/v1/accounts/${sandboxCredentials.accountId}/code/messaging`

/** A send to a sandbox on a port: the status of its answer. */
async function sendOnPort(sandbox: Sandbox): Promise<number> {
  const { url } = await sandbox.listen({ port: 0 })
  return (await fetch(url + path, request)).status
}

describe.each([
  ['vi.useFakeTimers', () => vi.useFakeTimers(), () => vi.useRealTimers()],
  ['the mock timers of node:test', () => mock.timers.enable(), () => mock.timers.reset()],
])('with %s in the process', (_, fake, real) => {
  beforeEach(() => void fake())
  afterEach(() => void real())

  test('a sandbox on a port answers, and so does one made after the real timers are back', async () => {
    await using sandbox = createSandbox()
    expect(await sendOnPort(sandbox)).toBe(200)
    real()
    await using later = createSandbox()
    expect(await sendOnPort(later)).toBe(200)
  })

  test('who waits for a message that never comes is told so in real time', async () => {
    await using sandbox = createSandbox()
    await expect(sandbox.waitForMessage({ to, timeoutMs: 20 })).rejects.toThrow('within 20 ms')
  })

  test('the clock goes by real time, and follows a mocked Date where it is told to', async () => {
    await using sandbox = createSandbox()
    const started = sandbox.clock.now()
    await using following = createSandbox({ now: () => Date.now() })
    expect(following.clock.now()).toBe(Date.now())
    await delay(20)
    expect(sandbox.clock.now()).toBeGreaterThan(started)
    expect(following.clock.now()).toBe(Date.now())
  })
})
