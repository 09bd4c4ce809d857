// What a sandbox answers over HTTP: the two-factor API, the control API, the page and the reference.
import { hash, randomUUID, timingSafeEqual } from 'node:crypto'
import { Hono } from 'hono'
import { isLoopback } from '../../callbacks/egress.js'
import { failed, type Failure, type Reply, respond, responseOf } from '../../server/answer.js'
import { type Call, callOf, pathOf } from '../../server/call.js'
import { routeOf } from '../../server/route.js'
import { addControl, refuse } from './control.js'
import type { Engine } from '../engine.js'
import { ConnectionDroppedError } from './exchange.js'
import type { PageAccount } from '../../page/account.js'
import { contract, page, reference } from './shipped.js'

/** Who may come in. */
export interface DoorOptions {
  /** What the control API and the page demand, as `Authorization: Bearer` or `?token=`; nothing when absent. */
  readonly token?: string | undefined
  /** Whether only loopback host names are answered, and pages of other machines change nothing. Any host and page when absent, as in process. */
  readonly loopbackOnly?: boolean | undefined
}

/** A sandbox as `listen` takes it, and as `fetch` does in process. */
interface Door {
  fetch(request: Request): Promise<Response>
  reply(call: Call): Promise<Reply> | undefined
}

/** A sandbox as one function from request to response; `accounts` is what its page knows. Rejects only where a fault drops the connection. */
export function createDoor(
  engine: Engine,
  accounts: readonly PageAccount[],
  { token, loopbackOnly = false }: DoorOptions = {},
): Door {
  // As the service reads paths, so that what it takes for a request for a token, or for the control API, is that here too.
  const app = new Hono({ getPath: (request) => new URL(request.url).pathname.replaceAll(/\/{2,}/g, '/') })
  // Before anything else: a page elsewhere can make its own host name resolve to this machine (DNS rebinding), but it cannot change the Host that the browser sends.
  if (loopbackOnly) {
    app.use(async (context, next) => {
      const { req } = context
      const failure = turnedAway(req.method, req.url, (name) => req.header(name))
      if (!failure) return next()
      const requestId = randomUUID()
      // In the body that the document gives to this status.
      return routeOf(pathOf(callOf(req.raw)))?.operationId
        ? respond(failed(failure, requestId), requestId)
        : refuse(failure)
    })
  }
  if (token !== undefined) {
    app.on('ALL', ['/', '/sandbox/*'], async (context, next) => {
      const given =
        context.req.query('token') ?? /^Bearer +(\S+)$/i.exec(context.req.header('authorization') ?? '')?.[1]
      if (given !== undefined && isSame(given, token)) return next()
      return refuse({
        status: 401,
        reason: 'this sandbox demands its token, as `Authorization: Bearer` or `?token=`',
        headers: { 'WWW-Authenticate': 'Bearer realm="sandbox"' },
      })
    })
  }
  app.get('/', () => page(accounts))
  app.get('/docs', ({ req }) => reference(req.raw))
  app.get('/openapi.json', () => contract('openapi.json'))
  app.get('/sandbox/openapi.json', () => contract('sandbox/openapi.json'))
  app.on('ALL', ['/', '/docs', '/openapi.json', '/sandbox/openapi.json'], () =>
    refuse({ status: 405, reason: 'use GET', headers: { Allow: 'GET, HEAD' } }),
  )
  // Browsers ask for it by themselves, beside the answers that have no icon of their own: it is no call for the journal.
  app.get('/favicon.ico', () => refuse({ status: 404, reason: 'there is no icon' }))
  addControl(app, engine)
  // Answers with a secret, so nobody writes it down.
  for (const path of ['/oauth2/token', '/api/v1/oauth2/token'])
    app.all(path, async ({ req }) => responseOf(await engine.serve(callOf(req.raw)), req.method))
  app.notFound(async ({ req }) => responseOf(await engine.exchange(callOf(req.raw)), req.method))
  app.onError((error) => {
    if (error instanceof ConnectionDroppedError) throw error
    return refuse({ status: 500, reason: 'Something failed in the sandbox that should not' })
  })
  return {
    fetch: async (request) => app.fetch(request),
    // What is refused at the door is refused in one place, above.
    reply(call) {
      const isOperation = routeOf(pathOf(call))?.operationId !== undefined
      const isWelcome = !loopbackOnly || !turnedAway(call.method, call.url, (name) => call.header(name) ?? undefined)
      return isOperation && isWelcome ? engine.exchange(call) : undefined
    },
  }
}

// What nearly every request names, told without parsing a URL for each.
const usualHost = /^(?:localhost|127\.0\.0\.1)(?::\d{1,5})?$/

/** Why a sandbox that is for this machine alone does not listen to a request; `undefined` when it does. */
function turnedAway(method: string, url: string, header: (name: string) => string | undefined): Failure | undefined {
  // A request line may name another host than the Host header, and a client chooses each by itself.
  const isForeign = (host: string | undefined) =>
    host !== undefined && !usualHost.test(host) && !isLoopback(hostnameOf(`http://${host}`))
  if (isForeign(header('host')) || (!url.startsWith('/') && !isLoopback(hostnameOf(url))))
    return { status: 403, reason: 'only requests to localhost, 127.0.0.1 and [::1] are answered' }
  if (method !== 'GET' && method !== 'HEAD' && isFromElsewhere(header('origin'), header('sec-fetch-site'))) {
    return { status: 403, reason: 'a page of another machine may change nothing here' }
  }
  return undefined
}

/** Whether a browser says that a page of another machine sent this: any page may post plain text to this one unasked. */
function isFromElsewhere(origin: string | undefined, site: string | undefined): boolean {
  // A page on another port of this machine is an application under test. To a browser it may be a site of its own, so its origin counts.
  return origin === undefined ? site === 'cross-site' : !isLoopback(hostnameOf(origin))
}

/** The host name in a URL; empty when there is none, as in the origin `null` of a page that hides where it is from. */
function hostnameOf(url: string): string {
  try {
    return new URL(url).hostname
  } catch {
    return ''
  }
}

/** Whether two secrets are the same; how long it takes does not tell how much of one is right. */
function isSame(given: string, token: string): boolean {
  return timingSafeEqual(hash('sha256', given, 'buffer'), hash('sha256', token, 'buffer'))
}
