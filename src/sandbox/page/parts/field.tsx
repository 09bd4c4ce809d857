// One labelled input of a form, bound to what was typed.
import type { Signal } from '@preact/signals'
import type { InputHTMLAttributes } from 'preact'

interface FieldProps {
  readonly label: string
  readonly value: Signal<string>
  readonly testId: string
  readonly id?: string
  readonly type?: 'tel' | 'url' | 'number' | 'datetime-local'
  readonly inputMode?: 'numeric'
  readonly placeholder?: string
  readonly title?: string
  readonly required?: boolean
  readonly min?: string
  readonly max?: string
  readonly step?: string
  readonly 'aria-keyshortcuts'?: string
}

/** An input under its label; the other attributes are the input's. */
export function Field({ label, value, testId, ...rest }: FieldProps) {
  // Preact types inputs by their type, one by one; each of ours is one of them.
  const attributes = rest as InputHTMLAttributes
  return (
    <label class="field">
      <span>{label}</span>
      <input
        {...attributes}
        data-testid={testId}
        autocomplete="off"
        spellcheck={false}
        value={value.value}
        onInput={({ currentTarget }) => (value.value = currentTarget.value)}
      />
    </label>
  )
}
