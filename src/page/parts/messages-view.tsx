// Messages: the numbers, the thread of one of them, and the forms that make a message and judge its code.
import { route } from '../state/route.js'
import { CallPanel } from './call-panel.js'
import { Filters } from './filters.js'
import { SendForm } from './send-form.js'
import { ThreadList } from './thread-list.js'
import { ThreadPane } from './thread-pane.js'
import { VerifyForm } from './verify-form.js'

export function MessagesView() {
  const current = route.value
  const isOpen = current.view === 'messages' && Boolean(current.number ?? current.message)
  return (
    <main class={`messages ${isOpen ? 'opened' : ''}`}>
      <section class="pane numbers" aria-label="Numbers">
        <Filters />
        <ThreadList />
      </section>
      <ThreadPane />
      <CallPanel />
      <section class="pane trial" aria-label="Try the API">
        <SendForm />
        <VerifyForm />
        <p class="keys">
          Keys: <kbd>/</kbd> search <kbd>v</kbd> verify <kbd>c</kbd> copy the code
        </p>
      </section>
    </main>
  )
}
