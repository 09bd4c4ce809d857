const { createInterface } = require('node:readline')
const { Configuration, MFAApi } = require('bandwidth-sdk')

async function ask({ operationId, accountId, login, idempotencyKey, body }) {
  // The constructor's second argument is not heard where the configuration says nothing of a basePath: it belongs here.
  const mfa = new MFAApi(new Configuration({ basePath: process.env.BW_MFA_URL, ...login }))
  try {
    const { status, data } = await mfa[operationId](accountId, body, {
      headers: idempotencyKey === null ? {} : { 'Idempotency-Key': idempotencyKey },
    })
    return { status, ...data }
  } catch ({ response: { status, data } }) {
    return { status, reason: data.error ?? data.message }
  }
}

createInterface({ input: process.stdin }).on('line', async (line) => {
  console.log(JSON.stringify(await ask(JSON.parse(line))))
})
