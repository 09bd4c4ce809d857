// The messages that the sandbox keeps, as threads by number, searched and filtered.
import { computed, signal } from '@preact/signals'
import type { Message, Event as SandboxEvent } from '../../contract/sandbox.js'
import { route } from './route.js'

/** What one number got. */
export interface Thread {
  readonly number: string
  /** Newest first, at least one. */
  readonly messages: readonly [Message, ...Message[]]
}

/** As many as the sandbox keeps. */
const capacity = 10_000

/** All messages, newest first. */
export const messages = signal<readonly Message[]>([])
/** How many arrived and are kept no more. */
export const dropped = signal(0)
/** `false` until the sandbox has been asked for the first time. */
export const loaded = signal(false)

export const search = signal('')
/** The scope to show; empty for all. */
export const scope = signal('')
/** The channel to show; empty for both. */
export const channel = signal<'' | Message['channel']>('')

/** Every scope that occurs, in alphabetical order. */
export const scopes = computed(() => [...new Set(messages.value.map((message) => message.scope))].sort())

const matching = computed(() => {
  // What is seen, and never an id. Digits are found in a number however it is written.
  const wanted = search.value.trim().toLowerCase()
  const digits = /^[+\d\s().-]+$/.test(wanted) ? wanted.replace(/\D/g, '') : ''
  return messages.value.filter(
    (message) =>
      (scope.value === '' || message.scope === scope.value) &&
      (channel.value === '' || message.channel === channel.value) &&
      (wanted === '' ||
        (digits !== '' && (message.to.includes(digits) || message.code.includes(digits))) ||
        `${message.text}\n${message.scope}`.toLowerCase().includes(wanted)),
  )
})

/** How many messages search and filters leave. */
export const matchingCount = computed(() => matching.value.length)

/** The threads that search and filters leave, the one with the newest message first. */
export const threads = computed<readonly Thread[]>(() => {
  const byNumber = new Map<string, [Message, ...Message[]]>()
  for (const message of matching.value) {
    const thread = byNumber.get(message.to)
    if (thread) thread.push(message)
    else byNumber.set(message.to, [message])
  }
  return [...byNumber].map(([number, messages]) => ({ number, messages }))
})

/** The message that the address names; `undefined` when it names none, or one that is not kept. */
export const namedMessage = computed(() => {
  const current = route.value
  return current.view === 'messages' && current.message
    ? messages.value.find(({ id }) => id === current.message)
    : undefined
})

/** The number whose thread is open: the one in the address, or else the newest; `undefined` when there is none. */
export const openNumber = computed(() => {
  const current = route.value
  if (current.view === 'messages' && current.number) return current.number
  if (current.view === 'messages' && current.message) return namedMessage.value?.to
  return threads.value[0]?.number
})

/** The thread that is open; `undefined` when its number has no message that search and filters leave. */
export const openThread = computed(() => threads.value.find(({ number }) => number === openNumber.value))

/** The newest message to a number under a scope. */
export function newestTo(to: string, scope: string): Message | undefined {
  return messages.value.find((message) => message.to === to && message.scope === scope)
}

/** What the list is after these events, in their order; counts what is dropped on the way. */
export function applyToInbox(events: readonly SandboxEvent[]): void {
  // Keys keep their place when they are set again, so the map stays in the order of arrival, oldest first.
  let byId: Map<string, Message> | undefined
  for (const event of events) {
    if (event.type === 'message' || event.type === 'message.updated') {
      byId ??= oldestFirst()
      if (event.type === 'message' || byId.has(event.message.id)) byId.set(event.message.id, event.message)
    } else if (event.type === 'messages.deleted' || event.type === 'reset') {
      byId ??= oldestFirst()
      for (const message of byId.values()) if (event.to === null || message.to === event.to) byId.delete(message.id)
      if (event.type === 'reset' && event.to === null) dropped.value = 0
    }
  }
  if (!byId) return
  const excess = Math.max(0, byId.size - capacity)
  dropped.value += excess
  messages.value = [...byId.values()].slice(excess).reverse()
}

function oldestFirst(): Map<string, Message> {
  return new Map(messages.value.toReversed().map((message) => [message.id, message]))
}
