// Shows messages as they arrive, each once, however often the connection to the sandbox breaks.
import type { Message } from '../../contract/sandbox.js'
import type { Control } from './control.js'
import { NoSandboxError } from '../exit.js'
import { capacity, type ListingFilter, listInbox } from './listing.js'

/** What to show, and where. */
export interface Following {
  readonly filter: ListingFilter
  /** How many of those that are there at the start to show, the newest. */
  readonly limit: number
  /** `standing` is how it stands with a code that was there already; absent for one that arrives. */
  readonly print: (message: Message, standing?: string) => void
  /** Tells a person how the connection stands. */
  readonly note: (text: string) => void
  readonly untilStopped: () => Promise<void>
}

const pauseMs = 1_000

/** Resolves when it is stopped. Rejects as `control` does, except for a NoSandboxError once the sandbox has answered: then it waits for its return. */
export async function followInbox(
  control: Control,
  { filter, limit, print, note, untilStopped }: Following,
): Promise<void> {
  const stop = new AbortController()
  const stopped = untilStopped().then(() => stop.abort())
  const seen = new Set<string>()
  const isNew = ({ id, createdAt }: Message) => {
    // With a seed, a sandbox that starts again gives the same ids again.
    const key = `${id} ${createdAt}`
    if (seen.has(key)) return false
    seen.add(key)
    const [oldest] = seen
    if (seen.size > capacity && oldest !== undefined) seen.delete(oldest)
    return true
  }

  /** Listens, and shows the newest `most` of what is there and was not shown. */
  async function connect(most: number): Promise<AsyncIterable<Message>> {
    // First listen, then list: what arrives between the two is in both, and nothing is in neither.
    const arrivals = await control.arrivals(stop.signal)
    const { listed } = await listInbox(control, filter, capacity)
    const unseen = listed.toReversed().filter(({ message }) => isNew(message))
    for (const { message, standing } of unseen.slice(-most)) print(message, standing)
    return arrivals
  }

  async function reconnect(): Promise<AsyncIterable<Message> | undefined> {
    let gone = false
    while (!stop.signal.aborted) {
      await pause(stopped)
      try {
        const arrivals = await connect(capacity)
        if (gone) note('The sandbox is back.')
        return arrivals
      } catch (error) {
        if (!(error instanceof NoSandboxError)) throw error
        if (!gone && !stop.signal.aborted) note('The sandbox is gone; waiting for it. Ctrl-C ends it.')
        gone = true
      }
    }
    return undefined
  }

  try {
    let arrivals: AsyncIterable<Message> | undefined = await connect(limit)
    note('Waiting for messages. Ctrl-C ends it.')
    for (; arrivals; arrivals = await reconnect()) {
      for await (const message of arrivals) if (fits(message, filter) && isNew(message)) print(message)
    }
  } catch (error) {
    // What it rejects with then is only that it was stopped.
    if (!stop.signal.aborted) throw error
  }
}

function fits(message: Message, { to, scope, channel }: ListingFilter): boolean {
  return (
    (to ?? message.to) === message.to &&
    (scope ?? message.scope) === message.scope &&
    (channel ?? message.channel) === message.channel
  )
}

/** Resolves after `pauseMs`, or earlier when `stopped` does. */
async function pause(stopped: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  await Promise.race([stopped, new Promise<void>((resolve) => (timer = setTimeout(resolve, pauseMs)))])
  clearTimeout(timer)
}
