// Keeps the page as the sandbox is: reads everything when the stream of events opens, and follows it from there.
import { batch, signal } from '@preact/signals'
import { answered } from '../../control/client.js'
import { control, openEvents } from '../control.js'
import type { Scenario, Event as SandboxEvent } from '../../contract/sandbox.js'
import { announce } from './announcement.js'
import { hear, tick } from './clock.js'
import { faults } from './faults.js'
import { applyToInbox, dropped, loaded, messages } from './inbox.js'
import { applyToJournal, exchanges } from './journal.js'
import { attempt, connected } from './trouble.js'

/** Numbers that behave. They never change. */
export const scenarios = signal<readonly Scenario[]>([])

// Long enough to gather a burst, short enough to be at once. Not an animation frame: a page in the background gets none, and would only gather.
const gatherMs = 40

const types = ['message', 'message.updated', 'messages.deleted', 'exchange', 'clock', 'faults', 'reset']

/** Starts to follow the sandbox. */
export function follow(): void {
  const gathered: SandboxEvent[] = []
  let reading: Promise<unknown> = Promise.resolve()
  let timer: ReturnType<typeof setTimeout> | undefined

  const apply = async () => {
    // What happened while everything was read is applied on top of it.
    await reading
    const events = gathered.splice(0)
    // What an event says of the time was true when it happened, and after a break that may be long ago. Without an answer the stream breaks too, and all is read again.
    const clock = events.some(({ type }) => type === 'clock') ? await readClock().catch(() => undefined) : undefined
    batch(() => {
      if (clock) hear(clock)
      applyAll(events)
    })
    timer = gathered.length > 0 ? setTimeout(() => void apply(), gatherMs) : undefined
  }
  const stream = openEvents()
  stream.addEventListener('open', () => {
    connected.value = true
    // After a break too, since the sandbox may have been another one in between.
    reading = attempt(readAll)
  })
  stream.addEventListener('error', () => (connected.value = false))
  for (const type of types) {
    stream.addEventListener(type, ({ data }: MessageEvent<string>) => {
      // The API is held to its document.
      gathered.push(JSON.parse(data) as SandboxEvent)
      timer ??= setTimeout(() => void apply(), gatherMs)
    })
  }
}

const readClock = () => answered(control.GET('/sandbox/clock'))

async function readAll(): Promise<void> {
  const [inbox, clock, set, journal, behaving] = await Promise.all([
    answered(control.GET('/sandbox/messages', { params: { query: { limit: 10_000 } } })),
    readClock(),
    answered(control.GET('/sandbox/faults')),
    answered(control.GET('/sandbox/journal', { params: { query: { limit: 1_000 } } })),
    answered(control.GET('/sandbox/scenarios')),
  ])
  batch(() => {
    messages.value = inbox.messages
    dropped.value = inbox.dropped
    loaded.value = true
    hear(clock)
    faults.value = set.faults
    exchanges.value = journal.exchanges
    scenarios.value = behaving.scenarios
  })
}

function applyAll(events: readonly SandboxEvent[]): void {
  tick()
  applyToInbox(events)
  applyToJournal(events)
  for (const event of events) {
    if (event.type === 'faults') faults.value = event.faults
    if (event.type === 'reset' && event.to === null) faults.value = []
  }
  announce(events.flatMap((event) => (event.type === 'message' ? [event.message] : [])))
}
