import { createInterface } from 'node:readline'
import { CodesApi } from './generated/apis'
import { Configuration, ResponseError } from './generated/runtime'

interface Call {
  operationId: string
  accountId: string
  login: { username: string; password: string } | null
  idempotencyKey: string | null
  body: Parameters<CodesApi['verifyCode']>[0]['verifyCode'] &
    Parameters<CodesApi['generateMessagingCode']>[0]['generateMessagingCode']
}

async function ask({ operationId, accountId, login, idempotencyKey, body }: Call) {
  const codes = new CodesApi(new Configuration({ basePath: process.env.BW_MFA_URL!, ...login }))
  const key = idempotencyKey === null ? {} : { idempotencyKey }
  try {
    if (operationId === 'verifyCode')
      return { status: 200, ...(await codes.verifyCode({ accountId, verifyCode: body })) }
    if (operationId === 'generateVoiceCode')
      return { status: 200, ...(await codes.generateVoiceCode({ accountId, generateVoiceCode: body, ...key })) }
    return { status: 200, ...(await codes.generateMessagingCode({ accountId, generateMessagingCode: body, ...key })) }
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
