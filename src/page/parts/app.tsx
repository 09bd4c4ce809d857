// The page below the bar: the view that the address names, and what is said to screen readers.
import { announcement } from '../state/announcement.js'
import { route } from '../state/route.js'
import { FaultsView } from './faults-view.js'
import { JournalView } from './journal-view.js'
import { MessagesView } from './messages-view.js'
import { ScenariosView } from './scenarios-view.js'

const views = { messages: MessagesView, journal: JournalView, faults: FaultsView, scenarios: ScenariosView }

export function App() {
  const View = views[route.value.view]
  return (
    <>
      <View />
      <p class="unseen" role="status" aria-live="polite" data-testid="announcement">
        {announcement.value}
      </p>
    </>
  )
}
