// Calls the sandbox's own API, with the token that the page was opened with.
import { createControlClient } from '../control/client.js'

const token = new URLSearchParams(location.search).get('token') ?? undefined

export const control = createControlClient({ token })

/** The stream of events; the browser opens it again by itself when it breaks. */
export function openEvents(): EventSource {
  return new EventSource(`/sandbox/events${token ? `?token=${encodeURIComponent(token)}` : ''}`)
}
