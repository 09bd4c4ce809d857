// The sandbox's clock, as it ticks on the page.
import { computed, signal } from '@preact/signals'
import type { Clock } from '../../contract/sandbox.js'

const told = signal({ now: Date.now(), running: true, heardAt: performance.now() })
const ticked = signal(performance.now())

/** Whether time passes by itself. */
export const running = computed(() => told.value.running)

/** Epoch milliseconds on the sandbox's clock, a new value every second while it runs. */
export const now = computed(() =>
  told.value.running ? told.value.now + Math.max(0, ticked.value - told.value.heardAt) : told.value.now,
)

/** Takes over what the sandbox says of its clock. */
export function hear({ now, running }: Clock): void {
  told.value = { now: Date.parse(now), running, heardAt: performance.now() }
  tick()
}

/** Brings `now` up to the moment: countdowns begin with what has just happened. */
export function tick(): void {
  ticked.value = performance.now()
}

/** Lets the page's clock tick. */
export function startTicking(): void {
  setInterval(tick, 1_000)
}
