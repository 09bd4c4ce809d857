// One call of the API in the sandbox: perhaps made to fail, carried out by the service, and written down, to be judged once somebody looks.
import { randomUUID } from 'node:crypto'
import { transferableAbortController } from 'node:util'
import { judgeRequest, judgeResponse } from '../../contract/judge.js'
import type { OperationId } from '../../contract/operations.js'
import { isObject } from '../../contract/validate.js'
import { type Answer, type Reply, replyOf } from '../../server/answer.js'
import { ReadBody } from '../../server/body.js'
import { type Call, pathOf } from '../../server/call.js'
import type { Route, Server } from '../../server/server.js'
import type { Clock } from '../clock/clock.js'
import type { Fault, Faults } from '../trouble/faults.js'
import { faulty, type ForcedBy, preferred, scripted } from '../trouble/forced.js'
import { type Exchange, type Recorded, shownHeaders } from '../journal/journal.js'
import type { Try } from '../inbox/tries.js'
import { delay, elapsedMs } from '../../real-time.js'

/** What exchanges work with. */
export interface ExchangesOptions {
  readonly server: Server
  readonly clock: Clock
  readonly faults: Faults
  /** Ends the delays of faults. */
  readonly closed: AbortSignal
  /** Told of every verify that the service carried out, whatever becomes of its answer. */
  readonly onTry: (one: Try) => Promise<void>
  /** Told of every exchange, before its answer leaves. */
  readonly onExchange: (recorded: Recorded) => void
}

/** The connection ends without an answer. It looks like what `fetch` rejects with when a server goes away. */
export class ConnectionDroppedError extends TypeError {
  override readonly name = 'TypeError'
  constructor() {
    super('fetch failed', {
      cause: Object.assign(new Error('the sandbox dropped the connection, as a fault asked it to'), {
        code: 'ECONNRESET',
      }),
    })
  }
}

// Prism knows it as well; the document does not, because the hosted service does not.
const judgeOptions = { allowHeaders: ['prefer'] }
/** Statuses whose answers have no body. */
const bodiless: ReadonlySet<number> = new Set([204, 205, 304])

/** An answer that is not the service's own, and why. */
interface Forced {
  readonly reply: Reply
  readonly forcedBy: ForcedBy | null
}

/** Exchanges with the two-factor API. */
export interface Exchanges {
  /** Carries a request out. Rejects with a ConnectionDroppedError where a fault says so. */
  exchange(call: Call): Promise<Reply>
  /** Drops the requests that a fault holds back; those about one number when `to` is given. */
  drop(to?: string): void
}

/** Requests are carried out as they come. */
export function createExchanges({ server, clock, faults, closed, onTry, onExchange }: ExchangesOptions): Exchanges {
  const held = new Map<AbortController, string | undefined>()

  /** Waits as a fault asks for. Resolves with whether the request is still to be carried out. */
  async function hold(seconds: number, to: string | undefined): Promise<boolean> {
    // Node's own, which the global one is not where a test runner stands in for a browser.
    const reset = transferableAbortController()
    const end = () => reset.abort('closed')
    held.set(reset, to)
    closed.addEventListener('abort', end)
    if (closed.aborted) end()
    await delay(seconds * 1000, undefined, { signal: reset.signal }).catch(() => undefined)
    closed.removeEventListener('abort', end)
    held.delete(reset)
    // A sandbox that is closed still answers in process, at once.
    return !reset.signal.aborted || closed.aborted
  }

  async function exchange(call: Call): Promise<Reply> {
    const startedAt = elapsedMs()
    const at = clock.now()
    const { method, url } = call
    const route = server.route(call)
    const { operationId, accountId } = named(route)
    // Before anything is waited for: what is written down is what was answered.
    const idempotencyKey = call.header('idempotency-key') ?? undefined
    const prefer = call.header('prefer')
    const sentHeaders = call.headers()
    // A body that breaks off is no JSON, and there is nobody left to hear so.
    const { text: body, json: input } = await call.body().catch(() => new ReadBody(''))
    const to = isObject(input) && typeof input['to'] === 'string' ? input['to'] : undefined

    const record = (reply: Reply | null, forcedBy: ForcedBy | null) => {
      const made = { at, method, url, path: pathOf(call), to, headers: sentHeaders, body, reply, forcedBy }
      const durationMs = elapsedMs() - startedAt
      onExchange({ accountId, to, idempotencyKey, exchange: judgedLater({ ...made, durationMs }) })
    }
    const drop = () => {
      record(null, 'fault')
      throw new ConnectionDroppedError()
    }

    async function carryOut(): Promise<Forced> {
      const reply = await server.reply(call, route)
      if (operationId === 'verifyCode' && accountId !== undefined && to !== undefined)
        await onTry({ accountId, to, input, status: reply.status, answer: reply.text })
      return { reply, forcedBy: null }
    }

    /** The answer that the number's scenario has, to a request that the service would carry out: a wrong one is refused as ever. */
    async function played(id: OperationId): Promise<Forced | undefined> {
      const requestId = randomUUID()
      const answer = scripted(id, to, requestId)
      return answer && !(await server.refusal(call, route))
        ? { reply: bodiedReply(answer, requestId), forcedBy: 'scenario' }
        : undefined
    }

    // Faults strike the API only: what is none of its operations, such as a browser that looks for an icon, must not use one up.
    const fault = operationId && faults.strike(operationId, to)
    // After a reset it is as if it had never come: it would be a message of the test before in the next.
    if (fault?.delaySeconds && !(await hold(fault.delaySeconds, to))) throw new ConnectionDroppedError()
    if (fault?.drop === 'before') drop()

    const { reply, forcedBy } =
      (operationId && (forced(operationId, prefer, fault) ?? (await played(operationId)))) ?? (await carryOut())
    if (fault?.drop === 'after') drop()

    const sent = fault?.corrupt === undefined ? reply : spoiled(reply, fault.corrupt)
    record(sent, forcedBy ?? (fault?.corrupt ? 'fault' : null))
    return sent
  }

  return {
    exchange,
    drop(to) {
      for (const [reset, number] of held) if (to === undefined || number === to) reset.abort()
    },
  }
}

/** What an exchange left behind. */
interface Traces extends Pick<Exchange, 'at' | 'method' | 'path' | 'durationMs' | 'forcedBy'> {
  readonly url: string
  readonly to: string | undefined
  readonly headers: Iterable<readonly [name: string, value: string]>
  readonly body: string | undefined
  readonly reply: Reply | null
}

/** Judges the exchange whenever somebody looks: few do, and a verdict that is kept costs more memory than all it is about. Apart, so that what is kept holds no request or connection. */
function judgedLater({ url, headers: sent, body, reply, to, ...made }: Traces): () => Exchange {
  const id = randomUUID()
  return () => {
    const headers = new Map(sent)
    const request = judgeRequest(
      { method: made.method, url: url.startsWith('/') ? `http://sandbox${url}` : url, headers, body },
      judgeOptions,
    )
    const received = reply && inLowerCase(reply.headers)
    const found =
      reply && received && request.operationId
        ? judgeResponse(
            request.operationId,
            { status: reply.status, headers: received, body: reply.text },
            judgeOptions,
          )
        : []
    const breaches = [...request.breaches, ...found]
    return {
      id,
      at: made.at,
      operationId: request.operationId ?? null,
      method: made.method,
      path: made.path,
      to: to ?? null,
      durationMs: made.durationMs,
      verdict: breaches.length === 0 ? 'kept' : 'broken',
      breaches,
      request: { headers: shownHeaders(headers), body: body ?? '' },
      response: reply && received && { status: reply.status, headers: shownHeaders(received), body: reply.text },
      forcedBy: made.forcedBy,
    }
  }
}

/** What a route names, if anything. */
function named(route: Route): { readonly operationId?: OperationId; readonly accountId?: string | undefined } {
  return 'operationId' in route ? { operationId: route.operationId, accountId: route.path['accountId'] } : {}
}

function inLowerCase(headers: Reply['headers']): ReadonlyMap<string, string> {
  return new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}

/** The answer that somebody asked for in place of the service's; `undefined` when nobody did. */
function forced(operationId: OperationId, prefer: string | null, fault: Fault | undefined): Forced | undefined {
  const requestId = randomUUID()
  const byPreference = preferred(operationId, prefer, requestId)
  if (byPreference) return { reply: bodiedReply(byPreference, requestId), forcedBy: 'prefer' }
  const byFault = fault && faulty(operationId, fault, requestId)
  return byFault && { reply: bodiedReply(byFault, requestId), forcedBy: 'fault' }
}

/** As `replyOf`, without a body where the status has none. */
function bodiedReply(answer: Answer, requestId: string): Reply {
  return replyOf(bodiless.has(answer.status) ? { ...answer, body: undefined } : answer, requestId)
}

function spoiled({ status, headers, text: whole }: Reply, how: 'truncated' | 'malformed'): Reply {
  const text = how === 'truncated' ? whole.slice(0, Math.floor(whole.length / 2)) : `<html>${whole}`
  return { status, headers: { ...headers, 'Content-Length': String(Buffer.byteLength(text)) }, text }
}
