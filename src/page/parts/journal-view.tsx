// Every exchange with the API, verdict first.
import type { Exchange } from '../../contract/sandbox.js'
import { now } from '../state/clock.js'
import { brokenOnly, exchanges, journalSearch, openExchange, shownExchanges } from '../state/journal.js'
import { exchangeAddress, route } from '../state/route.js'
import { readable } from '../words/number.js'
import { helperNames } from '../words/operation.js'
import { briefly } from '../words/time.js'
import { ExchangePane } from './exchange-pane.js'
import { Icon } from './icon.js'
import { WindowedList } from './windowed-list.js'

export function JournalView() {
  const current = route.value
  const isOpen = current.view === 'journal' && current.exchange !== undefined
  const exchange = openExchange.value
  return (
    <main class={`journal ${isOpen ? 'opened' : ''}`}>
      <section class="pane numbers" aria-label="Exchanges">
        <search class="filters">
          <label class="find">
            <Icon name="search" />
            <input
              type="search"
              aria-label="Search the journal"
              placeholder="Number, operation, status or text"
              data-testid="journal-search"
              value={journalSearch.value}
              onInput={({ currentTarget }) => (journalSearch.value = currentTarget.value)}
            />
          </label>
        </search>
        <label class="only">
          <input
            type="checkbox"
            data-testid="broken-only"
            checked={brokenOnly.value}
            onChange={({ currentTarget }) => (brokenOnly.value = currentTarget.checked)}
          />
          Only those that broke the contract
        </label>
        {shownExchanges.value.length > 0 ? (
          <WindowedList
            label="Exchanges, newest first"
            items={shownExchanges.value}
            keyOf={({ id }) => id}
            rowHeight={60}
            row={(item) => <Row exchange={item} isOpen={item === exchange} />}
            testId="exchanges"
          />
        ) : (
          <div class="scroll hint">
            <p>
              {journalSearch.value
                ? 'Nothing is like that.'
                : exchanges.value.length > 0
                  ? 'None broke the contract.'
                  : 'Every call of the API is written down here, judged by the contract on both sides.'}
            </p>
          </div>
        )}
      </section>
      <section class="pane exchange" aria-label="Exchange">
        {exchange ? (
          <ExchangePane key={exchange.id} exchange={exchange} />
        ) : (
          <div class="scroll hint">
            <p>
              {isOpen ? 'The journal does not keep this exchange: it has the newest 1,000.' : 'Nothing to show yet.'}
            </p>
          </div>
        )}
      </section>
    </main>
  )
}

function Row({
  exchange: { id, verdict, operationId, method, path, to, at, held, response, forcedBy },
  isOpen,
}: {
  exchange: Exchange
  isOpen: boolean
}) {
  return (
    <a
      class="exchange-row"
      href={exchangeAddress(id)}
      aria-current={isOpen ? 'true' : undefined}
      data-testid={`exchange-${id}`}
    >
      <span class={`status ${response && response.status < 400 ? 'good' : 'bad'}`}>
        {response?.status ?? (held ? 'held' : 'dropped')}
      </span>
      <span class="number" title={operationId ?? undefined}>
        {operationId ? helperNames[operationId] : `${method} ${path}`}
      </span>
      {verdict === 'broken' && <span class="tag failed">breach</span>}
      <span class="preview muted">
        {briefly(at, now.value)}
        {to && ` · ${readable(to)}`}
        {forcedBy && ` · ${forcedBy}`}
      </span>
    </a>
  )
}
