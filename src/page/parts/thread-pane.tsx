// The thread of one number, as its phone shows it.
import { useComputed, useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { answered } from '../../control/client.js'
import { control } from '../control.js'
import { loaded, messages, namedMessage, openNumber, openThread, type Thread } from '../state/inbox.js'
import { numberAddress, route, shareable } from '../state/route.js'
import { attempt } from '../state/trouble.js'
import { readable } from '../words/number.js'
import { CopyButton } from './copy-button.js'
import { Icon } from './icon.js'
import { MessageCard } from './message-card.js'

/** Messages drawn at first, and added each time that more are asked for. */
const page = 30

export function ThreadPane() {
  const thread = openThread.value
  const number = openNumber.value
  return (
    <section class="pane phone" aria-label={number ? `Messages to ${readable(number)}` : 'Messages'}>
      {number && (
        <div class="phone-head">
          <a class="button quiet back" href="#/" aria-label="Back to all numbers">
            <Icon name="back" />
          </a>
          <h2 data-testid="open-number">{readable(number)}</h2>
          <CopyButton text={number} label={`Copy the number ${number}`} testId="copy-number" />
          <CopyButton
            text={shareable(numberAddress(number))}
            label="Copy a link to this thread"
            shown="Link"
            icon="link"
            testId="copy-link"
          />
          <button
            type="button"
            class="quiet"
            data-testid="forget"
            aria-label={`Forget the messages to ${readable(number)}`}
            title="Forget these messages"
            onClick={() =>
              void attempt(() => answered(control.DELETE('/sandbox/messages', { params: { query: { to: number } } })))
            }
          >
            <Icon name="trash" />
          </button>
        </div>
      )}
      {thread ? <Messages key={thread.number} thread={thread} /> : <Nothing />}
    </section>
  )
}

function Messages({ thread: { messages } }: { thread: Thread }) {
  const asked = useSignal(page)
  // A message that a link names is drawn however old it is.
  const named = useComputed(() => namedMessage.value?.id)
  const drawn = Math.max(asked.value, messages.findIndex(({ id }) => id === named.value) + 1)
  useEffect(() => {
    if (named.value) document.getElementById(`message-${named.value}`)?.scrollIntoView({ block: 'center' })
  }, [named.value])
  return (
    <div class="scroll" data-testid="thread">
      <ol class="bubbles" aria-label="Messages, newest first">
        {messages.slice(0, drawn).map((message) => (
          <li key={message.id}>
            <MessageCard message={message} isNamed={message.id === named.value} />
          </li>
        ))}
      </ol>
      {drawn < messages.length && (
        <button type="button" class="wide" data-testid="earlier" onClick={() => (asked.value = drawn + page)}>
          Show earlier ones ({messages.length - drawn})
        </button>
      )}
    </div>
  )
}

function Nothing() {
  return (
    <div class="scroll nothing" data-testid="nothing">
      <svg viewBox="0 0 120 150" aria-hidden="true">
        <rect x="22" y="6" width="76" height="138" rx="14" />
        <path d="M50 16h20" />
        <path
          class="bubble"
          d="M34 46h44a6 6 0 0 1 6 6v14a6 6 0 0 1-6 6H46l-9 8v-8h-3a6 6 0 0 1-6-6V52a6 6 0 0 1 6-6z"
        />
        <path d="M38 57h32M38 64h20" />
      </svg>
      <p>{why()}</p>
    </div>
  )
}

/** Why there is no thread to show. */
function why() {
  const current = route.value
  const isMessage = current.view === 'messages' && current.message !== undefined
  const number = openNumber.value
  if (!loaded.value) return 'Reading…'
  if (isMessage && !namedMessage.value)
    return 'No message has the id in this link. The sandbox keeps the newest 10,000, and forgets all when it ends.'
  // What is there and not shown, search or filters hide.
  if (messages.value.some(({ to }) => to === (number ?? to)))
    return number === undefined
      ? 'No message matches the search and the filters.'
      : 'No message to this number matches the search and the filters.'
  if (number !== undefined) return 'No message to this number yet. It appears here as soon as one arrives.'
  return (
    <>
      <strong>No phone needed.</strong> Send the code that is filled in, and see it arrive here.
    </>
  )
}
