// `GET /sandbox/messages`: the inbox over HTTP.
import { randomUUID } from 'node:crypto'
import { PhoneNumber } from '../contract/operations.js'
import { validate } from '../contract/validate.js'
import type { OutboundMessage } from '../delivery/delivery.js'
import type { Inbox } from '../delivery/inbox.js'

/** Messages, newest first; to one number when `to` is given, which must be E.164. */
export function listMessages(inbox: Inbox, to: string | undefined): Response {
  const problems = to === undefined ? [] : validate(PhoneNumber, to, 'to')
  if (problems.length > 0) return answer(400, { error: problems.map(({ message }) => message).join('; '), requestId: randomUUID() })
  return answer(200, { messages: inbox.messages({ to }).map(asJson) })
}

function asJson({ id, channel, accountId, applicationId, from, to, scope, text, code, createdAt, expiresAt }: OutboundMessage) {
  return { id, channel, accountId, applicationId, from, to, scope, text, code, createdAt: new Date(createdAt), expiresAt: new Date(expiresAt) }
}

function answer(status: number, body: object): Response {
  return Response.json(body, { status, headers: { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' } })
}
