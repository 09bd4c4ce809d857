// A right exchange for each operation, as plain data that a test can put one thing wrong in.
import type { OperationId } from '../../src/contract/operations.js'

export const credentials = `Basic ${btoa('user:pass:word')}`

/** The account of every right request. */
export const accountId = '9900000'

const send = {
  to: '+19195550112',
  from: '+19195550100',
  applicationId: '93de2206-9669-4e07-948d-329f4b722ee2',
  message: 'Your {NAME} {SCOPE} code is {CODE}',
  digits: 6,
}

/** What a right client sends and a right server answers, per operation. */
export const exchanges = {
  generateMessagingCode: {
    path: 'code/messaging',
    input: send,
    output: { messageId: '1589228074636lm4k2je7j7jklbn2' },
  },
  generateVoiceCode: {
    path: 'code/voice',
    input: send,
    output: { callId: 'c-15ac29a2-1331029c-2cb0-4a07-b215-b22865662d85' },
  },
  verifyCode: {
    path: 'code/verify',
    input: { to: send.to, code: '048291', expirationTimeInMinutes: 3 },
    output: { valid: true },
  },
} satisfies Record<OperationId, { path: string; input: object; output: object }>

/** A right request; what `init` names replaces its part. `null` for a header takes it away. */
export function requestTo(
  operationId: OperationId,
  {
    url,
    method = 'POST',
    headers = {},
    body,
  }: { url?: string; method?: string; headers?: Record<string, string | null>; body?: string } = {},
): Request {
  const { path, input } = exchanges[operationId]
  const request = new Request(url ?? `http://127.0.0.1:4010/api/v1/accounts/${accountId}/${path}`, {
    method,
    ...(method === 'GET' ? {} : { body: body ?? JSON.stringify(input) }),
  })
  apply(request.headers, { authorization: credentials, 'content-type': 'application/json', ...headers })
  return request
}

/** A right response of `status`, 200 by default. A text is the body as it stands; anything else becomes JSON. `null` for a header takes it away. */
export function responseOf(
  body: unknown,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string | null> } = {},
): Response {
  const response = new Response(typeof body === 'string' ? body : JSON.stringify(body), { status })
  apply(response.headers, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-request-id': '0f1c6d1e-9d0e-4c0e-8a53-1f3f0a5b7e21',
    ...headers,
  })
  return response
}

// Request and Response add a content type of their own when they are made, so what is not wanted is taken away afterwards.
function apply(headers: Headers, wanted: Record<string, string | null>): void {
  for (const [name, value] of Object.entries(wanted)) {
    if (value === null) headers.delete(name)
    else headers.set(name, value)
  }
}
