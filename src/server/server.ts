// The service as one function from request to response: it routes, authenticates, validates, lets the handler apply the rules, and responds.
import { createSecretKey, randomBytes, randomInt, randomUUID } from 'node:crypto'
import { type Input, type OperationId, operations } from '../contract/operations.js'
import { isObject, validatePlain } from '../contract/validate.js'
import type { Delivery } from '../delivery/delivery.js'
import { checkPepper, type Pepper, type Random } from '../rules/code.js'
import { defaultPolicy, type Policy } from '../rules/policy.js'
import { type Store, StoreUnavailableError } from '../stores/store.js'
import type { Accounts } from './accounts.js'
import { type Answer, failed, type Failure, inDoubt, type Reply, replyOf, responseOf, tryLater } from './answer.js'
import { authenticate } from './authenticate.js'
import { type Body, ReadBody, tooLarge } from './body.js'
import { type Call, callOf, pathOf } from './call.js'
import { type Handler, handlers, type Service } from './handlers.js'
import { once } from './idempotency.js'
import { type Log, type LogEntry, maskNumber, traceOf } from './log.js'
import { routeOf } from './route.js'
import { createTokens } from './token.js'
import { elapsedMs } from '../real-time.js'

/** Options of `createServer`. */
export interface ServerOptions {
  readonly accounts: Accounts
  readonly store: Store
  readonly delivery: Delivery
  /** `defaultPolicy` when absent. */
  readonly policy?: Policy | undefined
  /** Keys the digests of codes; drawn anew for this process when absent, which suits a store that forgets as well. */
  readonly pepper?: Pepper | undefined
  /** Epoch milliseconds; the store's own clock when absent, and `Date.now` when it has none. */
  readonly now?: (() => number) | undefined
  /** Epoch milliseconds that the ids of messages begin with; as `now` when absent. */
  readonly idTime?: (() => number) | undefined
  /** `crypto.randomInt` when absent. Anything weaker is for tests. */
  readonly random?: Random | undefined
  /** Gets one entry for each request; nobody when absent. */
  readonly log?: Log | undefined
}

/** The service. */
export interface Server {
  /** Answers any request; never rejects. */
  fetch(request: Request): Promise<Response>
  /** The same for a request that is none yet: on a port, making a Request and a Response would cost more than all the rules. */
  reply(call: Call): Promise<Reply>
  /** What `reply` would refuse the request with for its path, its credentials or its form; `undefined` when it would carry it out, or issue a token. Nothing is changed, and nothing logged. */
  refusal(call: Call): Promise<Reply | undefined>
}

/** A request that may go on to the rules. */
interface Admitted {
  readonly operationId: OperationId
  readonly accountId: string
  /** Validated as this operation's. */
  readonly input: Input<OperationId>
}

/** What came of a request. */
interface Exchanged {
  readonly answer: Answer
  /** What may be logged of the request; absent where it matched no operation. */
  readonly known?: Pick<LogEntry, 'operationId' | 'accountId' | 'to'>
}

/**
 * The two-factor API under `/api/v1` and at the root, with `POST /oauth2/token` beside it. Throws a TypeError when accounts, store or delivery are missing, the store goes
 * by another clock than `now`, or the pepper cannot be relied on.
 */
export function createServer(options: ServerOptions): Server {
  const given = options as Partial<ServerOptions> | undefined // plain JavaScript may leave out anything; every call would be answered 500
  for (const name of ['accounts', 'store', 'delivery'] as const)
    if (!isObject(given?.[name])) throw new TypeError(`${name} is missing`)
  const { accounts, store, delivery, random = randomInt, log } = options
  const now = options.now ?? store.now ?? Date.now
  // By two clocks, locks and limits would be over before they began.
  if (store.now && store.now !== now) throw new TypeError('the store goes by another clock: make it with the same now')
  const service: Service = {
    accounts,
    store,
    delivery,
    now,
    idTime: options.idTime ?? now,
    random,
    policy: options.policy ?? defaultPolicy,
    pepper: options.pepper ?? drawPepper(),
  }
  checkPepper(service.pepper)
  const tokens = createTokens(accounts, createSecretKey(randomBytes(32)), now)

  return {
    fetch: async (request) => responseOf(await reply(callOf(request)), request.method),
    reply,
    async refusal(call) {
      const requestId = randomUUID()
      const admission = await admit(call, requestId)
      return admission !== 'token' && 'answer' in admission ? replyOf(admission.answer, requestId) : undefined
    },
  }

  /** One request, from top to bottom. */
  async function reply(call: Call): Promise<Reply> {
    const requestId = randomUUID()
    const startedAt = elapsedMs()
    let exchanged: Exchanged
    try {
      exchanged = await exchange(call, requestId)
    } catch (error) {
      exchanged = { answer: failed(unexpected(error), requestId) }
    }
    const { answer, known } = exchanged
    try {
      log?.({
        requestId,
        ...known,
        status: answer.status,
        durationMs: elapsedMs() - startedAt,
        ...('thrown' in answer && { error: traceOf(answer.thrown) }),
      })
    } catch {
      // A log that fails must not make a text that was sent look like one that was not.
    }
    return replyOf(answer, requestId)
  }

  /** What the request asks of an operation, or that it asks for a token; otherwise the answer that says why it may not. */
  async function admit(call: Call, requestId: string): Promise<Admitted | Exchanged | 'token'> {
    const route = routeOf(pathOf(call))
    if (!route)
      return { answer: failed({ status: 404, reason: 'there is no such path: see the reference' }, requestId) }
    const { method, operationId, accountId } = route
    if (call.method !== method)
      return { answer: failed({ status: 405, reason: `use ${method}`, headers: { Allow: method } }, requestId) }
    if (operationId === undefined) return 'token'

    const denied = authenticate(call.header('authorization'), accountId, accounts, tokens)
    if (denied) return { answer: failed(denied, requestId), known: { operationId } }

    // A body that breaks off is no JSON, and there is nobody left to hear so.
    const input = readInput(operationId, call, await call.body().catch(() => new ReadBody('')))
    return 'reason' in input
      ? { answer: failed(input, requestId), known: { operationId, accountId } }
      : { operationId, accountId, input: input.body }
  }

  /** The answer, and what is known of the request by then. */
  async function exchange(call: Call, requestId: string): Promise<Exchanged> {
    const admission = await admit(call, requestId)
    if (admission === 'token') return { answer: await tokens.issue(call) }
    if ('answer' in admission) return admission

    const { operationId, accountId, input } = admission
    const key = 'Idempotency-Key' in operations[operationId].headers ? call.header('idempotency-key') : null
    const carryOut = () => handle(operationId, accountId, input, requestId)
    const answer = await (key === null
      ? carryOut()
      : once(service, requestId, { accountId, key, operationId, input }, carryOut))
    return { answer, known: { operationId, accountId, to: maskNumber(input.to) } }
  }

  async function handle(
    operationId: OperationId,
    accountId: string,
    input: Input<OperationId>,
    requestId: string,
  ): Promise<Answer> {
    try {
      // `input` was validated as this operation's, so it is what this operation's handler takes.
      const handler = handlers[operationId] as Handler<OperationId>
      const result = await handler(service, accountId, input)
      return 'reason' in result ? failed(result, requestId) : { status: 200, body: result }
    } catch (error) {
      return failed(unexpected(error), requestId)
    }
  }
}

function unexpected(error: unknown): Failure {
  if (error instanceof StoreUnavailableError)
    return tryLater(503, 'The store cannot be reached; nothing was sent or verified', 1_000)
  return inDoubt(error)
}

/** The body, validated. Its content type does not matter: curl says it is a form. */
function readInput(operationId: OperationId, call: Call, { text, json }: Body): { body: Input<OperationId> } | Failure {
  if (text === undefined) return tooLarge
  if (json === undefined) return { status: 400, reason: 'the body must be JSON' }
  const { input, headers } = operations[operationId]
  const problems = validatePlain(input, json)
  for (const [name, schema] of Object.entries(headers)) {
    const value = call.header(name.toLowerCase())
    if (value !== null) problems.push(...validatePlain(schema, value, name))
  }
  if (problems.length > 0) return { status: 400, reason: problems.map(({ message }) => message).join('; ') }
  // It was found to be what the document describes.
  return { body: json as Input<OperationId> }
}

function drawPepper(): Pepper {
  return { current: '1', keys: { 1: createSecretKey(randomBytes(32)) } }
}
