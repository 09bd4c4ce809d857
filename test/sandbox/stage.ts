// A sandbox with short ways to call it, every exchange held to the two documents; and a server for its callbacks.
import { createServer, request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { sandboxContract, strictFetch } from '../../src/contract/index.js'
import type { MessageList } from '../../src/contract/sandbox.js'
import { createTwoFactorClient, type TwoFactorOptions } from '../../src/index.js'
import {
  createSandbox,
  type Sandbox,
  sandboxAccount,
  sandboxCredentials,
  type SandboxOptions,
} from '../../src/sandbox/index.js'
import { basic, type Read, read } from '../support/service.js'

export const to = '+19195550112'
export const origin = 'http://127.0.0.1:4010'
export const authorization = basic(sandboxCredentials.username, sandboxCredentials.password)
const application = sandboxAccount.applications[0]

/** A right body of a send. */
export const sendBody = {
  to,
  from: '+19195550100',
  applicationId: application?.id ?? '',
  message: 'Your {NAME} {SCOPE} code is {CODE}',
  digits: 6,
}

/** A way to call the two APIs. */
export function caller(fetch: typeof globalThis.fetch, base = origin) {
  const control = strictFetch(fetch, { document: sandboxContract })
  /** `Answer` is the schema of the 200, by which the strict check judges it. */
  async function call<Answer>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Read & { body: Answer }> {
    const init = {
      method,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }
    const answer = await read(await control(`${base}/sandbox${path}`, init))
    return { ...answer, body: answer.body as Answer } // judged
  }
  async function api(operation: string, body: unknown, headers: Record<string, string> = {}): Promise<Read> {
    const init = {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { authorization, 'content-type': 'application/json', ...headers },
    }
    return read(await fetch(`${base}/api/v1/accounts/${sandboxCredentials.accountId}/code/${operation}`, init))
  }
  return {
    call,
    api,
    get: <Answer>(path: string) => call<Answer>('GET', path),
    list: async (query = '') => (await call<MessageList>('GET', `/messages${query}`)).body.messages,
    send: (fields: object = {}, headers = {}) => api('messaging', { ...sendBody, ...fields }, headers),
    sendVoice: (fields: object = {}) => api('voice', { ...sendBody, ...fields }),
    verify: (code: string, fields: object = {}, headers = {}) =>
      api('verify', { to, code, expirationTimeInMinutes: 15, ...fields }, headers),
  }
}

/** A sandbox in process. */
export function stage(options: SandboxOptions = {}) {
  const sandbox = createSandbox(options)
  onTestFinished(() => sandbox.close())
  return { sandbox, ...caller(sandbox.fetch), newest: () => sandbox.messages()[0] }
}

/** The same on a port. */
export async function onPort(options: SandboxOptions = {}) {
  const sandbox = createSandbox(options)
  const { url } = await sandbox.listen({ port: 0 })
  onTestFinished(() => sandbox.close())
  return { sandbox, url, ...caller(fetch, url), newest: () => sandbox.messages()[0] }
}

/** The client of this package on a sandbox. */
export const client = (sandbox: Sandbox, options: TwoFactorOptions = {}) =>
  createTwoFactorClient<TwoFactorOptions>({
    accountId: sandboxCredentials.accountId,
    auth: { username: sandboxCredentials.username, password: sandboxCredentials.password },
    from: sendBody.from,
    applicationId: sendBody.applicationId,
    voiceApplicationId: sendBody.applicationId,
    fetch: sandbox.fetch,
    ...options,
  })

/** A server on loopback that takes callbacks and answers with what `answer` says of the `count`th, from 1. */
export async function receiver(answer: (count: number) => number | Promise<number> = () => 204) {
  const taken: string[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (part: string) => (body += part))
    request.on('end', () => {
      taken.push(body)
      void Promise.resolve(answer(taken.length)).then((status) => response.writeHead(status).end())
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  const { port } = server.address() as AddressInfo // not a pipe, so it has a port
  return { url: `http://127.0.0.1:${port}/receipts`, taken }
}

/** A `fetch` for loopback that says that it calls another host, as a page elsewhere does that made its name resolve to this machine. */
export function withHost(host: string): typeof fetch {
  return async (input, init) => {
    const { method, url, headers } = new Request(input, init)
    return new Promise((resolve, reject) => {
      const outgoing = httpRequest(url, { method, headers: { ...Object.fromEntries(headers), host } }, (response) => {
        let body = ''
        response.setEncoding('utf8').on('data', (part: string) => (body += part))
        // Names and values alternate, one value each.
        response.on('end', () =>
          resolve(
            new Response(body, {
              status: response.statusCode ?? 0,
              headers: response.headers as Record<string, string>,
            }),
          ),
        )
      })
      outgoing.on('error', reject).end()
    })
  }
}

/** A promise that is resolved from outside. */
export function signal() {
  let fire: () => void = () => undefined
  const fired = new Promise<void>((resolve) => (fire = resolve))
  return { fired, fire: () => fire() }
}
