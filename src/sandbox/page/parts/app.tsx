// The whole page: the bar on top, the view that the address names, and what is said to screen readers.
import { announcement } from '../state/announcement.js'
import { route } from '../state/route.js'
import { FaultsView } from './faults-view.js'
import { Header } from './header.js'
import { JournalView } from './journal-view.js'
import { MessagesView } from './messages-view.js'
import { ScenariosView } from './scenarios-view.js'

const views = { messages: MessagesView, journal: JournalView, faults: FaultsView, scenarios: ScenariosView }

export function App() {
  const View = views[route.value.view]
  return (
    <>
      <Header />
      <View />
      <p class="unseen" role="status" aria-live="polite" data-testid="announcement">
        {announcement.value}
      </p>
    </>
  )
}
