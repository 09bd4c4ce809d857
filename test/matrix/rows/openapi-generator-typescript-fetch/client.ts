import { createInterface } from 'node:readline'
import { MFAApi } from './generated/apis'
import { Configuration, ResponseError } from './generated/runtime'

interface Call {
  operationId: string
  accountId: string
  login: { username: string; password: string } | null
  idempotencyKey: string | null
  body: Parameters<MFAApi['verifyCode']>[0]['verifyCodeRequest'] &
    Parameters<MFAApi['generateMessagingCode']>[0]['codeRequest']
}

async function ask({ operationId, accountId, login, idempotencyKey, body }: Call) {
  const codes = new MFAApi(new Configuration({ basePath: process.env.BW_MFA_URL!, ...login }))
  const key = idempotencyKey === null ? {} : { idempotencyKey }
  try {
    if (operationId === 'verifyCode')
      return { status: 200, ...(await codes.verifyCode({ accountId, verifyCodeRequest: body })) }
    if (operationId === 'generateVoiceCode')
      return { status: 200, ...(await codes.generateVoiceCode({ accountId, voiceCodeRequest: body, ...key })) }
    return { status: 200, ...(await codes.generateMessagingCode({ accountId, codeRequest: body, ...key })) }
  } catch (error) {
    if (!(error instanceof ResponseError)) throw error
    // Its errors carry the answer, whose body has no type.
    const { error: reason, message } = await error.response.json()
    return { status: error.response.status, reason: reason ?? message }
  }
}

createInterface({ input: process.stdin }).on('line', async (line) => {
  console.log(JSON.stringify(await ask(JSON.parse(line))))
})
