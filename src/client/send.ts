// One attempt: authorize, send, read and judge, in the time that is left. Every way in which it can fail becomes a typed error.
import { operations, type OperationId } from '../contract/operations.js'
import { validatePlain } from '../contract/validate.js'
import { read } from './answer.js'
import type { Authorization } from './auth.js'
import { isLoopback, lost, safeCause } from './connection.js'
import { TwoFactorConnectionError, TwoFactorError, TwoFactorTimeoutError, type Peer } from './errors.js'
import { ask, readText } from './fetch.js'
import { notify } from './hooks.js'
import { basicEnded, isHosted } from './hosted.js'
import { limit, timedOut } from './limit.js'
import { token } from './mask.js'
import type { Settings } from './options.js'

/** A request of one of the document's operations, but for its authorization. */
export interface ApiRequest {
  readonly operationId: OperationId
  readonly url: string
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly signal: AbortSignal | undefined
}

/** A documented 200, with its body. */
export interface Documented {
  readonly response: Response
  readonly text: string
}

export interface Failed {
  readonly error: TwoFactorError
  /** Who had to answer when it failed. */
  readonly peer: Peer
  /** What the request carried; absent when it failed before. */
  readonly credential: string | undefined
  /** No connection came about. */
  readonly unsent: boolean
  /** The answer has a `Retry-After`. */
  readonly invited: boolean
}

/** What one attempt of a call works with. */
export interface Attempt {
  readonly number: number
  /** What remains of the call's time. */
  readonly leftMs: number
  /** The credentials of the attempts before; this one adds its own. */
  readonly tried: string[]
}

/** Sends `request` once. Rejects only with the reason of the caller's `signal`. */
export async function send(
  request: ApiRequest,
  settings: Settings,
  authorization: Authorization,
  { number: attempt, leftMs, tried }: Attempt,
): Promise<Documented | Failed> {
  const { operationId, url, headers, body, signal } = request
  const { fetch, timeoutMs, hooks } = settings
  const { method, output } = operations[operationId]
  const event = { operationId, attempt }
  const secrets = () => [...authorization.secrets, ...tried, headers['idempotency-key'] ?? '', ...contentsOf(body)]
  const call = { operationId, attempts: attempt, secrets }
  let credential: string | undefined
  let response: Response | undefined
  try {
    return await limit(Math.min(timeoutMs, leftMs), signal, async (abort) => {
      const value = await authorization.credential(call)
      // The wait for a token may outlast the attempt, and what was called unsent must stay so.
      abort.throwIfAborted()
      credential = value
      tried.push(value)
      notify(hooks, 'onRequest', event)
      const begin = performance.now()
      const all = { ...headers, authorization: `${authorization.scheme} ${value}` }
      const answer = (response = await ask(fetch, url, { method, headers: all, body, signal: abort }))
      const text = await readText(answer, abort)
      const durationMs = performance.now() - begin
      // Asked for first: to gather the secrets takes time that most calls need not spend.
      if (hooks.onResponse) {
        const requestId = token(answer.headers.get('X-Request-Id'), secrets())
        notify(hooks, 'onResponse', { ...event, status: answer.status, requestId, durationMs })
      }
      read(answer, text, (data) => validatePlain(output, data), {
        ...call,
        peer: 'api',
        request: `${method} ${shortPath(operationId)}`,
        advice: (status) => advice(status, operationId, settings, authorization),
      })
      return { response: answer, text }
    })
  } catch (error) {
    signal?.throwIfAborted()
    const peer = credential === undefined ? (authorization.peer ?? 'api') : 'api'
    const failed = { peer, credential, invited: response?.headers.has('Retry-After') ?? false }
    if (error instanceof TwoFactorError) return { ...failed, unsent: false, error }
    return { ...failed, ...unanswered(error, peer) }
  }

  /** What it is that no whole answer came. */
  function unanswered(error: unknown, peer: Peer): Pick<Failed, 'error' | 'unsent'> {
    const isOwn = settings.ownFetch || peer === 'token function'
    const target = peer === 'token endpoint' ? settings.tokenUrl : url
    const { code: said, refused, impossible } = lost(error, target, isOwn)
    const unsent = refused && !response
    const so = unsent || impossible || peer !== 'api' ? 'nothing was sent' : 'the request may have been processed'
    const none = peer === 'api' ? `No answer from ${new URL(url).origin}` : `No token from ${authorization.place}`
    const details = { operationId, attempts: attempt, peer }
    if (error === timedOut) {
      const which = leftMs > timeoutMs ? 'attempt' : 'total'
      const message = `${none} within ${Math.round(which === 'total' ? settings.totalTimeoutMs : timeoutMs)} ms (${which}); ${so}`
      return { unsent, error: new TwoFactorTimeoutError(message, { ...details, limit: which }) }
    }
    const code = token(said, secrets())
    const cause = isOwn ? error : safeCause(error, code, secrets())
    const hint =
      unsent && isLoopback(new URL(target).hostname) ? '. Is the sandbox running? npx bandwidth-2fa sandbox' : ''
    const message = `${none}${code ? ` (${code})` : ''}; ${so}${hint}`
    return { unsent, error: new TwoFactorConnectionError(message, { ...details, code, cause }) }
  }
}

/** The operation's path without the account, such as `…/code/verify`. */
function shortPath(operationId: OperationId): string {
  return operations[operationId].path.replace(/^.*}/, '…')
}

/** What to do after the API answered with such a status, if anything. */
function advice(
  status: number,
  operationId: OperationId,
  { baseUrl }: Settings,
  { scheme }: Authorization,
): string | undefined {
  const auth = 'Check auth (BW_CLIENT_ID and BW_CLIENT_SECRET, or BW_USERNAME and BW_PASSWORD)'
  if (status === 401) return scheme === 'Basic' && isHosted(baseUrl) ? basicEnded : auth
  if (status === 403) return `${auth}, and that the account is activated for two-factor authentication`
  if (status === 404) return 'Check baseUrl (BW_MFA_URL)'
  return status >= 500 && operations[operationId].repeat === 'idempotency-key'
    ? 'A code may be on its way: to send again may send a second one'
    : undefined
}

/** What is confidential in a body: in JSON every text but two, and else all of it. */
function contentsOf(body: string): string[] {
  const found: string[] = []
  try {
    JSON.parse(body, (name, value) => {
      if (typeof value === 'string' && name !== 'scope' && name !== 'applicationId') found.push(value)
      return value
    })
  } catch {
    return [body]
  }
  return found
}
