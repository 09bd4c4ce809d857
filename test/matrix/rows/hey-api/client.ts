import { createInterface } from 'node:readline'
import { createClient } from './generated/client'
import { generateMessagingCode, generateVoiceCode, verifyCode } from './generated/sdk.gen'
import type { GenerateMessagingCodeData, GenerateVoiceCodeData, VerifyCodeData } from './generated/types.gen'

interface Call {
  operationId: string
  accountId: string
  login: { username: string; password: string } | null
  idempotencyKey: string | null
  body: unknown
}

async function ask({ operationId, accountId, login, idempotencyKey, body }: Call) {
  const client = createClient({
    baseUrl: process.env.BW_MFA_URL!,
    // Asked once for each scheme of the document, and what it gives for the last, OAuth2's bearer, wins.
    auth: ({ scheme }) => (scheme === 'basic' && login ? `${login.username}:${login.password}` : undefined),
  })
  const options = { client, path: { accountId } }
  const headers = idempotencyKey === null ? {} : { 'Idempotency-Key': idempotencyKey }
  const { data, error, response } =
    operationId === 'verifyCode'
      ? await verifyCode({ ...options, body: body as VerifyCodeData['body'] })
      : operationId === 'generateVoiceCode'
        ? await generateVoiceCode({ ...options, headers, body: body as GenerateVoiceCodeData['body'] })
        : await generateMessagingCode({ ...options, headers, body: body as GenerateMessagingCodeData['body'] })
  if (data) return { status: response.status, ...data }
  const reason = error && ('error' in error ? error.error : 'message' in error ? error.message : error.Message)
  return { status: response?.status, reason }
}

createInterface({ input: process.stdin }).on('line', async (line) => {
  console.log(JSON.stringify(await ask(JSON.parse(line))))
})
