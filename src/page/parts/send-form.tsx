// The first step: a code to send, filled in ready.
import { account, caller } from '../state/caller.js'
import { awaited, send, sendCode, step } from '../state/trial.js'
import { AccountFields } from './account-fields.js'
import { Choice } from './choice.js'
import { Field } from './field.js'

export function SendForm() {
  const numbers = account.value?.applications.find(({ id }) => id === caller.applicationId.value)?.numbers ?? []
  return (
    <form
      class={`step ${step.value === 'send' ? 'current' : ''}`}
      aria-labelledby="send-title"
      data-testid="send-form"
      noValidate
      onFocusIn={() => (step.value = 'send')}
      onSubmit={(event) => {
        event.preventDefault()
        void sendCode()
      }}
    >
      <div class="step-head">
        <h2 id="send-title">
          <span class="nr" aria-hidden="true">
            1
          </span>{' '}
          Send a code
        </h2>
        <Choice
          label="Channel"
          value={send.channel}
          testId="send"
          options={[
            ['messaging', 'Text'],
            ['voice', 'Call'],
          ]}
        />
      </div>
      <div class="fields">
        <Field label="To" type="tel" value={send.to} testId="to" />
        <Field label="Scope" value={send.scope} testId="scope" />
        <Field label="Digits" inputMode="numeric" value={send.digits} testId="digits" />
      </div>
      <label class="field">
        <span>Message</span>
        <textarea
          rows={2}
          spellcheck={false}
          data-testid="message"
          value={send.message.value}
          onInput={({ currentTarget }) => (send.message.value = currentTarget.value)}
        />
      </label>
      <AccountFields />
      <details class="more" data-testid="more">
        <summary>Sender and callback</summary>
        <Field
          label="From"
          type="tel"
          value={caller.from}
          options={numbers.map((value) => ({ value }))}
          testId="from"
        />
        {send.channel.value === 'messaging' && (
          <Field
            label="Callback URL"
            type="url"
            placeholder="http://127.0.0.1:3000/receipts"
            value={send.callbackUrl}
            testId="callbackUrl"
          />
        )}
      </details>
      <button type="submit" class="primary wide" data-testid="send" disabled={awaited.value === 'send'}>
        {send.channel.value === 'voice' ? 'Call with a code' : 'Send the code'}
      </button>
    </form>
  )
}
