// One call of the API in the sandbox: judged, perhaps made to fail, carried out by the service, judged again and written down.
import { randomUUID } from 'node:crypto'
import type { Breach } from '../contract/breach.js'
import { judgeRequest, judgeResponse } from '../contract/judge.js'
import type { OperationId } from '../contract/operations.js'
import { isObject } from '../contract/validate.js'
import { type Answer, failed, respond } from '../server/answer.js'
import { readText, tooLarge } from '../server/body.js'
import type { Clock } from './clock.js'
import type { Faults } from './faults.js'
import { faulty, type ForcedBy, preferred, scripted } from './forced.js'
import { type Exchange, shownHeaders } from './journal.js'

/** What exchanges work with. */
export interface ExchangesOptions {
  /** The service. */
  readonly serve: (request: Request) => Promise<Response>
  readonly clock: Clock
  readonly faults: Faults
  /** Told of every exchange, before its answer leaves. */
  readonly onExchange: (exchange: Exchange, input: unknown) => Promise<void> | void
}

/** The connection ends without an answer. It looks like what `fetch` rejects with when a server goes away. */
export class ConnectionDroppedError extends TypeError {
  override readonly name = 'TypeError'
  constructor() {
    super('fetch failed', { cause: Object.assign(new Error('the sandbox dropped the connection, as a fault asked it to'), { code: 'ECONNRESET' }) })
  }
}

// Prism knows it as well; the document does not, because the hosted service does not.
const judgeOptions = { allowHeaders: ['prefer'] }

/** Carries requests out. Rejects with a ConnectionDroppedError where a fault says so. */
export function createExchanges({ serve, clock, faults, onExchange }: ExchangesOptions): (request: Request) => Promise<Response> {
  return async (request) => {
    const startedAt = performance.now()
    const { method, url, headers } = request
    const body = await readText(request)
    if (body === undefined) {
      const requestId = randomUUID()
      return respond(failed(tooLarge, requestId), requestId)
    }
    const { operationId, breaches } = judgeRequest({ method, url, headers, body }, judgeOptions)
    const input = parsed(body)
    const to = isObject(input) && typeof input['to'] === 'string' ? input['to'] : undefined

    const write = async (response: Exchange['response'], found: readonly Breach[], forcedBy: ForcedBy | null) => {
      const all = [...breaches, ...found]
      await onExchange(
        {
          id: randomUUID(),
          at: clock.now(),
          operationId: operationId ?? null,
          method,
          path: new URL(url).pathname,
          to: to ?? null,
          durationMs: performance.now() - startedAt,
          verdict: all.length === 0 ? 'kept' : 'broken',
          breaches: all,
          request: { headers: shownHeaders(headers), body },
          response,
          forcedBy,
        },
        input,
      )
    }

    const fault = faults.strike(operationId, to)
    if (fault?.delaySeconds) await new Promise((resolve) => setTimeout(resolve, fault.delaySeconds! * 1000))
    if (fault?.drop === 'before') {
      await write(null, [], 'fault')
      throw new ConnectionDroppedError()
    }

    const forced = force(operationId, to, headers.get('prefer'), fault && ((id) => faulty(operationId, fault, id)))
    const response = forced?.response ?? (await serve(new Request(url, { method, headers, ...(body === '' ? {} : { body }) })))
    const text = await response.text()
    const spoilt = fault?.corrupt === undefined ? text : spoil(text, fault.corrupt)
    if (fault?.drop === 'after') {
      await write(null, [], 'fault')
      throw new ConnectionDroppedError()
    }

    const answered = { status: response.status, headers: response.headers, body: spoilt }
    const found = operationId ? judgeResponse(operationId, answered, judgeOptions) : []
    await write({ ...answered, headers: shownHeaders(response.headers) }, found, forced?.by ?? (fault?.corrupt ? 'fault' : null))
    return new Response(spoilt, { status: response.status, headers: response.headers })
  }
}

function force(
  operationId: OperationId | undefined,
  to: string | undefined,
  prefer: string | null,
  fault: ((requestId: string) => Answer | undefined) | undefined,
): { response: Response; by: ForcedBy } | undefined {
  const requestId = randomUUID()
  const tries: [ForcedBy, Answer | undefined][] = [
    ['prefer', operationId && preferred(operationId, prefer, requestId)],
    ['fault', fault?.(requestId)],
    ['scenario', operationId && scripted(operationId, to, requestId)],
  ]
  const [by, answer] = tries.find(([, candidate]) => candidate) ?? []
  return by && answer && { by, response: respond(answer, requestId) }
}

function spoil(text: string, how: 'truncated' | 'malformed'): string {
  return how === 'truncated' ? text.slice(0, Math.floor(text.length / 2)) : `<html>${text}`
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
