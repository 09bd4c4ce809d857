// What a sandbox answers over HTTP: the two-factor API, the control API, the page and the reference.
import { randomUUID } from 'node:crypto'
import { failed, type Reply, replyOf, responseOf } from '../../server/answer.js'
import { type Call, callOf, cleanPathOf } from '../../server/call.js'
import { isTokenPath } from '../../server/server.js'
import { useInstead } from '../../server/serve.js'
import type { PageAccount } from '../../page/account.js'
import type { Engine } from '../engine.js'
import { type AccessOptions, fromElsewhere, withoutToken } from './access.js'
import { serveControl } from './control.js'
import { refuse } from './refuse.js'
import { shippedFiles } from './shipped.js'

/** A sandbox as `listen` takes it, and as `fetch` does in process. */
interface SandboxListener {
  fetch(request: Request): Promise<Response>
  reply(call: Call): Promise<Reply>
}

/** A sandbox as one function from request to response; `accounts` is what its page knows. Rejects only where a fault drops the connection. */
export function createListener(
  engine: Engine,
  accounts: readonly PageAccount[],
  { token, loopbackOnly = false }: AccessOptions = {},
): SandboxListener {
  const control = serveControl(engine)
  const files = shippedFiles(accounts)

  /** Whether the two-factor API has such a path. */
  function isOfService(call: Call): boolean {
    const route = engine.route(call)
    return 'operationId' in route || route.status !== 404
  }

  async function reply(call: Call): Promise<Reply> {
    const path = cleanPathOf(call)
    const isControl = path === '/sandbox' || path.startsWith('/sandbox/')
    const elsewhere = loopbackOnly && fromElsewhere(call)
    if (elsewhere) {
      const requestId = randomUUID()
      // In the body that the document gives to this status.
      return isOfService(call) ? replyOf(failed(elsewhere, requestId), requestId) : refuse(elsewhere)
    }
    const unknown = token !== undefined && (isControl || path === '/') && withoutToken(call, token)
    if (unknown) return refuse(unknown)

    const file = files.get(path)
    if (file)
      return call.method === 'GET' || call.method === 'HEAD'
        ? file(call)
        : refuse({ ...useInstead(['GET']), headers: { Allow: 'GET, HEAD' } })
    if (isControl) return control.reply(call)
    // Answers with a secret, so nobody writes it down.
    if (isTokenPath(path)) return engine.issueToken(call)
    // Browsers ask for it by themselves, beside the answers that have no icon of their own: it is no call for the journal.
    if (path === '/favicon.ico') return refuse({ status: 404, reason: 'there is no icon' })
    return engine.exchange(call)
  }

  return { reply, fetch: async (request) => responseOf(await reply(callOf(request)), request.method) }
}
