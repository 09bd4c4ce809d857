// The two-factor service: the document served by its handlers, with tokens beside it.
import { createSecretKey, type KeyObject, randomBytes, randomInt } from 'node:crypto'
import type { Input, OperationId, Operations } from '../contract/operations.js'
import { twoFactorContract } from '../contract/two-factor.js'
import { isObject } from '../contract/validate.js'
import type { Delivery } from '../delivery/delivery.js'
import { checkPepper, type Pepper, type Random } from '../rules/code.js'
import { defaultPolicy, type Policy } from '../rules/policy.js'
import { type Store, StoreUnavailableError } from '../stores/store.js'
import type { Accounts } from './accounts.js'
import { failed, type Failure, inDoubt, type Reply, responseOf, tryLater } from './answer.js'
import { authenticate } from './authenticate.js'
import { type Call, callOf, cleanPathOf } from './call.js'
import { handlers, type Outcome, type Service } from './handlers.js'
import { once } from './idempotency.js'
import { type Log, logEntry } from './log.js'
import { respond, type Routed, serve, type ServeOptions, useInstead } from './serve.js'
import { createTokens } from './token.js'

/** Options of `createServer`. */
export interface ServerOptions {
  readonly accounts: Accounts
  readonly store: Store
  readonly delivery: Delivery
  /** `defaultPolicy` when absent. */
  readonly policy?: Policy | undefined
  /** Keys the digests of codes; drawn anew for this process when absent, which suits a store that forgets as well. */
  readonly pepper?: Pepper | undefined
  /** Signs bearer tokens, a secret key; drawn anew for this process when absent. With a key of its own, tokens outlive a restart and are good in every process that has it. */
  readonly tokenKey?: KeyObject | undefined
  /** Epoch milliseconds; the store's own clock when absent, and `Date.now` when it has none. */
  readonly now?: (() => number) | undefined
  /** Epoch milliseconds that the ids of messages begin with; as `now` when absent. */
  readonly idTime?: (() => number) | undefined
  /** `crypto.randomInt` when absent. Anything weaker is for tests. */
  readonly random?: Random | undefined
  /** Gets one entry for each request; nobody when absent. */
  readonly log?: Log | undefined
  /** Told what came of each request that was carried out, which the answer waits for; it must not reject. Nobody when absent. */
  readonly onOutcome?: ((outcome: Outcome) => Promise<void>) | undefined
}

/** The service. */
export interface Server {
  /** Answers any request; never rejects. */
  fetch(request: Request): Promise<Response>
  /** The same for a request that is none yet: on a port, making a Request and a Response would cost more than all the rules. */
  reply(call: Call, route?: Route): Promise<Reply>
  /** The operation that a request names, or why it names none. */
  route(call: Call): Route
  /** What `reply` would refuse the request with for its path, its credentials or its form; `undefined` when it would carry it out, or issue a token. Nothing is changed, and nothing logged. */
  refusal(call: Call, route?: Route): Promise<Reply | undefined>
}

/** Where a request leads. */
export type Route = Routed<OperationId> | Failure

/**
 * The two-factor API under `/api/v1` and at the root, with `POST /oauth2/token` beside it. Throws a TypeError when accounts, store or delivery are missing, the store goes
 * by another clock than `now`, or the pepper cannot be relied on.
 */
export function createServer(given: ServerOptions): Server {
  const parts = given as Partial<ServerOptions> | undefined // plain JavaScript may leave out anything; every call would be answered 500
  for (const name of ['accounts', 'store', 'delivery'] as const)
    if (!isObject(parts?.[name])) throw new TypeError(`${name} is missing`)
  const { accounts, store, delivery, random = randomInt, log } = given
  const now = given.now ?? store.now ?? Date.now
  // By two clocks, locks and limits would be over before they began.
  if (store.now && store.now !== now) throw new TypeError('the store goes by another clock: make it with the same now')
  const service: Service = {
    accounts,
    store,
    delivery,
    now,
    idTime: given.idTime ?? now,
    random,
    policy: given.policy ?? defaultPolicy,
    pepper: given.pepper ?? drawPepper(),
    onOutcome: given.onOutcome,
  }
  checkPepper(service.pepper)
  const tokens = createTokens(accounts, given.tokenKey ?? createSecretKey(randomBytes(32)), now)

  const options: ServeOptions<OperationId> = {
    mount,
    unknownPath: 'there is no such path: see the reference',
    // Every path has the account as its only parameter.
    authenticate: (call, { accountId = '' }) => authenticate(call.header('authorization'), accountId, accounts, tokens),
    carryOut({ operationId, path: { accountId = '' }, headers, body }, requestId, handle) {
      const key = headers['Idempotency-Key']
      // The body was validated as this operation's.
      const input = body as Input<OperationId>
      return typeof key === 'string'
        ? once(service, requestId, { accountId, key, operationId, input }, handle)
        : handle()
    },
    failed,
    unexpected,
    onDone: log && ((done) => log(logEntry(done))),
  }
  const api = serve<Service, Operations>(twoFactorContract, handlers, service, options)
  const issueToken = (call: Call) =>
    respond(options, async (requestId) =>
      call.method === 'POST' ? tokens.issue(call) : failed(useInstead(['POST']), requestId),
    )
  const reply: Server['reply'] = (call, route) =>
    isTokenPath(cleanPathOf(call)) ? issueToken(call) : api.reply(call, route)

  return {
    route: api.route,
    reply,
    refusal: async (call, route) => (isTokenPath(cleanPathOf(call)) ? undefined : api.refusal(call, route)),
    fetch: async (request) => responseOf(await reply(callOf(request)), request.method),
  }
}

/** Whether tokens are bought there. */
export function isTokenPath(path: string): boolean {
  return path === '/oauth2/token' || path === `${mount}/oauth2/token`
}

const mount = '/api/v1'

function unexpected(error: unknown): Failure {
  if (error instanceof StoreUnavailableError)
    return tryLater(503, 'The store cannot be reached; nothing was sent or verified', 1_000)
  return inDoubt(error)
}

function drawPepper(): Pepper {
  return { current: '1', keys: { 1: createSecretKey(randomBytes(32)) } }
}
