// The sandbox's clock: what it says, and everything that can be done to it.
import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { answered } from '../../control/client.js'
import { control } from '../control.js'
import type { ClockChange } from '../../contract/sandbox.js'
import { hear, now, running } from '../state/clock.js'
import { attempt } from '../state/trouble.js'
import { dayOf, isSameDay, timeOfDay } from '../words/time.js'
import { Field } from './field.js'
import { Icon } from './icon.js'

const jumps = [1, 5, 15]

function change(change: ClockChange): void {
  void attempt(async () => hear(await answered(control.POST('/sandbox/clock', { body: change }))))
}

export function ClockControl() {
  const menu = useRef<HTMLDetailsElement>(null)
  useEffect(() => closeWhenLeft(menu.current), [])
  return (
    <section class="clock" aria-label="The sandbox's clock">
      <details class="menu" ref={menu}>
        <summary data-testid="clock" title="Set, stop or run the clock">
          <Icon name={running.value ? 'clock' : 'pause'} />
          <time dateTime={new Date(now.value).toISOString()} data-testid="clock-now">
            {timeOfDay(now.value)}
          </time>
          {!isSameDay(now.value, Date.now()) && (
            <span class="day" data-testid="clock-day">
              {dayOf(now.value)}
            </span>
          )}
          <span class="state" data-testid="clock-state">
            {running.value ? 'running' : 'stopped'}
          </span>
        </summary>
        <ClockMenu />
      </details>
      <div class="jumps" role="group" aria-label="Move the clock forward">
        {jumps.map((minutes) => (
          <button
            type="button"
            key={minutes}
            class="quiet"
            aria-label={`Move the clock by +${minutes} min`}
            data-testid={`advance-${minutes}`}
            onClick={() => change({ advanceSeconds: minutes * 60 })}
          >
            +{minutes} min
          </button>
        ))}
      </div>
    </section>
  )
}

function ClockMenu() {
  const minutes = useSignal('60')
  const moment = useSignal('')
  return (
    <div class="popover">
      <p class="muted">{dayOf(now.value)}. Expiry, locks and callbacks go by this clock.</p>
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault()
          change({ advanceSeconds: Math.round(Number(minutes.value) * 60) })
        }}
      >
        <Field
          label="Forward by minutes"
          type="number"
          min="0"
          max="525600"
          step="any"
          required
          value={minutes}
          testId="advance-by"
        />
        <button type="submit" data-testid="advance">
          Move
        </button>
      </form>
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault()
          change({ now: new Date(moment.value).toISOString() })
        }}
      >
        <Field label="Stop at a moment" type="datetime-local" step="1" required value={moment} testId="clock-moment" />
        <button type="submit" data-testid="clock-set">
          Set
        </button>
      </form>
      {running.value ? (
        <button
          type="button"
          class="wide"
          data-testid="clock-stop"
          onClick={() => change({ now: new Date(now.value).toISOString() })}
        >
          <Icon name="pause" /> Stop it here
        </button>
      ) : (
        <button type="button" class="wide" data-testid="clock-run" onClick={() => change({ run: true })}>
          <Icon name="play" /> Let it run
        </button>
      )}
    </div>
  )
}

/** Closes an open menu on Escape, on a click or the focus elsewhere, and when another view is opened. Returns how to end that. */
function closeWhenLeft(menu: HTMLDetailsElement | null): () => void {
  const end = new AbortController()
  const { signal } = end
  const close = () => menu?.removeAttribute('open')
  const closeFromOutside = ({ target }: Event) => {
    if (target instanceof Node && !menu?.contains(target)) close()
  }
  addEventListener('pointerdown', closeFromOutside, { signal })
  addEventListener('focusin', closeFromOutside, { signal })
  addEventListener('hashchange', close, { signal })
  addEventListener(
    'keydown',
    ({ key }) => {
      if (key !== 'Escape' || !menu?.open) return
      close()
      menu.querySelector('summary')?.focus()
    },
    { signal },
  )
  return () => end.abort()
}
