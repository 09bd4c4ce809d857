// The second step: is this code good?
import { now } from '../state/clock.js'
import { newestTo, openNumber } from '../state/inbox.js'
import { numberAddress, route } from '../state/route.js'
import { type ApiAnswer, answers, awaited, step, verify, verifyCode } from '../state/trial.js'
import { countdown } from '../words/time.js'
import { Field } from './field.js'
import { Icon } from './icon.js'

export function VerifyForm() {
  const answer = answers.value.verify
  return (
    <form
      class={`step ${step.value === 'verify' ? 'current' : ''}`}
      aria-labelledby="verify-title"
      data-testid="verify-form"
      noValidate
      onFocusIn={begin}
      onSubmit={(event) => {
        event.preventDefault()
        void verifyCode()
      }}
    >
      <div class="step-head">
        <h2 id="verify-title">
          <span class="nr" aria-hidden="true">
            2
          </span>{' '}
          Verify it
        </h2>
      </div>
      <div class="fields">
        <Field label="To" type="tel" value={verify.to} testId="verify-to" />
        <Field label="Scope" value={verify.scope} testId="verify-scope" />
        <Field
          label="Minutes"
          inputMode="numeric"
          title="How old the code may be, 1 to 15"
          value={verify.minutes}
          testId="minutes"
        />
      </div>
      <div class="row code-row">
        <Field
          label="Code"
          id="code"
          inputMode="numeric"
          placeholder="typed or pasted"
          aria-keyshortcuts="v"
          value={verify.code}
          testId="code"
        />
        <button type="submit" class="primary" data-testid="verify" disabled={awaited.value === 'verify'}>
          Verify
        </button>
      </div>
      <div role="status">{answer && <Verdict answer={answer} />}</div>
    </form>
  )
}

function begin(): void {
  step.value = 'verify'
  // While somebody types, the thread must not give way to the next number that gets a message.
  const current = route.value
  if (current.view === 'messages' && !current.number && !current.message && openNumber.value)
    location.replace(numberAddress(openNumber.value))
}

function Verdict({ answer: { status, body } }: { answer: ApiAnswer }) {
  const isValid = status === 200 && /"valid":\s*true/.test(body)
  const message = newestTo(verify.to.value, verify.scope.value || '2FA')
  const lockedMs = message?.lockedUntil ? Date.parse(message.lockedUntil) - now.value : 0
  return (
    <p class={`verdict ${isValid ? 'good' : 'bad'}`} data-testid="verdict">
      <Icon name={isValid ? 'check' : lockedMs > 0 || status === 429 ? 'lock' : 'cross'} />
      <span>
        <b>{status === 200 ? `valid: ${isValid}` : status === null ? 'No answer' : `Refused with ${status}`}</b>
        {isValid && ' Good once: the same code again is false.'}
        {status === 200 &&
          !isValid &&
          lockedMs <= 0 &&
          message &&
          ` ${message.attemptsLeft} more wrong ${message.attemptsLeft === 1 ? 'code' : 'codes'} until a lock.`}
        {!isValid && lockedMs > 0 && ` Locked for ${countdown(lockedMs)}.`}
      </span>
    </p>
  )
}
