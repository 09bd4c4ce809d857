// One call of the API in the sandbox: perhaps made to fail, carried out by the service, and written down, to be judged once somebody looks.
import { randomUUID } from 'node:crypto'
import { judgeRequest, type JudgeOptions, judgeResponse } from '../../contract/judge.js'
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
import type { Stream } from '../../server/stream.js'
import type { Holds } from '../trouble/holds.js'
import { elapsedMs, setImmediate } from '../../real-time.js'

/** What exchanges work with. */
export interface ExchangesOptions {
  readonly server: Server
  readonly clock: Clock
  readonly faults: Faults
  readonly holds: Holds
  /** Names of headers that the journal lets pass besides the document's. */
  readonly allowHeaders: readonly string[]
  /** Told of every exchange, before its answer leaves; and before that, of one that a fault holds. */
  readonly onExchange: (recorded: Recorded) => void
}

/** The connection ends without an answer. It looks like what `fetch` rejects with when a server goes away. */
export class ConnectionDroppedError extends TypeError {
  override readonly name = 'TypeError'
  constructor(ending: Fault['ending'] = 'rst') {
    super('fetch failed', {
      cause: Object.assign(new Error('the sandbox dropped the connection, as a fault asked it to'), {
        code: ending === 'fin' ? 'UND_ERR_SOCKET' : 'ECONNRESET',
      }),
    })
  }
}

/** Statuses whose answers have no body. */
const bodiless: ReadonlySet<number> = new Set([204, 205, 304])

/** An answer that is not the service's own, and why. */
interface Forced {
  readonly reply: Reply
  readonly forcedBy: ForcedBy | null
}

/** Carries requests out. Rejects with a ConnectionDroppedError where a fault says so. */
export function createExchanges({
  server,
  clock,
  faults,
  holds,
  allowHeaders,
  onExchange,
}: ExchangesOptions): (call: Call) => Promise<Reply> {
  // Prism knows it as well; the document does not, because the hosted service does not.
  const judgeOptions = { allowHeaders: ['prefer', ...allowHeaders] }
  return async (call) => {
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

    const id = randomUUID()
    let recorded: { -readonly [Name in keyof Recorded]: Recorded[Name] } | undefined
    const note = (traces: Pick<Traces, 'reply' | 'forcedBy' | 'durationMs' | 'heldSince'>) => {
      const exchange = judgedLater(
        { id, at, method, url, path: pathOf(call), to, headers: sentHeaders, body, ...traces },
        judgeOptions,
      )
      // One that was held stays in its place.
      if (recorded) recorded.exchange = exchange
      else recorded = { accountId, to, idempotencyKey, exchange }
      onExchange(recorded)
    }
    const hold = () => note({ reply: null, forcedBy: 'fault', durationMs: 0, heldSince: startedAt })
    const record = (reply: Traces['reply'], forcedBy: ForcedBy | null) =>
      note({ reply, forcedBy, durationMs: elapsedMs() - startedAt })
    const drop = (ending: Fault['ending']) => {
      record(null, 'fault')
      throw new ConnectionDroppedError(ending)
    }

    async function carryOut(): Promise<Forced> {
      return { reply: await server.reply(call, route), forcedBy: null }
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
    const fault: Partial<Fault> = (operationId && faults.strike(operationId, to)) ?? {}
    if (fault.delaySeconds) {
      hold()
      // Nothing of it may appear any more.
      if ((await holds.delay(to, fault.delaySeconds * 1000)) === 'reset') throw new ConnectionDroppedError()
    }
    if (fault.drop === 'before') drop(fault.ending)

    const { reply, forcedBy } =
      (operationId && (forced(operationId, prefer, fault) ?? (await played(operationId)))) ?? (await carryOut())
    if (fault.drop === 'after') drop(fault.ending)
    if (fault.stall === 'answer') {
      hold()
      if ((await holds.stall(to, call.left)) === 'reset') throw new ConnectionDroppedError()
      drop(fault.ending)
    }

    const sent = altered(reply, fault, (reader) => {
      void holds.stall(to, call.left).then(() => reader.hangUp())
    })
    const { status, headers, text } = sent
    record({ status, headers, text }, forcedBy ?? (sent === reply ? null : 'fault'))
    return sent
  }
}

/** What an exchange left behind. */
interface Traces extends Pick<Exchange, 'id' | 'at' | 'method' | 'path' | 'durationMs' | 'forcedBy'> {
  readonly url: string
  readonly to: string | undefined
  readonly headers: Iterable<readonly [name: string, value: string]>
  readonly body: string | undefined
  readonly reply: Pick<Reply, 'status' | 'headers' | 'text'> | null
  /** Since when a fault holds it, by `elapsedMs`; absent when none does. */
  readonly heldSince?: number
}

/** Judges the exchange whenever somebody looks: few do, and a verdict that is kept costs more memory than all it is about. Apart, so that what is kept holds no request or connection. */
function judgedLater(
  { url, headers: sent, body, reply, to, heldSince, ...made }: Traces,
  judgeOptions: JudgeOptions,
): () => Exchange {
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
      id: made.id,
      at: made.at,
      operationId: request.operationId ?? null,
      method: made.method,
      path: made.path,
      to: to ?? null,
      held: heldSince !== undefined,
      durationMs: heldSince === undefined ? made.durationMs : elapsedMs() - heldSince,
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
function forced(operationId: OperationId, prefer: string | null, fault: Partial<Fault>): Forced | undefined {
  const requestId = randomUUID()
  const byPreference = preferred(operationId, prefer, requestId)
  if (byPreference) return { reply: bodiedReply(byPreference, requestId), forcedBy: 'prefer' }
  const byFault = faulty(operationId, fault, requestId)
  return byFault && { reply: bodiedReply(byFault, requestId), forcedBy: 'fault' }
}

/** As `replyOf`, without a body where the status has none. */
function bodiedReply(answer: Answer, requestId: string): Reply {
  return replyOf(bodiless.has(answer.status) ? { ...answer, body: undefined } : answer, requestId)
}

/** The answer as a fault has it: with other headers, spoiled, or not all of it. `stall` is the body of one that stalls. */
function altered(reply: Reply, { headers, corrupt, stall, drop, ending }: Partial<Fault>, stalled: Stream): Reply {
  let sent = headers ? { ...reply, headers: { ...without(reply.headers, Object.keys(headers)), ...headers } } : reply
  const half = sent.text.slice(0, Math.floor(sent.text.length / 2))
  if (corrupt === 'truncated') sent = withText(sent, half)
  if (corrupt === 'malformed') sent = withText(sent, `<html>${sent.text}`)
  // The head says how long the whole is.
  if (corrupt === 'cut')
    sent = {
      ...sent,
      text: half,
      stream(reader) {
        reader.write(half)
        setImmediate(() => reader.hangUp(ending !== 'fin'))
      },
    }
  if (stall === 'body') sent = { ...sent, text: '', stream: stalled }
  return drop === 'idle' ? { ...sent, hangUp: ending ?? 'rst' } : sent
}

function withText(reply: Reply, text: string): Reply {
  return { ...reply, text, headers: { ...reply.headers, 'Content-Length': String(Buffer.byteLength(text)) } }
}

/** Headers but for these, whatever their case. */
function without(headers: Reply['headers'], names: readonly string[]): Record<string, string> {
  const gone = new Set(names.map((name) => name.toLowerCase()))
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !gone.has(name.toLowerCase())))
}
