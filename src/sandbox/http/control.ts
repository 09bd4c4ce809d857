// The control API: what a test or a person asks of a sandbox beside the two-factor API.
import { type CallbackAttempt, sandboxContract, type SandboxOperations } from '../../contract/sandbox.js'
import type { OutboundMessage } from '../../delivery/delivery.js'
import { type InboxFilter, isMessageId } from '../../delivery/inbox.js'
import { momentOf } from '../../delivery/moment.js'
import type { Failure } from '../../server/answer.js'
import { type Api, type Handlers, serve } from '../../server/serve.js'
import type { Engine } from '../engine.js'
import { eventStream } from './event-stream.js'
import { type FaultSpec, problemsOf, problemsOfOne } from '../trouble/faults.js'
import { scenarios } from '../trouble/scenarios.js'
import { attemptView, clockView, exchangeView, messageView } from '../inbox/view.js'
import { anybody, nextArrival } from '../inbox/wait.js'
import { failed } from './refuse.js'

/** A handler for every operation of the sandbox's document. */
const controls = {
  async listMessages(engine, { query: { wait = 0, limit = 100, since, ...rest } }, { left }) {
    if (since !== undefined && !isMessageId(since) && momentOf(since) === undefined) {
      return {
        status: 400,
        reason: 'since must be the id of a message, or a time such as 2026-01-31T09:30:00Z, not milliseconds',
      }
    }
    const filter: InboxFilter = { ...rest, since }
    const list = () => engine.inbox.messages(filter, limit)
    if (wait > 0 && list().length === 0) {
      const options = { ...filter, timeoutMs: wait * 1000, signal: left }
      // Nothing in time is an answer too: an empty list.
      await nextArrival(engine.inbox, options, anybody, engine.closed).catch(() => undefined)
    }
    return { messages: list().map((message) => messageView(engine.tracked(message))), dropped: engine.inbox.dropped }
  },

  getMessage: (engine, { path: { messageId } }) =>
    withMessage(engine, messageId, (message) => messageView(engine.tracked(message))),

  deleteMessages: (engine, { query: { to } }) => engine.forgetMessages(to),

  streamEvents: ({ events, closed }, { headers }) => eventStream(events, headers['Last-Event-ID'], closed),

  reserveNumber({ reserveNumber }, { body }) {
    const number = reserveNumber(body)
    return number === undefined
      ? { status: 409, reason: 'every number of this kind has messages: reset the sandbox, or ask for another country' }
      : { number }
  },

  getClock: ({ clock }) => clockView(clock),

  async setClock({ clock }, { body }) {
    const moment = 'now' in body ? momentOf(body.now) : null
    if (moment === undefined) return { status: 400, reason: 'now must be a moment that a calendar has' }
    try {
      if (moment !== null) await clock.set(moment)
      else if ('advanceSeconds' in body) await clock.advance({ seconds: body.advanceSeconds })
      else clock.run()
    } catch (error) {
      // Nothing was moved: the clock has an end.
      if (error instanceof RangeError) return { status: 400, reason: error.message }
      throw error
    }
    return clockView(clock)
  },

  resetSandbox: (engine, { body }) => engine.reset(body?.to),

  getFaults: ({ faults }) => ({ faults: faults.list() }),

  putFaults({ faults }, { body }) {
    const problems = problemsOf(body.faults)
    return problems.length > 0
      ? { status: 400, reason: problems.join('; ') }
      : { faults: faults.set(body.faults as FaultSpec[]) } // with no other retryAfter, as was just found
  },

  addFault({ faults }, { body }) {
    const problems = problemsOfOne(body)
    return problems.length > 0 ? { status: 400, reason: problems.join('; ') } : faults.add(body as FaultSpec) // as above
  },

  deleteFault: ({ faults }, { path: { faultId } }) =>
    faults.remove(faultId) ? undefined : { status: 404, reason: 'there is no fault with this id' },

  deleteFaults: ({ faults }) => void faults.set([]),

  listScenarios: () => ({
    scenarios: scenarios.map(({ name, description, numbers }) => ({ name, description, numbers })),
  }),

  listExchanges: ({ journal }, { query: { to, limit = 100 } }) => ({
    exchanges: journal.exchanges({ to, limit }).map(exchangeView),
    dropped: journal.dropped,
  }),

  sendCallback: (engine, { path: { messageId }, body }) =>
    withMessage<CallbackAttempt | Failure>(engine, messageId, async (message) => {
      if (body?.type === 'message-delivered' && body.errorCode !== undefined)
        return { status: 400, reason: 'errorCode goes with message-failed only' }
      const attempt = await engine.sendCallback(message, body)
      return attempt ? attemptView(attempt) : { status: 409, reason: 'this message has no callbackUrl' }
    }),
} satisfies Handlers<Engine, SandboxOperations>

/** Serves the sandbox's document. Who may call it is decided before. */
export function serveControl(engine: Engine): Api<keyof SandboxOperations> {
  return serve<Engine, SandboxOperations>(sandboxContract, controls, engine, {
    unknownPath: 'the sandbox has no such path: see /sandbox/openapi.json',
    failed,
    unexpected: () => ({ status: 500, reason: 'Something failed in the sandbox that should not' }),
  })
}

async function withMessage<Body>(
  engine: Engine,
  id: string,
  answer: (message: OutboundMessage) => Body | Promise<Body>,
): Promise<Body | Failure> {
  const message = engine.inbox.message(id)
  return message
    ? answer(message)
    : { status: 404, reason: 'there is no message with this id; the newest 10,000 are kept' }
}
