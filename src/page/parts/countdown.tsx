// How long a code is still good, as a ring that empties and a time.
import { now } from '../state/clock.js'
import { countdown } from '../words/time.js'

const circumference = 2 * Math.PI * 9

/** The time left from `from` to `until`, both RFC 3339, on the sandbox's clock. */
export function Countdown({ from, until }: { from: string; until: string }) {
  const whole = Date.parse(until) - Date.parse(from)
  const left = Math.min(whole, Math.max(0, Date.parse(until) - now.value))
  const share = left / whole
  return (
    <span class={`countdown ${share < 0.2 ? 'soon' : ''}`} data-testid="countdown">
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <circle class="track" cx="12" cy="12" r="9" />
        <circle
          class="rest"
          cx="12"
          cy="12"
          r="9"
          stroke-dasharray={circumference}
          stroke-dashoffset={circumference * (1 - share)}
        />
      </svg>
      {countdown(left)} left
    </span>
  )
}
