// A phone for one test: a number that no other test has, and the codes that it gets from the sandbox that all tests share.
import type { Message } from '../contract/sandbox.js'
import { answered, createControlClient } from '../control/client.js'
import type { NumberOptions } from '../sandbox/inbox/numbers.js'
import { NoMessageError, type WaitOptions } from '../sandbox/inbox/wait.js'
import { maskNumber } from '../server/log.js'

export type { Message } from '../contract/sandbox.js'
export type { NumberOptions } from '../sandbox/inbox/numbers.js'
export { NoMessageError } from '../sandbox/inbox/wait.js'

/** Which message to wait for, and how long. */
export type MessageOptions = Pick<WaitOptions, 'scope' | 'channel' | 'timeoutMs'>

/** A phone that is one test's own. */
export interface Phone {
  /** In E.164 form, such as `+12015550100`; nobody's in the world, and no other test's. */
  readonly number: string
  /**
   * The oldest text or call to it that was not returned before, or else the next that arrives; `code` is in it. Rejects with a NoMessageError after `timeoutMs`, 5,000 real
   * milliseconds when absent, and with a TypeError where no sandbox answers.
   */
  waitForMessage(options?: MessageOptions): Promise<Message>
}

// What the control API allows; a longer wait is several.
const longestHoldMs = 60_000
// As many as a sandbox keeps.
const capacity = 10_000

/**
 * A new phone in the sandbox that the set-up of the tests has started, which `BW_SANDBOX_URL` in the environment names. Rejects with an Error when it names none, when no sandbox
 * answers there, and when it has no number left.
 */
export async function createPhone(options: NumberOptions = {}): Promise<Phone> {
  const url = process.env['BW_SANDBOX_URL']
  if (!url)
    throw new Error(
      'no sandbox was started for the tests: add the set-up of this package to the configuration of the test runner',
    )
  const client = createControlClient({ baseUrl: url.replace(/\/+$/, ''), token: process.env['BW_SANDBOX_TOKEN'] })
  const { country, mobile } = options
  const { number } = await answered(
    client.POST('/sandbox/numbers', { body: { ...(country && { country }), ...(mobile !== undefined && { mobile }) } }),
  )
  const read = new Set<string>()

  async function messages(
    { scope, channel }: MessageOptions,
    more: { since?: string; wait?: number },
  ): Promise<Message[]> {
    const query = {
      to: number,
      ...(scope !== undefined && { scope }),
      ...(channel && { channel }),
      limit: capacity,
      ...more,
    }
    return (await answered(client.GET('/sandbox/messages', { params: { query } }))).messages
  }

  /** What the API answered to the requests about this number, the newest five: a code that does not come was often refused. */
  async function answers(): Promise<string> {
    const { exchanges } = await answered(
      client.GET('/sandbox/journal', { params: { query: { to: number, limit: 5 } } }),
    )
    const told = exchanges.map(
      ({ operationId, response }) => `${operationId} ${response?.status ?? 'without an answer'}`,
    )
    return told.length > 0 ? `the newest requests about it: ${told.join(', ')}` : 'no request was about it'
  }

  return {
    number,
    async waitForMessage(wanted = {}) {
      const { timeoutMs = 5_000 } = wanted
      const there = await messages(wanted, {})
      let found = there.findLast(({ id }) => !read.has(id))
      const since = there[0] && { since: there[0].id }
      for (let leftMs = timeoutMs; !found && leftMs > 0; leftMs -= longestHoldMs)
        found = (await messages(wanted, { ...since, wait: Math.min(leftMs, longestHoldMs) / 1000 })).at(-1)
      if (!found)
        throw new NoMessageError(`no message to ${maskNumber(number)} within ${timeoutMs} ms; ${await answers()}`)
      read.add(found.id)
      return found
    },
  }
}
