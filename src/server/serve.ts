// One document as one function from request to response: it routes, authenticates, validates, lets the handler of the operation do its work, and responds.
import { randomUUID } from 'node:crypto'
import type { RequestParts, SuccessBody } from '../contract/bodies.js'
import type { ContractDocument } from '../contract/document.js'
import { matchOperation } from '../contract/match.js'
import { elapsedMs } from '../real-time.js'
import { type Answer, type Failure, type Reply, replyOf } from './answer.js'
import { type Call, cleanPathOf } from './call.js'
import { type Input, readInput } from './input.js'
import type { Stream } from './stream.js'

/** What a handler brings about: the body of the success that the document gives to its operation, or why not. */
type Result<Operation> = Success<Operation> | Failure

type Success<Operation> = Operation extends { responses: { 200: { content: { 'text/event-stream': unknown } } } }
  ? Stream
  : SuccessBody<Operation> extends undefined
    ? void
    : Written<SuccessBody<Operation>>

/** A body as JSON.stringify takes it: it changes nothing, and leaves out what is undefined. */
type Written<Value> = Value extends object
  ? { readonly [Name in keyof Value]: Written<Value[Name]> | (object extends Pick<Value, Name> ? undefined : never) }
  : Value

/** One operation. `context` is what its API works with; the request keeps the document. */
export type Handler<Context, Operation> = (
  context: Context,
  request: RequestParts<Operation>,
  call: Call,
) => Result<Operation> | Promise<Result<Operation>>

/** A handler for every operation of a document. */
export type Handlers<Context, Operations> = { readonly [Id in keyof Operations]: Handler<Context, Operations[Id]> }

type HandlerOfAny<Context> = (context: Context, request: Input, call: Call) => Promise<object | undefined>

/** The operation that a request names, with the parameters of its path. */
export interface Routed<Id extends string> {
  readonly operationId: Id
  readonly path: Readonly<Record<string, string>>
}

/** A request that may be carried out: it keeps the document. */
export interface Admitted<Id extends string> extends Routed<Id>, Input {}

/** What is known of a request: the operation once it was routed, the path once its caller may act there, the rest once it was found to be right. */
type Known<Id extends string> = Partial<Admitted<Id>>

/** What came of a request. */
export interface Done<Id extends string> {
  readonly requestId: string
  readonly answer: Answer
  readonly durationMs: number
  readonly known: Known<Id>
}

/** How one API differs from another. */
export interface ServeOptions<Id extends string> {
  /** A path under which the operations are as well as at the root; none when absent. */
  readonly mount?: string | undefined
  /** Said of a path that the document does not have. */
  readonly unknownPath: string
  /** Why the caller may not ask for this; everybody may when absent. */
  readonly authenticate?: ((call: Call, path: Routed<Id>['path']) => Failure | undefined) | undefined
  /** Stands around the handler; it is called, and nothing else, when absent. */
  readonly carryOut?:
    ((request: Admitted<Id>, requestId: string, handle: () => Promise<Answer>) => Promise<Answer>) | undefined
  /** A failure in the body that its status has in this document. */
  readonly failed: (failure: Failure, requestId: string) => Answer
  /** What is told of an error that nobody expected. */
  readonly unexpected: (error: unknown) => Failure
  /** Told of every request once its answer is known. What it throws is ignored. */
  readonly onDone?: ((done: Done<Id>) => void) | undefined
}

/** An API that is served. */
export interface Api<Id extends string> {
  /** What a request names, or why it names nothing. */
  route(call: Call): Routed<Id> | Failure
  /** Answers; never rejects. */
  reply(call: Call, route?: Routed<Id> | Failure): Promise<Reply>
  /** What `reply` would refuse the request with for its path, its credentials or its form; `undefined` when it would carry it out. Nothing is changed, and nothing told. */
  refusal(call: Call, route?: Routed<Id> | Failure): Promise<Reply | undefined>
}

/** Serves a document by its handlers. */
export function serve<Context, Operations extends object>(
  document: ContractDocument<keyof Operations & string>,
  handlers: Handlers<Context, Operations>,
  context: Context,
  options: ServeOptions<keyof Operations & string>,
): Api<keyof Operations & string> {
  type Id = keyof Operations & string
  const { mount, unknownPath, authenticate, failed, unexpected } = options
  const carryOut: NonNullable<ServeOptions<Id>['carryOut']> = options.carryOut ?? ((_request, _id, handle) => handle())

  const successes = successesOf(document)

  /** One request, from top to bottom. */
  function reply(call: Call, routed = route(call)): Promise<Reply> {
    return respond(options, async (requestId, know) => {
      const admission = await admit(call, routed)
      know(admission.known)
      return 'failure' in admission
        ? failed(admission.failure, requestId)
        : carryOut(admission.known, requestId, () => handle(admission.known, call, requestId))
    })
  }

  function route(call: Call): Routed<Id> | Failure {
    const path = cleanPathOf(call)
    const below = mount !== undefined && path.startsWith(`${mount}/`) ? path.slice(mount.length) : path
    const found = matchOperation(document.routes, call.method, below.split('/').slice(1))
    if ('methods' in found)
      return found.methods.length === 0 ? { status: 404, reason: unknownPath } : useInstead(found.methods)
    const { operationId, parameters } = found
    const parts: Record<string, string> = {}
    for (const name in parameters) {
      const value = parameters[name] ?? ''
      if (value === '') return { status: 404, reason: unknownPath }
      parts[name] = decoded(value)
    }
    return { operationId, path: parts }
  }

  /** Authenticates and validates: the request, or why it is refused, and what is known of it by then. */
  async function admit(
    call: Call,
    routed: Routed<Id> | Failure,
  ): Promise<{ known: Admitted<Id> } | { failure: Failure; known: Known<Id> }> {
    if ('reason' in routed) return { failure: routed, known: {} }
    const { operationId, path } = routed
    const denied = authenticate?.(call, path)
    if (denied) return { failure: denied, known: { operationId } }
    const input = await readInput(document.operations[operationId], call)
    return 'reason' in input ? { failure: input, known: routed } : { known: { operationId, path, ...input } }
  }

  async function handle(request: Admitted<Id>, call: Call, requestId: string): Promise<Answer> {
    const { operationId } = request
    try {
      // The request was validated as this operation's, so it is what this operation's handler takes.
      const handler = handlers[operationId] as unknown as HandlerOfAny<Context>
      const result: object | undefined = await handler(context, request, call)
      if (result && 'reason' in result) return failed(result as Failure, requestId) // no body has a reason
      const status = successes[operationId]
      return typeof result === 'function' ? { status, stream: result as Stream } : { status, body: result }
    } catch (error) {
      return failed(unexpected(error), requestId)
    }
  }

  return {
    route,
    reply,
    async refusal(call, routed = route(call)) {
      const requestId = randomUUID()
      const admission = await admit(call, routed)
      return 'failure' in admission ? replyOf(failed(admission.failure, requestId), requestId) : undefined
    },
  }
}

/** Responds with what comes of `work`, whatever that is, and tells of it. */
export async function respond<Id extends string>(
  { failed, unexpected, onDone }: Pick<ServeOptions<Id>, 'failed' | 'unexpected' | 'onDone'>,
  work: (requestId: string, know: (known: Known<Id>) => void) => Promise<Answer>,
): Promise<Reply> {
  const requestId = randomUUID()
  const startedAt = elapsedMs()
  let known: Known<Id> = {}
  let answer: Answer
  try {
    answer = await work(requestId, (more) => (known = more))
  } catch (error) {
    answer = failed(unexpected(error), requestId)
  }
  try {
    onDone?.({ requestId, answer, durationMs: elapsedMs() - startedAt, known })
  } catch {
    // A log that fails must not make a text that was sent look like one that was not.
  }
  return replyOf(answer, requestId)
}

/** What another method gets. */
export function useInstead(methods: readonly string[]): Failure {
  return { status: 405, reason: `use ${methods.join(' or ')}`, headers: { Allow: methods.join(', ') } }
}

/** The one status by which the document says that each operation succeeded. */
function successesOf<Id extends string>({ answers }: ContractDocument<Id>): Readonly<Record<Id, number>> {
  const byOperation: [string, Readonly<Record<number, unknown>>][] = Object.entries(answers)
  // The lowest of them; numbers come in their order. Every operation has one.
  return Object.fromEntries(
    byOperation.map(([operationId, statuses]) => [operationId, Number(Object.keys(statuses)[0])]),
  ) as Record<Id, number>
}

/** What is no percent-encoding stays as it is. */
function decoded(segment: string): string {
  if (!segment.includes('%')) return segment
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
