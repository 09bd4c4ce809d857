// What a sandbox answers over HTTP: the two-factor API, the control API, the page and the reference.
import { hash, timingSafeEqual } from 'node:crypto'
import { Hono } from 'hono'
import { isLoopback } from '../callbacks/egress.js'
import { type Reply, responseOf } from '../server/answer.js'
import { type Call, callOf, pathOf } from '../server/call.js'
import { routeOf } from '../server/route.js'
import { addControl, refuse } from './control.js'
import type { Engine } from './engine.js'
import { ConnectionDroppedError } from './exchange.js'
import { contract, page, reference } from './shipped.js'

/** Who may come in. */
export interface DoorOptions {
  /** What the control API and the page demand, as `Authorization: Bearer` or `?token=`; nothing when absent. */
  readonly token?: string
  /** Whether only loopback host names are answered. Any host when absent, as in process. */
  readonly loopbackOnly?: boolean
}

/** A sandbox as `listen` takes it, and as `fetch` does in process. */
interface Door {
  fetch(request: Request): Promise<Response>
  reply(call: Call): Promise<Reply> | undefined
}

/** A sandbox as one function from request to response. Rejects only where a fault drops the connection. */
export function createDoor(engine: Engine, { token, loopbackOnly = false }: DoorOptions = {}): Door {
  // As the service reads paths, so that what it takes for a request for a token, or for the control API, is that here too.
  const app = new Hono({ getPath: (request) => new URL(request.url).pathname.replaceAll(/\/{2,}/g, '/') })
  // Before anything else: a page elsewhere can make its own host name resolve to this machine (DNS rebinding), but it cannot change the Host that the browser sends.
  const isWelcome = (host: string | null) => !loopbackOnly || (host !== null && URL.canParse(`http://${host}`) && isLoopback(new URL(`http://${host}`).hostname))
  if (loopbackOnly) {
    app.use(async (context, next) => {
      if (isWelcome(new URL(context.req.url).host)) return next()
      return refuse({ status: 403, reason: 'this sandbox answers only to localhost, 127.0.0.1 and [::1]' })
    })
  }
  if (token !== undefined) {
    app.on('ALL', ['/', '/sandbox/*'], async (context, next) => {
      const given = context.req.query('token') ?? /^Bearer +(\S+)$/i.exec(context.req.header('authorization') ?? '')?.[1]
      if (given !== undefined && isSame(given, token)) return next()
      return refuse({ status: 401, reason: 'this sandbox demands its token, as `Authorization: Bearer` or `?token=`', headers: { 'WWW-Authenticate': 'Bearer realm="sandbox"' } })
    })
  }
  app.get('/', page)
  app.get('/docs', reference)
  app.get('/openapi.json', contract)
  addControl(app, engine)
  // Answers with a secret, so nobody writes it down.
  for (const path of ['/oauth2/token', '/api/v1/oauth2/token']) app.all(path, async ({ req }) => responseOf(await engine.serve(callOf(req.raw)), req.method))
  app.notFound(async ({ req }) => responseOf(await engine.exchange(callOf(req.raw)), req.method))
  app.onError((error) => {
    if (error instanceof ConnectionDroppedError) throw error
    return refuse({ status: 500, reason: 'Something failed in the sandbox that should not' })
  })
  return {
    fetch: async (request) => app.fetch(request),
    // What is refused at the door is refused in one place, above.
    reply: (call) => (routeOf(pathOf(call))?.operationId !== undefined && isWelcome(call.header('host')) ? engine.exchange(call) : undefined),
  }
}

/** Whether two secrets are the same; how long it takes does not tell how much of one is right. */
function isSame(given: string, token: string): boolean {
  return timingSafeEqual(hash('sha256', given, 'buffer'), hash('sha256', token, 'buffer'))
}
