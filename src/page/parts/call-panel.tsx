// The call that the current form stands for, ready to paste, and what the API answered.
import { signal } from '@preact/signals'
import { answers, requests, step } from '../state/trial.js'
import { curl, typescript } from '../words/snippet.js'
import { Choice } from './choice.js'
import { CopyButton } from './copy-button.js'

const language = signal<'curl' | 'typescript'>('curl')

export function CallPanel() {
  const call = requests[step.value].value
  const text = language.value === 'curl' ? curl(call) : typescript(call)
  const answer = answers.value[step.value]
  return (
    <section class="pane call" aria-label="The request and its answer">
      <div class="step-head">
        <h2>{step.value === 'send' ? 'The send as code' : 'The verify as code'}</h2>
        <Choice
          label="Language"
          value={language}
          testId="language"
          options={[
            ['curl', 'curl'],
            ['typescript', 'TypeScript'],
          ]}
        />
        <CopyButton text={text} label="Copy the request" testId="copy-request" />
      </div>
      <pre class="code" tabIndex={0} aria-label="Request" data-testid="request">
        {text}
      </pre>
      {answer && (
        <>
          <h3>
            Its answer <span class={`status ${answer.status === 200 ? 'good' : 'bad'}`}>{answer.status ?? 'none'}</span>
          </h3>
          <pre class="code" tabIndex={0} aria-label="Answer" data-testid="answer">
            {answer.body}
          </pre>
        </>
      )}
    </section>
  )
}
