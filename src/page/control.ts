// Calls the sandbox's own API, with the token that the page was opened with.
import type { Clock, ClockChange, Exchange, Fault, FaultSpec, Message, Scenario } from '../contract/sandbox.js'

const token = new URLSearchParams(location.search).get('token')

/** The control API, one function per call. Each rejects with an Error that says what the sandbox said, or that it did not answer. */
export const control = {
  messages: () => call<{ messages: Message[]; dropped: number }>('GET', 'messages?limit=10000'),
  forget: (to: string) => call<undefined>('DELETE', `messages?to=${encodeURIComponent(to)}`),
  clock: () => call<Clock>('GET', 'clock'),
  setClock: (change: ClockChange) => call<Clock>('POST', 'clock', change),
  reset: () => call<undefined>('POST', 'reset'),
  faults: () => call<{ faults: Fault[] }>('GET', 'faults'),
  putFaults: (faults: readonly FaultSpec[]) => call<{ faults: Fault[] }>('PUT', 'faults', { faults }),
  scenarios: () => call<{ scenarios: Scenario[] }>('GET', 'scenarios'),
  exchanges: () => call<{ exchanges: Exchange[]; dropped: number }>('GET', 'journal?limit=1000'),
  resendCallback: (messageId: string) => call<unknown>('POST', `callbacks/${encodeURIComponent(messageId)}`),
}

/** The stream of events; the browser opens it again by itself when it breaks. */
export function openEvents(): EventSource {
  return new EventSource(`/sandbox/events${token ? `?token=${encodeURIComponent(token)}` : ''}`)
}

async function call<Answer>(method: string, path: string, body?: object): Promise<Answer> {
  const response = await fetch(`/sandbox/${path}`, {
    method,
    headers: {
      ...(token && { Authorization: `Bearer ${token}` }),
      ...(body && { 'Content-Type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  // The page and the API are of one package, and the API is held to its document.
  const answer = text === '' ? undefined : (JSON.parse(text) as Answer & { error?: string })
  if (!response.ok) throw new Error(answer?.error ?? `the sandbox answered ${response.status}`)
  return answer as Answer // without a body, Answer is undefined
}
