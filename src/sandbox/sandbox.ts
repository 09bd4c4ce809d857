// The service with an inbox instead of phones: the real rules, in memory, for tests and for trying things out.
import { Hono } from 'hono'
import { inbox } from '../delivery/inbox.js'
import type { OutboundMessage } from '../delivery/delivery.js'
import type { Random } from '../rules/code.js'
import { defaultPolicy } from '../rules/policy.js'
import { type Account, anyAccount, knownAccounts } from '../server/accounts.js'
import { type Listening, listen, type ListenOptions } from '../server/listen.js'
import type { Log } from '../server/log.js'
import { createServer } from '../server/server.js'
import { memoryStore } from '../stores/memory.js'
import { sandboxAccount } from './account.js'
import { listMessages } from './messages.js'
import { contract, reference } from './reference.js'

/** Options of `createSandbox`. */
export interface SandboxOptions {
  /** Accounts, with their credentials, applications and numbers; one fictional account when absent. */
  readonly accounts?: readonly Account[]
  /** Whether only those accounts, credentials, applications and numbers are accepted. When false or absent, any well-formed ones are. */
  readonly strict?: boolean
  /** Whether sends are limited as in the real service, 5 to a number in 10 minutes and so on. Not when absent: a test sends often. */
  readonly limitSends?: boolean
  /** Called with each message as it arrives in the inbox. */
  readonly onMessage?: (message: OutboundMessage) => void
  /** Epoch milliseconds; `Date.now` when absent. */
  readonly now?: () => number
  /** A whole number from 0 up to, not including, its argument; `crypto.randomInt` when absent. */
  readonly random?: Random
  /** Gets one entry for each request; nobody when absent. */
  readonly log?: Log
}

/** A two-factor service that reaches no phone. */
export interface Sandbox {
  /** Takes what `fetch` takes, for any host, and answers in process: hand it to `createTwoFactorClient({ fetch })`. */
  readonly fetch: typeof fetch
  /** What was sent, newest first; to one number when `to` is given. */
  messages(filter?: { readonly to?: string | undefined }): OutboundMessage[]
  /** Puts this sandbox on a port, for loopback host names only. Rejects with Node's own error, such as `EADDRINUSE`. */
  listen(options: ListenOptions): Promise<Listening>
}

/** An empty sandbox. It forgets everything when it is dropped. Throws when `accounts` contradict each other. */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const { accounts = [sandboxAccount], strict = false, limitSends = false, onMessage, ...rest } = options
  const delivery = inbox(onMessage && { onMessage })
  const server = createServer({
    ...rest,
    accounts: strict ? knownAccounts(accounts) : anyAccount({ name: 'Sandbox', accounts }),
    store: memoryStore(options.now && { now: options.now }),
    delivery,
    policy: limitSends ? defaultPolicy : { ...defaultPolicy, sendsPerNumber: [], sendsPerPrefix: [] },
  })

  const app = new Hono()
  app.get('/sandbox/messages', (context) => listMessages(delivery, context.req.query('to')))
  app.get('/openapi.json', contract)
  app.get('/docs', reference)
  app.get('/', (context) => context.redirect('/docs'))
  app.notFound((context) => server.fetch(context.req.raw))

  return {
    fetch: async (input, init) => app.fetch(new Request(input, init)),
    messages: delivery.messages,
    listen: (listenOptions) => listen({ fetch: (request) => (isLoopback(request) ? app.fetch(request) : foreignHost()) }, listenOptions),
  }
}

// A page elsewhere can make its own host name resolve to this machine (DNS rebinding), but it cannot change the Host that the browser sends.
function isLoopback(request: Request): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(request.url).hostname)
}

function foreignHost(): Response {
  return Response.json({ error: 'the sandbox answers only to localhost, 127.0.0.1 and [::1]' }, { status: 403 })
}
