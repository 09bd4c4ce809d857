// One message: as the phone shows it, and beneath it what became of it.
import type { Message } from '../../contract/sandbox.js'
import { now } from '../state/clock.js'
import { messageAddress } from '../state/route.js'
import { aim, step, verify } from '../state/trial.js'
import { grouped } from '../words/code.js'
import { readable } from '../words/number.js'
import { countdown, momentOf } from '../words/time.js'
import { CopyButton } from './copy-button.js'
import { Countdown } from './countdown.js'
import { Icon } from './icon.js'
import { Receipts } from './receipts.js'
import { icons, standing } from './standing.js'
import { Transcript } from './transcript.js'

export function MessageCard({ message, isNamed }: { message: Message; isNamed: boolean }) {
  const { id, channel, from, to, scope, text, code, createdAt, expiresAt, attemptsLeft, lockedUntil } = message
  const { kind, word } = standing(message, now.value)
  const icon = icons[kind]
  const sentAt = momentOf(createdAt, now.value)
  return (
    <article
      id={`message-${id}`}
      class={`message ${kind} ${isNamed ? 'named' : ''}`}
      aria-label={`${channel === 'voice' ? 'Call' : 'Text'} at ${sentAt}, code ${grouped(code)}, ${word}`}
      data-testid={`message-${id}`}
    >
      <p class="from muted">
        {channel === 'voice' ? 'Call' : 'Text'} from {readable(from)} · <time dateTime={createdAt}>{sentAt}</time>
      </p>
      <div class="said">
        {channel === 'voice' ? (
          <Transcript text={text} code={code} />
        ) : (
          <p class="bubble" data-testid="text">
            {marked(text, code)}
          </p>
        )}
        <CopyButton text={code} label={`Copy the code ${grouped(code)}`} shown="Copy" testId="copy-code" />
      </div>
      <div class="facts">
        <span class={`tag ${kind}`} title={reasons[kind]} data-testid="standing">
          {icon && <Icon name={icon} />}
          {kind === 'live' ? <Countdown from={createdAt} until={expiresAt} /> : word}
          {kind === 'locked' && lockedUntil && ` ${countdown(Date.parse(lockedUntil) - now.value)}`}
        </span>
        <Delivery message={message} />
        <span class="tag" title="The scope that the code was sent under">
          {scope}
        </span>
        {kind === 'live' && (
          <span class={`muted ${attemptsLeft <= 2 ? 'warn' : ''}`} data-testid="attempts-left">
            {attemptsLeft} {attemptsLeft === 1 ? 'try' : 'tries'} left
          </span>
        )}
        <span class="actions">
          <button type="button" class="quiet" data-testid="verify-this" onClick={() => verifyThis(to, scope)}>
            Verify
          </button>
          <a
            class="button quiet"
            href={messageAddress(id)}
            aria-label="Link to this message"
            title="Link to this message"
            data-testid="message-link"
          >
            <Icon name="link" />
          </a>
        </span>
      </div>
      <Receipts message={message} />
    </article>
  )
}

const reasons: { readonly [Kind in Message['state']]?: string } = {
  void: 'Another code of this number and scope was used',
  replaced: 'Newer codes took its place',
}

function Delivery({ message: { status, errorCode, channel } }: { message: Message }) {
  const words = {
    pending: 'No receipt yet',
    delivered: channel === 'voice' ? 'Answered' : 'Delivered',
    failed: `Failed ${errorCode ?? ''}`,
  }
  return (
    <span class={`tag ${status === 'failed' ? 'failed' : ''}`} data-testid="status">
      {words[status]}
    </span>
  )
}

function marked(text: string, code: string) {
  const at = text.indexOf(code)
  if (at === -1) return text
  return (
    <>
      {text.slice(0, at)}
      <mark>{code}</mark>
      {text.slice(at + code.length)}
    </>
  )
}

function verifyThis(to: string, scope: string): void {
  aim(to, scope)
  step.value = 'verify'
  verify.code.value = ''
  document.getElementById('code')?.focus()
}
