// The published entry `bandwidth-2fa/msw`: handlers for Mock Service Worker, by which the sandbox answers for the hosted service.
import { tokenUrl } from '../contract/operations.js'
import type { Sandbox } from '../sandbox/index.js'

/** What is needed of `http` of the package `msw`. */
export interface Http<Handler> {
  all(path: string, answer: (caught: { readonly request: Request }) => Promise<Response>): Handler
}

/** Handlers for `setupServer` of `msw/node`: what goes to Bandwidth's hosted service, tokens included, is answered by `sandbox`. `http` is that of `msw`. */
export function sandboxHandlers<Handler>(http: Http<Handler>, sandbox: Pick<Sandbox, 'fetch'>): Handler[] {
  return ['https://mfa.bandwidth.com/*', tokenUrl].map((path) =>
    http.all(path, ({ request }) => sandbox.fetch(request)),
  )
}
