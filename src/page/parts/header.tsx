// The bar on top, beside the name that page.html has in it: where one can go, the clock, and whether events arrive.
import { faults } from '../state/faults.js'
import { brokenCount, newestBroken } from '../state/journal.js'
import { exchangeAddress, route } from '../state/route.js'
import { connected, trouble } from '../state/trouble.js'
import { ClockControl } from './clock-control.js'
import { Icon } from './icon.js'

export function Header() {
  return (
    <>
      <nav aria-label="Views">
        <Tab view="messages" label="Messages" />
        <Tab
          view="journal"
          label="Journal"
          count={brokenCount.value}
          counted="broke the contract"
          newest={newestBroken.value && exchangeAddress(newestBroken.value.id)}
        />
        <Tab view="faults" label="Faults" count={faults.value.length} counted="set" />
        <Tab view="scenarios" label="Scenarios" />
        <a class="away" href="/docs">
          Reference
        </a>
      </nav>
      <ClockControl />
      {!connected.value && (
        <p class="notice bad" role="status" data-testid="disconnected">
          <Icon name="alert" /> The sandbox does not answer. Trying again…
        </p>
      )}
      {trouble.value && connected.value && (
        <p class="notice bad" role="alert" data-testid="trouble">
          <Icon name="alert" /> {trouble.value}
        </p>
      )}
    </>
  )
}

interface TabProps {
  readonly view: 'messages' | 'journal' | 'faults' | 'scenarios'
  readonly label: string
  readonly count?: number
  readonly counted?: string
  /** Where the count leads, where it is bad news. */
  readonly newest?: string | undefined
}

function Tab({ view, label, count = 0, counted, newest }: TabProps) {
  const shown = count > 999 ? '999+' : count
  return (
    <span class="tab">
      <a
        href={view === 'messages' ? '#/' : `#/${view}`}
        aria-current={route.value.view === view ? 'page' : undefined}
        data-testid={`tab-${view}`}
      >
        {label}
        {count > 0 && !newest && (
          <span class="count" aria-label={`${count} ${counted}`} role="img">
            {shown}
          </span>
        )}
      </a>
      {newest && (
        <a
          class="count bad"
          href={newest}
          aria-label={`${count} ${counted}: open the newest`}
          data-testid="newest-breach"
        >
          {shown}
        </a>
      )}
    </span>
  )
}
