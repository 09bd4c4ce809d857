// Wraps any fetch so that an exchange which leaves the document fails: for tests of clients, of servers, and of both.
import { ContractBreachError, type Breach } from './breach.js'
import { judgeRequest, judgeResponse, type JudgeOptions } from './judge.js'

/** How strict the wrapper is, and what it does about a breach. */
export interface StrictOptions extends JudgeOptions {
  /** Called instead of throwing, at most once for the request and once for the response; the exchange goes on. Absent: the breach is thrown. */
  readonly onBreach?: (error: ContractBreachError) => void
}

/**
 * A `fetch` that judges every exchange by the document. A wrong request throws before it leaves. The wrapped `fetch` gets one `Request`; the request that
 * the caller passed and the response that it gets are unread. The promise settles once the whole body of the response has arrived, since it is judged too.
 *
 * An exchange that cannot be judged is a breach: a redirect that was followed, a body that breaks off. What the wrapped `fetch` throws is thrown on.
 *
 * @throws {ContractBreachError} when the exchange breaks the document, unless `onBreach` is given
 * @throws {TypeError} at once, when `baseUrl` is no absolute URL
 */
export function strictFetch(fetch: typeof globalThis.fetch, { onBreach, ...options }: StrictOptions = {}): typeof globalThis.fetch {
  if (options.baseUrl !== undefined) new URL(options.baseUrl)
  const report = (breaches: readonly Breach[]) => {
    if (breaches.length === 0) return
    const error = new ContractBreachError(breaches)
    if (!onBreach) throw error
    onBreach(error)
  }

  return async (input, init) => {
    const request = new Request(input instanceof Request ? input.clone() : input, init)
    const { method, url, headers, signal } = request
    const { operationId, breaches } = judgeRequest({ method, url, headers, body: await textOf(request, signal) }, options)
    report(breaches)

    const response = await fetch(request)
    // Without an operation there is nothing to judge by, and the breach is reported already.
    if (!operationId) return response
    if (response.redirected) {
      report([{ side: 'response', operationId, where: 'status', rule: 'undocumented', message: 'a redirect is not in the document' }])
      return response
    }
    report(judgeResponse(operationId, { status: response.status, headers: response.headers, body: await textOf(response, signal) }, options))
    return response
  }
}

/** The body, read from a copy; undefined when it breaks off or was read before. A caller who aborts gets the abort, not a breach. */
async function textOf(message: Request | Response, signal: AbortSignal): Promise<string | undefined> {
  try {
    return await message.clone().text()
  } catch {
    signal.throwIfAborted()
    return undefined
  }
}
