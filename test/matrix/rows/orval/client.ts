import { createInterface } from 'node:readline'
import { generateMessagingCode, generateVoiceCode, verifyCode } from './generated/codes'

interface Call {
  operationId: string
  accountId: string
  login: { username: string; password: string } | null
  idempotencyKey: string | null
  body: unknown
}

async function ask({ operationId, accountId, login, idempotencyKey, body }: Call) {
  const options = {
    headers: {
      // It makes nothing of the document's security.
      ...(login && { Authorization: `Basic ${btoa(`${login.username}:${login.password}`)}` }),
      ...(idempotencyKey !== null && { 'Idempotency-Key': idempotencyKey }),
    },
  }
  const { status, data } =
    operationId === 'verifyCode'
      ? await verifyCode(accountId, body as Parameters<typeof verifyCode>[1], options)
      : operationId === 'generateVoiceCode'
        ? await generateVoiceCode(accountId, body as Parameters<typeof generateVoiceCode>[1], options)
        : await generateMessagingCode(accountId, body as Parameters<typeof generateMessagingCode>[1], options)
  if (status === 200) return { status, ...data }
  return { status, reason: 'error' in data ? data.error : 'message' in data ? data.message : data.Message }
}

createInterface({ input: process.stdin }).on('line', async (line) => {
  console.log(JSON.stringify(await ask(JSON.parse(line))))
})
