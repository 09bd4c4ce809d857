// What a call said, to read and to hear.
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { spelled } from '../words/code.js'
import { Icon } from './icon.js'

export function Transcript({ text, code }: { text: string; code: string }) {
  const speaking = useSignal(false)
  useEffect(() => () => void (speaking.value && speechSynthesis.cancel()), [])

  const speak = () => {
    speechSynthesis.cancel()
    if (speaking.value) return
    // Digit by digit, as the call does: a voice would read the code as one large number.
    const utterance = new SpeechSynthesisUtterance(text.replaceAll(code, spelled(code)))
    utterance.lang = 'en-US'
    utterance.rate = 0.9
    for (const type of ['end', 'error']) utterance.addEventListener(type, () => (speaking.value = false))
    speaking.value = true
    speechSynthesis.speak(utterance)
  }
  return (
    <div class="bubble spoken">
      <button
        type="button"
        class="play"
        aria-label={speaking.value ? 'Stop' : 'Play what the call said'}
        aria-pressed={speaking.value}
        data-testid="play"
        onClick={speak}
      >
        <Icon name={speaking.value ? 'pause' : 'play'} />
      </button>
      <p data-testid="text">{text.replaceAll(code, spelled(code))}</p>
    </div>
  )
}
