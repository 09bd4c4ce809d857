// The callbacks made for a message, each attempt with what came of it.
import { answered } from '../../control/client.js'
import { control } from '../control.js'
import type { CallbackAttempt, Message } from '../../contract/sandbox.js'
import { now } from '../state/clock.js'
import { attempt } from '../state/trouble.js'
import { momentOf } from '../words/time.js'

export function Receipts({ message: { id, callbacks } }: { message: Message }) {
  if (callbacks.length === 0) return null
  const last = callbacks[callbacks.length - 1]
  return (
    <details class="receipts" data-testid="receipts">
      <summary>
        {callbacks.length} {callbacks.length === 1 ? 'callback' : 'callbacks'}, the last {last && outcome(last)}
      </summary>
      <ol>
        {callbacks.map((callback) => (
          <li key={callback.at + callback.type} class={isTaken(callback) ? '' : 'failed'} data-testid="callback">
            <time class="muted">{momentOf(callback.at, now.value)}</time> <b>{callback.type}</b> {outcome(callback)}
            <br />
            <span class="muted">{callback.url}</span>
            {callback.nextAttemptAt && (
              <span class="muted"> · again at {momentOf(callback.nextAttemptAt, now.value)}</span>
            )}
          </li>
        ))}
      </ol>
      <button type="button" class="quiet" data-testid="resend" onClick={() => void attempt(() => sendAgain(id))}>
        Send again
      </button>
    </details>
  )
}

async function sendAgain(messageId: string): Promise<void> {
  await answered(control.POST('/sandbox/callbacks/{messageId}', { params: { path: { messageId } } }))
}

function isTaken({ status }: CallbackAttempt): boolean {
  return status !== null && status >= 200 && status < 300
}

function outcome({ status, refused, failure }: CallbackAttempt): string {
  if (refused !== null) return `not sent: ${refused}`
  return status === null ? `got no answer: ${failure}` : `answered ${status}`
}
