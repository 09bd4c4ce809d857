// The service as one function from request to response: it routes, authenticates, validates, lets the handler apply the rules, and responds.
import { createSecretKey, randomBytes, randomInt, randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { getPath } from 'hono/utils/url'
import { type Input, type OperationId, operations } from '../contract/operations.js'
import { validate } from '../contract/validate.js'
import type { Delivery } from '../delivery/delivery.js'
import { checkPepper, type Pepper, type Random } from '../rules/code.js'
import { defaultPolicy, type Policy } from '../rules/policy.js'
import { type Store, StoreUnavailableError } from '../stores/store.js'
import type { Accounts } from './accounts.js'
import { type Answer, failed, type Failure, respond, tryLater } from './answer.js'
import { authenticate } from './authenticate.js'
import { readText, tooLarge } from './body.js'
import { type Handler, handlers, type Service } from './handlers.js'
import { once } from './idempotency.js'
import { type Log, type LogEntry, maskNumber, traceOf } from './log.js'
import { createTokens } from './token.js'

/** Options of `createServer`. */
export interface ServerOptions {
  readonly accounts: Accounts
  readonly store: Store
  readonly delivery: Delivery
  /** `defaultPolicy` when absent. */
  readonly policy?: Policy
  /** Keys the digests of codes; drawn anew for this process when absent, which suits a store that forgets as well. */
  readonly pepper?: Pepper
  /** Epoch milliseconds; `Date.now` when absent. */
  readonly now?: () => number
  /** Epoch milliseconds that the ids of messages begin with; as `now` when absent. */
  readonly idTime?: () => number
  /** `crypto.randomInt` when absent. Anything weaker is for tests. */
  readonly random?: Random
  /** Gets one entry for each request; nobody when absent. */
  readonly log?: Log
}

/** The service. */
export interface Server {
  /** Answers any request; never rejects. */
  fetch(request: Request): Promise<Response>
}

const mount = /^\/api\/v1(?=\/)/

/** The two-factor API under `/api/v1` and at the root, with `POST /oauth2/token` beside it. Throws a TypeError when the pepper cannot be relied on. */
export function createServer(options: ServerOptions): Server {
  const { accounts, store, delivery, now = Date.now, random = randomInt, log } = options
  const service: Service = { accounts, store, delivery, now, idTime: options.idTime ?? now, random, policy: options.policy ?? defaultPolicy, pepper: options.pepper ?? drawPepper() }
  checkPepper(service.pepper)
  const tokens = createTokens(accounts, createSecretKey(randomBytes(32)), now)

  const app = new Hono({
    // Some clients end their base URL with a slash and then write `//accounts`.
    getPath: (request) => getPath(request).replaceAll(/\/{2,}/g, '/').replace(mount, ''),
  })
  // One handler for each path, no middleware: Hono then calls it without a chain of promises.
  // The keys of `operations` are the operation ids.
  for (const operationId of Object.keys(operations) as OperationId[]) {
    const { method, path } = operations[operationId]
    app.all(path.replaceAll(/\{(\w+)\}/g, ':$1'), ({ req }) =>
      req.method === method ? exchange(operationId, req.param('accountId') ?? '', req.raw) : refuse(useInstead(method)),
    )
  }
  app.all('/oauth2/token', async ({ req }) => (req.method === 'POST' ? finish(await tokens.issue(req.raw), { requestId: randomUUID() }) : refuse(useInstead('POST'))))
  app.notFound(() => refuse({ status: 404, reason: 'there is no such path: see the reference' }))
  app.onError((error) => refuse(unexpected(error)))
  return { fetch: async (request) => app.fetch(request) }

  function refuse(failure: Failure): Response {
    const requestId = randomUUID()
    return finish(failed(failure, requestId), { requestId })
  }

  /** One request for one operation, from top to bottom. */
  async function exchange(operationId: OperationId, accountId: string, request: Request): Promise<Response> {
    const requestId = randomUUID()
    const startedAt = performance.now()
    const { answer, ...known } = await judge(operationId, accountId, request, requestId)
    return finish(answer, { requestId, operationId, ...known, durationMs: performance.now() - startedAt })
  }

  /** The answer, and what may be logged of the request by then. */
  async function judge(operationId: OperationId, accountId: string, request: Request, requestId: string): Promise<{ answer: Answer } & Pick<LogEntry, 'accountId' | 'to'>> {
    const denied = authenticate(request.headers.get('authorization'), accountId, accounts, tokens)
    if (denied) return { answer: failed(denied, requestId) }

    const input = await readInput(operationId, request)
    if ('reason' in input) return { answer: failed(input, requestId), accountId }

    const key = 'Idempotency-Key' in operations[operationId].headers ? request.headers.get('idempotency-key') : null
    const carryOut = () => handle(operationId, accountId, input.body, requestId)
    const answer = key === null ? await carryOut() : await once(service, requestId, { accountId, key, operationId, input: input.body }, carryOut)
    return { answer, accountId, to: maskNumber(input.body.to) }
  }

  async function handle(operationId: OperationId, accountId: string, input: Input<OperationId>, requestId: string): Promise<Answer> {
    try {
      // `input` was validated as this operation's, so it is what this operation's handler takes.
      const handler = handlers[operationId] as Handler<OperationId>
      const result = await handler(service, accountId, input)
      return 'reason' in result ? failed(result, requestId) : { status: 200, body: result }
    } catch (error) {
      return failed(unexpected(error), requestId)
    }
  }

  /** Logs once and responds. */
  function finish(answer: Answer, known: Omit<LogEntry, 'status' | 'error'>): Response {
    try {
      log?.({ ...known, status: answer.status, ...('thrown' in answer && { error: traceOf(answer.thrown) }) })
    } catch {
      // A log that fails must not make a text that was sent look like one that was not.
    }
    return respond(answer, known.requestId)
  }
}

function unexpected(error: unknown): Failure {
  if (error instanceof StoreUnavailableError) return tryLater(503, 'The store cannot be reached; nothing was sent', 1_000)
  return { status: 500, reason: 'Something failed that should not; a message may or may not have been sent', thrown: error }
}

function useInstead(method: string): Failure {
  return { status: 405, reason: `use ${method}`, headers: { Allow: method } }
}

/** The body, validated. Its content type does not matter: curl says it is a form. */
async function readInput(operationId: OperationId, request: Request): Promise<{ body: Input<OperationId> } | Failure> {
  let body: unknown
  try {
    const text = await readText(request)
    if (text === undefined) return tooLarge
    body = JSON.parse(text)
  } catch {
    return { status: 400, reason: 'the body must be JSON' }
  }
  const { input, headers } = operations[operationId]
  const problems = validate(input, body)
  for (const [name, schema] of Object.entries(headers)) {
    const value = request.headers.get(name)
    if (value !== null) problems.push(...validate(schema, value, name))
  }
  if (problems.length > 0) return { status: 400, reason: problems.map(({ message }) => message).join('; ') }
  // `validate` found it to be what the document describes.
  return { body: body as Input<OperationId> }
}

function drawPepper(): Pepper {
  return { current: '1', keys: { 1: createSecretKey(randomBytes(32)) } }
}
