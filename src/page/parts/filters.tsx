// Search and filters over the threads.
import { channel, scope, scopes, search } from '../state/inbox.js'
import { Choice } from './choice.js'
import { Icon } from './icon.js'

export function Filters() {
  return (
    <search class="filters">
      <label class="find">
        <Icon name="search" />
        <input
          type="search"
          id="search"
          aria-label="Search numbers, codes and texts"
          aria-keyshortcuts="/"
          placeholder="Number, code or text"
          data-testid="search"
          value={search.value}
          onInput={({ currentTarget }) => (search.value = currentTarget.value)}
        />
        <kbd aria-hidden="true">/</kbd>
      </label>
      <div class="row">
        <Choice
          label="Channel"
          value={channel}
          testId="channel"
          options={[
            ['', 'All'],
            ['messaging', 'Texts'],
            ['voice', 'Calls'],
          ]}
        />
        <select
          aria-label="Scope"
          data-testid="scope-filter"
          value={scope.value}
          onChange={({ currentTarget }) => (scope.value = currentTarget.value)}
        >
          <option value="">Every scope</option>
          {scopes.value.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </div>
    </search>
  )
}
