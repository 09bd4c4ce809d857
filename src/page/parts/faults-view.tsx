// Failures on demand: those that are set, and a form for one more.
import type { Fault } from '../../contract/sandbox.js'
import { faults, removeFault } from '../state/faults.js'
import { readable } from '../words/number.js'
import { FaultForm } from './fault-form.js'
import { Icon } from './icon.js'

export function FaultsView() {
  return (
    <main class="faults">
      <section class="pane pad" aria-labelledby="faults-title">
        <h2 id="faults-title">Faults</h2>
        <p class="muted">
          The first one that fits a request strikes it. A code that was processed is real even when its answer was lost.
        </p>
        {faults.value.length === 0 ? (
          <p class="hint" data-testid="no-faults">
            None is set: every call is carried out.
          </p>
        ) : (
          <ul class="fault-list" aria-label="Faults that are set">
            {faults.value.map((fault) => (
              <FaultRow key={fault.id} fault={fault} />
            ))}
          </ul>
        )}
      </section>
      <FaultForm />
    </main>
  )
}

function FaultRow({ fault }: { fault: Fault }) {
  const { id, operationId, to, count, probability, applied } = fault
  const isSpent = count !== undefined && applied >= count
  return (
    <li class={isSpent ? 'spent' : ''} data-testid="fault">
      <b>{effectOf(fault)}</b>
      <span class="muted">
        {operationId ?? 'every operation'}
        {to ? ` to ${readable(to)}` : ''}
        {probability !== undefined && probability < 1 ? `, ${percent(probability)} % of requests` : ''}
      </span>
      <span class="tag" data-testid="applied">
        {count === undefined
          ? `struck ${applied === 1 ? 'once' : `${applied} times`}`
          : isSpent
            ? `spent: struck ${applied} of ${count}`
            : `${count - applied} of ${count} left`}
      </span>
      <button
        type="button"
        class="quiet"
        aria-label={`Remove: ${effectOf(fault)}`}
        title="Remove"
        data-testid="remove-fault"
        onClick={() => void removeFault(id)}
      >
        <Icon name="trash" />
      </button>
    </li>
  )
}

/** As it was typed: 0.07 times 100 is not quite 7. */
function percent(probability: number): number {
  return Number((probability * 100).toPrecision(12))
}

function effectOf({ status, retryAfter, headers, delaySeconds, drop, corrupt, stall }: Fault): string {
  const effects = [
    delaySeconds ? `waits ${delaySeconds} s` : '',
    status === undefined ? '' : `answers ${status}`,
    retryAfter === undefined ? '' : `${retryAfter === null ? 'without' : 'with'} Retry-After`,
    headers === undefined ? '' : `sets ${Object.keys(headers).join(', ')}`,
    drop === undefined
      ? ''
      : drop === 'idle'
        ? 'closes the idle connection'
        : `drops the connection ${drop} processing`,
    corrupt === undefined ? '' : `${corrupt} body`,
    stall === undefined ? '' : `never sends the ${stall}`,
  ].filter(Boolean)
  const words = effects.join(', ') || 'does nothing'
  return words.charAt(0).toUpperCase() + words.slice(1)
}
