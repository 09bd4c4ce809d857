// Numbers that behave: a click puts one into the form.
import type { Scenario } from '../../contract/sandbox.js'
import { scenarios } from '../state/live.js'
import { go } from '../state/route.js'
import { send } from '../state/trial.js'
import { readable } from '../words/number.js'

export function ScenariosView() {
  return (
    <main class="scenarios">
      <div class="intro">
        <h2>Scenarios</h2>
        <p class="muted">
          These numbers behave, ten each, so that tests side by side do not meet. Choose one, and send it a code.
        </p>
      </div>
      <ul aria-label="Scenarios">
        {scenarios.value.map((scenario) => (
          <Card key={scenario.name} scenario={scenario} />
        ))}
      </ul>
    </main>
  )
}

function Card({ scenario: { name, description, numbers } }: { scenario: Scenario }) {
  return (
    <li class="pane pad" data-testid={`scenario-${name}`}>
      <h3>{name}</h3>
      <p class="muted">{description}</p>
      {numbers[0] && (
        <p class="area" aria-hidden="true">
          {readable(numbers[0]).slice(0, -4)}…
        </p>
      )}
      {numbers.length > 0 && (
        <div class="chips">
          {numbers.map((number) => (
            <button
              type="button"
              key={number}
              data-testid={`use-${number}`}
              aria-label={`Send to ${readable(number)}`}
              onClick={() => use(number)}
            >
              {number.slice(-4)}
            </button>
          ))}
        </div>
      )}
    </li>
  )
}

function use(number: string): void {
  send.to.value = number
  go('#/')
}
