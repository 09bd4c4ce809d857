const { createInterface } = require('node:readline')
const mfa = require('@bandwidth/mfa')

const methods = {
  generateMessagingCode: 'createMessagingTwoFactor',
  generateVoiceCode: 'createVoiceTwoFactor',
  verifyCode: 'createVerifyTwoFactor',
}
const models = {
  generateMessagingCode: mfa.TwoFactorCodeRequestSchema,
  generateVoiceCode: mfa.TwoFactorCodeRequestSchema,
  verifyCode: mfa.TwoFactorVerifyRequestSchema,
}

async function ask({ operationId, accountId, login, body }) {
  mfa.Configuration.BASEURI = process.env.BW_MFA_URL
  mfa.Configuration.basicAuthUserName = login.username
  mfa.Configuration.basicAuthPassword = login.password
  try {
    const answer = await mfa.APIController[methods[operationId]](accountId, new models[operationId](body))
    return { status: 200, ...answer }
  } catch (error) {
    // What it rejects with is no Error, and its one field with the service's words is the body as text.
    const { error: reason, message } = JSON.parse(error.errorResponse.context?.response.body ?? error.errorResponse)
    return { status: error.errorCode, reason: reason ?? message }
  }
}

createInterface({ input: process.stdin }).on('line', async (line) => {
  console.log(JSON.stringify(await ask(JSON.parse(line))))
})
