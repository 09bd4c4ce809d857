// One labelled input of a form, bound to what was typed.
import type { Signal } from '@preact/signals'
import type { InputHTMLAttributes } from 'preact'

interface FieldProps {
  readonly label: string
  readonly value: Signal<string>
  readonly testId: string
  readonly id?: string
  readonly type?: 'tel' | 'url' | 'number' | 'datetime-local' | 'password'
  readonly inputMode?: 'numeric'
  readonly placeholder?: string
  /** What may be chosen instead of typed; offered where there are several. */
  readonly options?: readonly { readonly value: string; readonly label?: string }[]
  readonly title?: string
  readonly required?: boolean
  readonly min?: string
  readonly max?: string
  readonly step?: string
  readonly 'aria-keyshortcuts'?: string
}

/** An input under its label; the other attributes are the input's. */
export function Field({ label, value, testId, options = [], ...rest }: FieldProps) {
  const listId = options.length > 1 ? `${testId}-options` : undefined
  // Preact types inputs by their type, one by one; each of ours is one of them.
  const attributes = { ...rest, list: listId } as InputHTMLAttributes
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
      {listId && (
        <datalist id={listId}>
          {options.map((option) => (
            <option key={option.value} {...option} />
          ))}
        </datalist>
      )}
    </label>
  )
}
