// What a sandbox answers over HTTP: the two-factor API, the control API, the page and the reference.
import { Hono } from 'hono'
import { addControl, refuse } from './control.js'
import type { Engine } from './engine.js'
import { contract, page, reference } from './shipped.js'

/** Who may come in. */
export interface DoorOptions {
  /** What the control API and the page demand, as `Authorization: Bearer` or `?token=`; nothing when absent. */
  readonly token?: string
  /** Whether only loopback host names are answered. Any host when absent, as in process. */
  readonly loopbackOnly?: boolean
}

/** A sandbox as one function from request to response. Rejects only where a fault drops the connection. */
export function createDoor(engine: Engine, { token, loopbackOnly = false }: DoorOptions = {}): (request: Request) => Promise<Response> {
  const app = new Hono()
  // Before anything else: a page elsewhere can make its own host name resolve to this machine (DNS rebinding), but it cannot change the Host that the browser sends.
  if (loopbackOnly) {
    app.use(async (context, next) => {
      if (isLoopback(new URL(context.req.url).hostname)) return next()
      return refuse({ status: 403, reason: 'this sandbox answers only to localhost, 127.0.0.1 and [::1]' })
    })
  }
  for (const path of token === undefined ? [] : ['/', '/sandbox/*']) {
    app.use(path, async (context, next) => {
      const given = context.req.query('token') ?? /^Bearer +(\S+)$/i.exec(context.req.header('authorization') ?? '')?.[1]
      if (given === token) return next()
      return refuse({ status: 401, reason: 'this sandbox demands its token, as `Authorization: Bearer` or `?token=`', headers: { 'WWW-Authenticate': 'Bearer realm="sandbox"' } })
    })
  }
  app.get('/', page)
  app.get('/docs', reference)
  app.get('/openapi.json', contract)
  addControl(app, engine)
  // Answers with a secret, so nobody writes it down.
  for (const path of ['/oauth2/token', '/api/v1/oauth2/token']) app.post(path, (context) => engine.serve(context.req.raw))
  app.notFound((context) => engine.exchange(context.req.raw))
  app.onError((error) => {
    throw error
  })
  return async (request) => app.fetch(request)
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname)
}
