// One exchange: the verdict, each breach, and both sides with what broke the contract marked.
import type { Exchange } from '../../contract/sandbox.js'
import { now } from '../state/clock.js'
import { curlAgain } from '../words/snippet.js'
import { momentOf } from '../words/time.js'
import { CopyButton } from './copy-button.js'
import { Icon } from './icon.js'
import { type Breach, MarkedBody } from './marked-body.js'

const forced = { prefer: 'a Prefer header', fault: 'a fault', scenario: "the number's scenario" }

export function ExchangePane({ exchange }: { exchange: Exchange }) {
  const { verdict, breaches, method, path, at, held, durationMs, request, response, forcedBy } = exchange
  const of = (side: Breach['side']) => breaches.filter((breach) => breach.side === side)
  return (
    <div class="scroll" data-testid="exchange">
      <div class={`verdict-banner ${verdict}`} data-testid="exchange-verdict">
        <Icon name={verdict === 'kept' ? 'check' : 'cross'} />
        <h2>
          {verdict === 'kept'
            ? held
              ? 'The request keeps the contract'
              : 'Both sides kept the contract'
            : breaches.length === 1
              ? 'One breach of the contract'
              : `${breaches.length} breaches of the contract`}
        </h2>
      </div>
      {breaches.length > 0 && (
        <ul class="breaches">
          {breaches.map(({ side, where, message }) => (
            <li key={side + where + message} data-testid="breach">
              <span class="tag failed">{side}</span> {message}
            </li>
          ))}
        </ul>
      )}
      <p class="muted">
        {momentOf(at, now.value)}
        {!held && `, took ${durationMs < 10 ? durationMs.toFixed(1) : Math.round(durationMs)} ms`}
        {forcedBy && !held && (
          <span data-testid="forced-by">, answered by {forced[forcedBy]} instead of the service</span>
        )}
      </p>
      <section aria-label="Request">
        <div class="step-head">
          <h3>Request</h3>
          <CopyButton
            text={curlAgain(exchange, location.origin)}
            label="Copy the request as curl"
            shown="curl"
            testId="copy-curl"
          />
        </div>
        <p class={`line ${marks(of('request'), 'path', 'method', 'query') ? 'marked' : ''}`}>
          <b>{method}</b> {path}
        </p>
        <HeaderLines headers={request.headers} breaches={of('request')} />
        <MarkedBody text={request.body} breaches={of('request')} testId="request-body" />
      </section>
      <section aria-label="Answer">
        <h3>Answer</h3>
        {response ? (
          <>
            <p class={`line ${marks(of('response'), 'status') ? 'marked' : ''}`}>
              <b class={`status ${response.status < 400 ? 'good' : 'bad'}`}>{response.status}</b>
            </p>
            <HeaderLines headers={response.headers} breaches={of('response')} />
            <MarkedBody text={response.body} breaches={of('response')} testId="response-body" />
          </>
        ) : (
          <p class="line">
            {held
              ? 'None yet: a fault holds the request back.'
              : 'None: the connection was dropped, as a fault asked for.'}
          </p>
        )}
      </section>
    </div>
  )
}

function HeaderLines({
  headers,
  breaches,
}: {
  headers: Readonly<Record<string, string>>
  breaches: readonly Breach[]
}) {
  const wanted = breaches.flatMap(({ where }) =>
    where === 'auth'
      ? ['authorization']
      : where === 'content-type'
        ? [where]
        : where.startsWith('header.')
          ? [where.slice('header.'.length)]
          : [],
  )
  const missing = wanted.filter((name) => !(name in headers))
  const entries = [...Object.entries(headers), ...missing.map((name) => [name, 'missing'] as const)]
  return (
    <details class="headers" open={wanted.length > 0}>
      <summary>{Object.keys(headers).length} headers</summary>
      <dl>
        {entries.map(([name, value]) => (
          <div key={name} class={wanted.includes(name) ? 'marked' : ''}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

function marks(breaches: readonly Breach[], ...places: string[]): boolean {
  return breaches.some(({ where }) => places.includes(where.split('.')[0] ?? ''))
}
