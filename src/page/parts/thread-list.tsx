// The numbers that got messages, the one with the newest on top.
import { now } from '../state/clock.js'
import {
  channel,
  dropped,
  loaded,
  matchingCount,
  messages,
  openNumber,
  scope,
  search,
  threads,
  type Thread,
} from '../state/inbox.js'
import { numberAddress } from '../state/route.js'
import { attempt } from '../state/trouble.js'
import { answered } from '../../control/client.js'
import { control } from '../control.js'
import { grouped } from '../words/code.js'
import { counted } from '../words/count.js'
import { readable } from '../words/number.js'
import { briefly } from '../words/time.js'
import { Icon } from './icon.js'
import { icons, standing } from './standing.js'
import { WindowedList } from './windowed-list.js'

export function ThreadList() {
  const isFiltered = search.value !== '' || scope.value !== '' || channel.value !== ''
  return (
    <>
      {threads.value.length > 0 ? (
        <WindowedList
          label="Numbers, newest message first"
          items={threads.value}
          keyOf={({ number }) => number}
          rowHeight={68}
          row={(thread) => <Row thread={thread} />}
          testId="threads"
        />
      ) : (
        <div class="scroll hint" data-testid="no-threads">
          {isFiltered ? <p>Nothing matches.</p> : loaded.value && <p>Numbers appear here as codes are sent to them.</p>}
        </div>
      )}
      <footer class="tally">
        <span data-testid="kept">
          {matchingCount.value < messages.value.length && `${counted(matchingCount.value)} of `}
          {counted(messages.value.length)} {messages.value.length === 1 ? 'message' : 'messages'}
          {dropped.value > 0 && (
            <strong data-testid="dropped" title="The sandbox keeps the newest 10,000">
              {' '}
              · {counted(dropped.value)} dropped
            </strong>
          )}
        </span>
        <button
          type="button"
          class="quiet"
          data-testid="reset"
          title="Forget messages, codes, locks, faults and the journal, and set the clock right"
          onClick={startOver}
        >
          Reset
        </button>
      </footer>
    </>
  )
}

function Row({ thread: { number, messages } }: { thread: Thread }) {
  const [newest] = messages
  const isOpen = openNumber.value === number
  const { kind, word } = standing(newest, now.value)
  const icon = icons[kind]
  return (
    <a
      class="thread-row"
      href={numberAddress(number)}
      aria-current={isOpen ? 'true' : undefined}
      data-testid={`thread-${number}`}
    >
      <span class={`avatar ${kind}`}>
        <Icon name={newest.channel === 'voice' ? 'voice' : 'text'} />
        {icon && (
          <span class="badge">
            <Icon name={icon} />
          </span>
        )}
        <span class="unseen">{word}</span>
      </span>
      <span class="number">{readable(number)}</span>
      <time class="muted">{briefly(newest.createdAt, now.value)}</time>
      <span class="preview muted">
        {newest.scope} · <b>{grouped(newest.code)}</b>
      </span>
      {messages.length > 1 && (
        <span class="count" aria-label={`${messages.length} messages`} role="img">
          {messages.length}
        </span>
      )}
    </a>
  )
}

function startOver(): void {
  if (confirm('Start over? Messages, codes, locks, faults and the journal are forgotten, and the clock is set right.'))
    void attempt(() => answered(control.POST('/sandbox/reset')))
}
