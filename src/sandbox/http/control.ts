// The control API: what a test or a person asks of a sandbox beside the two-factor API.
import { randomUUID } from 'node:crypto'
import type { Context, Hono } from 'hono'
import { type SandboxInput, type SandboxOperationId, sandboxOperations } from '../../contract/sandbox.js'
import type { OutboundMessage } from '../../delivery/delivery.js'
import { type InboxFilter, isMessageId } from '../../delivery/inbox.js'
import { momentOf } from '../../delivery/moment.js'
import { type Failure, respond } from '../../server/answer.js'
import type { Engine } from '../engine.js'
import { eventStream, plainHeaders } from './event-stream.js'
import { problemsOf } from '../trouble/faults.js'
import { readControlInput } from './input.js'
import { scenarios } from '../trouble/scenarios.js'
import { attemptView, clockView, exchangeView, messageView } from '../inbox/view.js'
import { anybody, nextArrival } from '../inbox/wait.js'

/** What a control operation answers: a status with a body or without, or a stream. */
type Control<Id extends SandboxOperationId> = (
  engine: Engine,
  input: SandboxInput<Id>,
  context: Context,
) => Promise<Response> | Response

const unknownMessage: Failure = { status: 404, reason: 'there is no message with this id; the newest 10,000 are kept' }

const numbersTaken: Failure = {
  status: 409,
  reason: 'every number of this kind has messages: reset the sandbox, or ask for another country',
}

/** A handler for every operation of the sandbox's document. */
const controls = {
  async listMessages(engine, { query: { wait = 0, limit = 100, since, ...rest } }, { req }) {
    if (since !== undefined && !isMessageId(since) && momentOf(since) === undefined) {
      return refuse({
        status: 400,
        reason: 'since must be the id of a message, or a time such as 2026-01-31T09:30:00Z, not milliseconds',
      })
    }
    const filter: InboxFilter = { ...rest, since }
    const list = () => engine.inbox.messages(filter, limit)
    if (wait > 0 && list().length === 0) {
      const options = { ...filter, timeoutMs: wait * 1000, signal: req.raw.signal }
      // Nothing in time is an answer too: an empty list.
      await nextArrival(engine.inbox, options, anybody, engine.closed).catch(() => undefined)
    }
    return json({
      messages: list().map((message) => messageView(engine.tracked(message))),
      dropped: engine.inbox.dropped,
    })
  },

  getMessage: (engine, { path: { messageId } }) =>
    withMessage(engine, messageId, (message) => json(messageView(engine.tracked(message)))),

  deleteMessages(engine, { query: { to } }) {
    engine.forgetMessages(to)
    return noContent()
  },

  streamEvents({ events, closed }, _, { req }) {
    const lastId = req.header('last-event-id')
    return eventStream(
      events,
      lastId === undefined ? undefined : Number(lastId),
      AbortSignal.any([req.raw.signal, closed]),
    )
  },

  reserveNumber({ reserveNumber }, { body }) {
    const number = reserveNumber(body)
    return number === undefined ? refuse(numbersTaken) : json({ number })
  },

  getClock: ({ clock }) => json(clockView(clock)),

  async setClock({ clock }, { body }) {
    const moment = 'now' in body ? momentOf(body.now) : null
    if (moment === undefined) return refuse({ status: 400, reason: 'now must be a moment that a calendar has' })
    try {
      if (moment !== null) await clock.set(moment)
      else if ('advanceSeconds' in body) await clock.advance({ seconds: body.advanceSeconds })
      else clock.run()
    } catch (error) {
      // Nothing was moved: the clock has an end.
      if (error instanceof RangeError) return refuse({ status: 400, reason: error.message })
      throw error
    }
    return json(clockView(clock))
  },

  async resetSandbox(engine, { body }) {
    await engine.reset(body?.to)
    return noContent()
  },

  getFaults: ({ faults }) => json({ faults: faults.list() }),

  putFaults({ faults }, { body }) {
    const problems = problemsOf(body.faults)
    return problems.length > 0
      ? refuse({ status: 400, reason: problems.join('; ') })
      : json({ faults: faults.set(body.faults) })
  },

  deleteFaults({ faults }) {
    faults.set([])
    return noContent()
  },

  listScenarios: () =>
    json({ scenarios: scenarios.map(({ name, description, numbers }) => ({ name, description, numbers })) }),

  listExchanges: ({ journal }, { query: { to, limit = 100 } }) =>
    json({ exchanges: journal.exchanges({ to, limit }).map(exchangeView), dropped: journal.dropped }),

  sendCallback: (engine, { path: { messageId }, body }) =>
    withMessage(engine, messageId, async (message) => {
      if (body?.type === 'message-delivered' && body.errorCode !== undefined)
        return refuse({ status: 400, reason: 'errorCode goes with message-failed only' })
      const attempt = await engine.sendCallback(message, body)
      return attempt
        ? json(attemptView(attempt), 202)
        : refuse({ status: 409, reason: 'this message has no callbackUrl' })
    }),
} satisfies { [Id in SandboxOperationId]: Control<Id> }

/** Answers the control API on `app`. */
export function addControl(app: Hono, engine: Engine): void {
  // The keys of `sandboxOperations` are the operation ids.
  const ids = Object.keys(sandboxOperations) as SandboxOperationId[]
  for (const path of new Set(ids.map((id) => sandboxOperations[id].path))) {
    const here = ids.filter((id) => sandboxOperations[id].path === path)
    app.all(path.replaceAll(/\{(\w+)\}/g, ':$1'), async (context) => {
      const id = here.find((candidate) => sandboxOperations[candidate].method === context.req.method)
      if (!id) return refuse(useInstead(here.map((candidate) => sandboxOperations[candidate].method)))
      const input = await readControlInput(id, context)
      // The input was read as this operation's, so it is what this operation's handler takes.
      return 'reason' in input
        ? refuse(input)
        : (controls[id] as Control<SandboxOperationId>)(engine, input as SandboxInput<SandboxOperationId>, context)
    })
  }
  app.all('/sandbox/*', () =>
    refuse({ status: 404, reason: 'the sandbox has no such path: see /sandbox/openapi.json' }),
  )
}

function useInstead(methods: readonly string[]): Failure {
  return { status: 405, reason: `use ${methods.join(' or ')}`, headers: { Allow: methods.join(', ') } }
}

function withMessage(
  engine: Engine,
  id: string,
  answer: (message: OutboundMessage) => Promise<Response> | Response,
): Promise<Response> | Response {
  const message = engine.inbox.message(id)
  return message ? answer(message) : refuse(unknownMessage)
}

function json(body: object, status = 200): Response {
  return respond({ status, body }, randomUUID())
}

function noContent(): Response {
  return new Response(null, { status: 204, headers: plainHeaders() })
}

/** A failure in the body that all of the sandbox's failures have; the two-factor API has another one for 401 and 403. */
export function refuse({ status, reason, headers }: Failure): Response {
  const requestId = randomUUID()
  return respond({ status, body: { error: reason, requestId }, ...(headers && { headers }) }, requestId)
}
