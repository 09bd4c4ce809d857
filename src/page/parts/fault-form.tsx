// A failure to add: what happens, to which requests, how often.
import { useSignal } from '@preact/signals'
import type { OperationId } from '../../contract/operations.js'
import type { FaultSpec } from '../../contract/sandbox.js'
import { addFault } from '../state/faults.js'
import { Field } from './field.js'

const operations: readonly (readonly [OperationId, string])[] = [
  ['generateMessagingCode', 'Sends by text'],
  ['generateVoiceCode', 'Sends by call'],
  ['verifyCode', 'Verifies'],
]

const effects = {
  status: 'Answer with a status',
  before: 'Drop the connection before processing',
  after: 'Drop the connection after processing',
  truncated: 'Cut the answer in half',
  malformed: 'Answer something that is not JSON',
  cut: 'End the connection in the middle of the answer',
  idle: 'Answer, then end the connection',
  answer: 'Process, and never answer',
  body: 'Send the head of the answer, and nothing else',
  delay: 'Only wait',
} as const
type Effect = keyof typeof effects

/** What people try first. */
const presets: readonly (readonly [label: string, fault: FaultSpec])[] = [
  ['503 once', { status: 503, count: 1 }],
  ['Time-out once', { stall: 'answer', count: 1 }],
  ['Lost answer once', { drop: 'after', count: 1 }],
]

export function FaultForm() {
  const effect = useSignal<Effect>('status')
  const status = useSignal('500')
  const body = useSignal('')
  const delay = useSignal('')
  const operation = useSignal<'' | OperationId>('')
  const to = useSignal('')
  const percent = useSignal('100')
  const count = useSignal('')
  const wrong = useSignal('')

  const add = async (event: Event) => {
    event.preventDefault()
    const given = parsed(body.value)
    wrong.value = given ? '' : 'The body must be JSON.'
    if (!given) return
    const chosen = effect.value
    await addFault({
      ...(operation.value && { operationId: operation.value }),
      ...(to.value && { to: to.value }),
      ...(delay.value && { delaySeconds: Number(delay.value) }),
      ...(percent.value !== '100' && { probability: Number(percent.value) / 100 }),
      ...(count.value && { count: Number(count.value) }),
      ...(chosen === 'status' && { status: Number(status.value), ...given }),
      ...((chosen === 'before' || chosen === 'after' || chosen === 'idle') && { drop: chosen }),
      ...((chosen === 'truncated' || chosen === 'malformed' || chosen === 'cut') && { corrupt: chosen }),
      ...((chosen === 'answer' || chosen === 'body') && { stall: chosen }),
    } satisfies FaultSpec)
  }
  return (
    <form class="pane pad fault-form" aria-labelledby="fault-title" data-testid="fault-form" onSubmit={add}>
      <h2 id="fault-title">Set a fault</h2>
      <div class="presets" role="group" aria-label="Ready-made faults">
        {presets.map(([label, fault]) => (
          <button
            key={label}
            type="button"
            class="quiet"
            data-testid={`preset-${label}`}
            onClick={() => void addFault({ ...fault, ...(to.value && { to: to.value }) })}
          >
            {label}
          </button>
        ))}
      </div>
      <label class="field">
        <span>What happens</span>
        <select
          data-testid="fault-effect"
          value={effect.value}
          onChange={({ currentTarget }) => (effect.value = currentTarget.value as Effect)}
        >
          {Object.entries(effects).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      {effect.value === 'status' && (
        <div class="fields two">
          <Field label="Status" type="number" min="200" max="599" required value={status} testId="fault-status" />
          <Field label="Body, as JSON" placeholder="the contract's example" value={body} testId="fault-body" />
        </div>
      )}
      <div class="fields two">
        <label class="field">
          <span>To which calls</span>
          <select
            data-testid="fault-operation"
            value={operation.value}
            onChange={({ currentTarget }) => (operation.value = currentTarget.value as '' | OperationId)}
          >
            <option value="">Every operation</option>
            {operations.map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <Field label="To which number" type="tel" placeholder="every number" value={to} testId="fault-to" />
      </div>
      <div class="fields three">
        <Field
          label="Wait, seconds"
          type="number"
          min="0"
          max="60"
          step="any"
          placeholder="0"
          required={effect.value === 'delay'}
          value={delay}
          testId="fault-delay"
        />
        <Field label="How many times" type="number" min="1" placeholder="always" value={count} testId="fault-count" />
        <Field
          label="Probability, %"
          type="number"
          min="0"
          max="100"
          step="any"
          required
          value={percent}
          testId="fault-percent"
        />
      </div>
      {wrong.value && (
        <p class="verdict bad" role="alert">
          {wrong.value}
        </p>
      )}
      <button type="submit" class="primary wide" data-testid="add-fault">
        Set it
      </button>
    </form>
  )
}

/** `undefined` when the text is not JSON; without a body when it is empty. */
function parsed(text: string): { body?: unknown } | undefined {
  if (text.trim() === '') return {}
  try {
    return { body: JSON.parse(text) as unknown }
  } catch {
    return undefined
  }
}
