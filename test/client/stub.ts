// A stand-in for the service: a fetch that plays a script of answers and keeps what it was asked.
import { createTwoFactorClient, type TwoFactorError, type TwoFactorOptions } from '../../src/index.js'

export const to = '+19195550112'
export const from = '+19195550100'
export const account = {
  accountId: '9900000',
  auth: { username: 'api-user', password: 'open:sesame' },
  from,
  applicationId: 'app-messaging',
  voiceApplicationId: 'app-voice',
} as const

export interface Sent {
  readonly url: string
  readonly init: RequestInit
  readonly body: Record<string, unknown>
  header(name: string): string | null
}

/** One step of a script: an answer, or a failure to answer. */
export type Step = Response | Error | ((sent: Sent) => Response | Promise<Response>)

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(typeof body === 'string' ? body : JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  })
}

export const sentMessage = () => json(200, { messageId: 'message-1' })
export const verified = (valid = true) => json(200, { valid })

/** What the sockets of Node make of a failure, where they name the place; it is the hosted service's unless another is given. */
export function socketError(code: string, place: object = { hostname: 'mfa.bandwidth.com' }): Error {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(`connect ${code}`), { code, ...place }) })
}

/** A fetch that takes `steps` one by one; asked once more than there are steps, it says so. */
export function script(...steps: Step[]) {
  const sent: Sent[] = []
  const fetch = async (url: string, init: RequestInit): Promise<Response> => {
    const text = String(init.body)
    const one: Sent = {
      url,
      init,
      body: text.startsWith('{') ? JSON.parse(text) : {},
      header: (name) => new Headers(init.headers).get(name),
    }
    const step = steps[sent.push(one) - 1]
    if (!step) throw new Error('the script has no more answers')
    if (step instanceof Error) throw step
    return typeof step === 'function' ? step(one) : step
  }
  return { fetch, sent }
}

/** A client of the account above on a script. */
export function scripted(steps: Step[], options: TwoFactorOptions = {}) {
  const { fetch, sent } = script(...steps)
  return { sent, mfa: createTwoFactorClient<TwoFactorOptions>({ ...account, fetch, ...options }) }
}

/** What a call rejects with; a call that does not reject fails the test. */
export async function rejection(call: Promise<unknown>): Promise<TwoFactorError> {
  const outcome = await call.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  )
  if ('error' in outcome) return outcome.error as TwoFactorError // what is asserted of it fails where it is none
  throw new Error(`expected a rejection, got ${JSON.stringify(outcome.value)}`)
}
