// A server in process with a clock, an inbox and a log that a test reads, and short ways to call it.
import { hash } from 'node:crypto'
import type { Delivery, OutboundMessage } from '../../src/delivery/delivery.js'
import { type Account, knownAccounts } from '../../src/server/accounts.js'
import type { LogEntry } from '../../src/server/log.js'
import { createServer, type ServerOptions } from '../../src/server/server.js'
import { memoryStore } from '../../src/stores/memory.js'
import { pepperOf, seededRandom } from './pepper.js'

/** Two accounts, the first with a password full of colons. */
export const accounts: readonly Account[] = [
  {
    id: '9900000',
    credentials: [{ username: 'alice', passwordSha256: hash('sha256', 'pass:word::') }],
    applications: [{ id: 'app-a', name: 'Acme', numbers: ['+19195550100'] }],
  },
  {
    id: '9900001/b c',
    credentials: [{ username: 'bob', passwordSha256: hash('sha256', 'bobs-secret') }],
    applications: [{ id: 'app-b', name: 'Bees', numbers: ['+19195550101'] }],
  },
]

export const basic = (username: string, password: string) =>
  `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
export const alice = basic('alice', 'pass:word::')
export const bob = basic('bob', 'bobs-secret')

export const to = '+19195550112'
/** A right body of a send. */
export const sendBody = {
  to,
  from: '+19195550100',
  applicationId: 'app-a',
  message: 'Your {NAME} {SCOPE} code is {CODE}',
  digits: 6,
}

/** What a test changes of a call. An object becomes a JSON body; a text is the body as it stands; `null` for authorization sends none. */
export interface Call {
  readonly path?: string
  readonly method?: string
  readonly authorization?: string | null
  readonly headers?: Record<string, string>
  readonly body?: unknown
}

/** An answer, read. */
export interface Read {
  readonly status: number
  readonly headers: Headers
  /** The JSON; `undefined` when the answer is empty. */
  readonly body: unknown
}

/** A service of the two accounts above; options replace its parts. */
export function service(options: Partial<ServerOptions> = {}) {
  const clock = { now: Date.UTC(2026, 0, 1) }
  const now = () => clock.now
  const sent: OutboundMessage[] = []
  const entries: LogEntry[] = []
  const delivery: Delivery = {
    async deliver(message) {
      sent.unshift(message)
      return { status: 'accepted' }
    },
  }
  const server = createServer({
    accounts: knownAccounts(accounts),
    store: memoryStore({ now }),
    delivery,
    pepper: pepperOf('1'),
    now,
    random: seededRandom(1),
    log: (entry) => entries.push(entry),
    ...options,
  })

  async function call({
    path = '/api/v1/accounts/9900000/code/messaging',
    method = 'POST',
    authorization = alice,
    headers = {},
    body = sendBody,
  }: Call = {}): Promise<Read> {
    const response = await server.fetch(
      new Request(`http://127.0.0.1${path}`, {
        method,
        headers: { 'content-type': 'application/json', ...(authorization !== null && { authorization }), ...headers },
        ...(method !== 'GET' && method !== 'HEAD' && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    )
    return read(response)
  }

  return {
    server,
    clock,
    /** Newest first. */
    sent,
    entries,
    call,
    send: (body: object = {}, rest: Omit<Call, 'body'> = {}) => call({ ...rest, body: { ...sendBody, ...body } }),
    verify: (code: string, body: object = {}, rest: Omit<Call, 'body'> = {}) =>
      call({
        path: '/api/v1/accounts/9900000/code/verify',
        ...rest,
        body: { to, code, expirationTimeInMinutes: 15, ...body },
      }),
    /** The code that was sent last. */
    code: () => sent[0]?.code ?? 'none',
  }
}

/** Reads an answer to its end. */
export async function read(response: Response): Promise<Read> {
  const text = await response.text()
  return {
    status: response.status,
    headers: response.headers,
    body: text === '' ? undefined : (JSON.parse(text) as unknown),
  }
}

/** A code that is not this one. */
export function otherThan(code: string): string {
  return code.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10))
}
