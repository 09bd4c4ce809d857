// One call of the API in the sandbox: judged, perhaps made to fail, carried out by the service, judged again and written down.
import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { Breach } from '../contract/breach.js'
import { judgeRequest, judgeResponse } from '../contract/judge.js'
import type { OperationId } from '../contract/operations.js'
import { isObject } from '../contract/validate.js'
import { type Answer, failed, type Failure, respond, textOf } from '../server/answer.js'
import { readText, remember, tooLarge } from '../server/body.js'
import type { Clock } from './clock.js'
import type { Fault, Faults } from './faults.js'
import { faulty, type ForcedBy, preferred, scripted } from './forced.js'
import { accountOf, type Exchange, shownHeaders } from './journal.js'
import type { Try } from './tries.js'

/** What exchanges work with. */
export interface ExchangesOptions {
  /** The service. */
  readonly serve: (request: Request) => Promise<Response>
  readonly clock: Clock
  readonly faults: Faults
  /** Ends the delays of faults. */
  readonly closed: AbortSignal
  /** Told of every verify that the service carried out, whatever becomes of its answer. */
  readonly onTry: (one: Try) => Promise<void>
  /** Told of every exchange, before its answer leaves. */
  readonly onExchange: (exchange: Exchange) => void
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
/** Statuses whose answers have no body. */
const bodiless: ReadonlySet<number> = new Set([204, 205, 304])

/** An answer on its way out. */
interface Outgoing {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly forcedBy: ForcedBy | null
  /** What leaves as it is. */
  readonly response?: Response
}

/** Carries requests out. Rejects with a ConnectionDroppedError where a fault says so. */
export function createExchanges({ serve, clock, faults, closed, onTry, onExchange }: ExchangesOptions): (request: Request) => Promise<Response> {
  return async (request) => {
    const startedAt = performance.now()
    const at = clock.now()
    const { method, url, headers } = request
    const path = new URL(url).pathname
    const body = await readText(request)
    const { operationId, breaches } = judgeRequest({ method, url, headers, body }, judgeOptions)
    const input = body === undefined ? undefined : parsed(body)
    const to = isObject(input) && typeof input['to'] === 'string' ? input['to'] : undefined

    const write = (response: Exchange['response'], found: readonly Breach[], forcedBy: ForcedBy | null) => {
      const all = [...breaches, ...found]
      onExchange({
        id: randomUUID(),
        at,
        operationId: operationId ?? null,
        method,
        path,
        to: to ?? null,
        durationMs: performance.now() - startedAt,
        verdict: all.length === 0 ? 'kept' : 'broken',
        breaches: all,
        request: { headers: shownHeaders(headers), body: body ?? '' },
        response,
        forcedBy,
      })
    }
    const drop = () => {
      write(null, [], 'fault')
      throw new ConnectionDroppedError()
    }

    async function carryOut(text: string): Promise<Outgoing> {
      remember(request, text)
      const response = await serve(request)
      const answer = await textOf(response)
      const accountId = accountOf(path)
      if (operationId === 'verifyCode' && accountId !== undefined && to !== undefined) await onTry({ accountId, to, input, status: response.status, answer })
      return { status: response.status, headers: response.headers, text: answer, forcedBy: null, response }
    }

    // Faults strike the API only: what is none of its operations, such as a browser that looks for an icon, must not use one up.
    const fault = operationId && faults.strike(operationId, to)
    // A sandbox that is closed still answers in process, at once.
    if (fault?.delaySeconds) await delay(fault.delaySeconds * 1000, undefined, { signal: closed }).catch(() => undefined)
    if (fault?.drop === 'before') drop()

    const { status, headers: sent, text, forcedBy, response } =
      body === undefined ? refusal(tooLarge) : ((operationId && forced(operationId, to, headers.get('prefer'), fault)) ?? (await carryOut(body)))
    if (fault?.drop === 'after') drop()

    const spoilt = fault?.corrupt === undefined ? text : spoil(text, fault.corrupt)
    const found = operationId ? judgeResponse(operationId, { status, headers: sent, body: spoilt }, judgeOptions) : []
    write({ status, headers: shownHeaders(sent), body: spoilt }, found, forcedBy ?? (fault?.corrupt ? 'fault' : null))
    if (response && spoilt === text) return response
    return new Response(bodiless.has(status) ? null : spoilt, { status, headers: sent })
  }
}

/** The answer that is given instead of the service's; `undefined` when it is the service that answers. */
function forced(operationId: OperationId, to: string | undefined, prefer: string | null, fault: Fault | undefined): Outgoing | undefined {
  const requestId = randomUUID()
  const byPreference = preferred(operationId, prefer, requestId)
  if (byPreference) return outgoing(byPreference, requestId, 'prefer')
  const byFault = fault && faulty(operationId, fault, requestId)
  if (byFault) return outgoing(byFault, requestId, 'fault')
  const byScenario = scripted(operationId, to, requestId)
  return byScenario && outgoing(byScenario, requestId, 'scenario')
}

function refusal(failure: Failure): Outgoing {
  const requestId = randomUUID()
  return outgoing(failed(failure, requestId), requestId, null)
}

function outgoing(answer: Answer, requestId: string, forcedBy: ForcedBy | null): Outgoing {
  const { status } = answer
  // Only the headers are taken, which do not depend on the status; a Response of some statuses cannot be made with a body.
  const { headers } = respond({ ...answer, status: 200 }, requestId)
  if (bodiless.has(status)) headers.delete('content-type')
  return { status, headers, text: bodiless.has(status) ? '' : JSON.stringify(answer.body), forcedBy }
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
