// What a sandbox answers over HTTP: the two-factor API, the control API, the page and the reference.
import { hash, timingSafeEqual } from 'node:crypto'
import { Hono } from 'hono'
import { isLoopback } from '../callbacks/egress.js'
import { addControl, refuse } from './control.js'
import type { Engine } from './engine.js'
import { ConnectionDroppedError } from './exchange.js'
import type { PageAccount } from './page/account.js'
import { contract, page, reference } from './shipped.js'

/** Who may come in. */
export interface DoorOptions {
  /** What the control API and the page demand, as `Authorization: Bearer` or `?token=`; nothing when absent. */
  readonly token?: string
  /** Whether only loopback host names are answered. Any host when absent, as in process. */
  readonly loopbackOnly?: boolean
}

/** A sandbox as one function from request to response; `accounts` is what its page knows. Rejects only where a fault drops the connection. */
export function createDoor(engine: Engine, accounts: readonly PageAccount[], { token, loopbackOnly = false }: DoorOptions = {}): (request: Request) => Promise<Response> {
  // As the service reads paths, so that what it takes for a request for a token, or for the control API, is that here too.
  const app = new Hono({ getPath: (request) => new URL(request.url).pathname.replaceAll(/\/{2,}/g, '/') })
  // Before anything else: a page elsewhere can make its own host name resolve to this machine (DNS rebinding), but it cannot change the Host that the browser sends.
  if (loopbackOnly) {
    app.use(async (context, next) => {
      if (isLoopback(new URL(context.req.url).hostname)) return next()
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
  app.get('/', () => page(accounts))
  app.get('/docs', ({ req }) => reference(req.raw))
  app.get('/openapi.json', contract)
  app.on('ALL', ['/', '/docs', '/openapi.json'], () => refuse({ status: 405, reason: 'use GET', headers: { Allow: 'GET, HEAD' } }))
  addControl(app, engine)
  // Answers with a secret, so nobody writes it down.
  for (const path of ['/oauth2/token', '/api/v1/oauth2/token']) app.all(path, (context) => engine.serve(context.req.raw))
  app.notFound((context) => engine.exchange(context.req.raw))
  app.onError((error) => {
    if (error instanceof ConnectionDroppedError) throw error
    return refuse({ status: 500, reason: 'Something failed in the sandbox that should not' })
  })
  return async (request) => app.fetch(request)
}

/** Whether two secrets are the same; how long it takes does not tell how much of one is right. */
function isSame(given: string, token: string): boolean {
  return timingSafeEqual(hash('sha256', given, 'buffer'), hash('sha256', token, 'buffer'))
}
