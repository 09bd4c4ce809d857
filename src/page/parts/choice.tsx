// One of a few: buttons side by side, of which one is pressed.
import type { Signal } from '@preact/signals'

interface ChoiceProps<Value extends string> {
  /** What is chosen, for screen readers. */
  readonly label: string
  readonly value: Signal<Value>
  readonly options: readonly (readonly [value: Value, label: string])[]
  readonly testId: string
}

/** Buttons side by side; the test id of each is `testId` and its value, joined by a dash. */
export function Choice<Value extends string>({ label, value, options, testId }: ChoiceProps<Value>) {
  return (
    <div class="choice" role="group" aria-label={label}>
      {options.map(([option, shown]) => (
        <button
          type="button"
          key={option}
          aria-pressed={value.value === option}
          data-testid={`${testId}-${option || 'all'}`}
          onClick={() => (value.value = option)}
        >
          {shown}
        </button>
      ))}
    </div>
  )
}
