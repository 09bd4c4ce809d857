// Wraps any fetch so that an exchange which leaves the document fails: for tests of clients, of servers, and of both.
import { ContractBreachError, type Breach } from './breach.js'
import { documentOf, judgeRequest, judgeResponse, type JudgeOptions } from './judge.js'
import type { OperationId } from './operations.js'

/** How strict the wrapper is, and what it does about a breach. */
export interface StrictOptions<Id extends string = OperationId> extends JudgeOptions<Id> {
  /** Where a client gets its OAuth2 tokens; where the document says when absent. Requests to it go through unjudged, since the document says no more of it. */
  readonly tokenUrl?: string | undefined
  /** Called instead of throwing, at most once for the request and once for the response; the exchange goes on. Absent: the breach is thrown. */
  readonly onBreach?: ((error: ContractBreachError) => void) | undefined
}

/**
 * A `fetch` that judges every exchange by the document: the two-factor API's, unless `document` names another. A wrong request throws before it leaves.
 * The wrapped `fetch` gets one `Request`; the request that the caller passed and the response that it gets are unread. The promise settles once the whole
 * body of the response has arrived, since it is judged too; only an event stream is handed on as soon as it begins, and what it brings is not judged.
 *
 * An exchange that cannot be judged is a breach: a redirect that was followed, a body that breaks off or is not UTF-8. What the wrapped `fetch` throws is thrown on.
 *
 * @throws {ContractBreachError} when the exchange breaks the document, unless `onBreach` is given
 * @throws {TypeError} at once, when `baseUrl` or `tokenUrl` is no absolute URL
 */
export function strictFetch<Id extends string = OperationId>(
  fetch: typeof globalThis.fetch,
  { onBreach, tokenUrl, ...options }: StrictOptions<Id> = {},
): typeof globalThis.fetch {
  if (options.baseUrl !== undefined) new URL(options.baseUrl)
  const tokens = tokenUrl === undefined ? documentOf(options).tokenUrl : new URL(tokenUrl).href
  const report = (breaches: readonly Breach<string>[]) => {
    if (breaches.length === 0) return
    const error = new ContractBreachError(breaches)
    if (!onBreach) throw error
    onBreach(error)
  }

  return async (input, init) => {
    const request = new Request(input instanceof Request ? input.clone() : input, init)
    const { method, url, headers, signal } = request
    if (url === tokens) return fetch(request)
    const { operationId, breaches } = judgeRequest<Id>(
      { method, url, headers, body: await textOf(request, signal) },
      options,
    )
    report(breaches)

    const response = await fetch(request)
    // Without an operation there is nothing to judge by, and the breach is reported already.
    if (!operationId) return response
    if (response.redirected) {
      report([
        {
          side: 'response',
          operationId,
          where: 'status',
          rule: 'undocumented',
          message: 'a redirect is not in the document',
        },
      ])
      return response
    }
    // A stream may never end. Where the document asks for JSON instead, it is a breach, read or unread.
    const streams = /^text\/event-stream\b/i.test(response.headers.get('content-type') ?? '')
    const body = streams ? undefined : await textOf(response, signal)
    report(judgeResponse<Id>(operationId, { status: response.status, headers: response.headers, body }, options))
    return response
  }
}

/** The body, read from a copy; undefined when it breaks off, was read before, or is not UTF-8. A caller who aborts gets the abort, not a breach. */
async function textOf(message: Request | Response, signal: AbortSignal): Promise<string | undefined> {
  try {
    const bytes = await message.clone().arrayBuffer()
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    signal.throwIfAborted()
    return undefined
  }
}
