// The reference page's own example, as the page sends it: by curl, with --data-raw and no content type.
import { execFile, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import document from '../../generated/openapi.json' with { type: 'json' }
import { createSandbox, type Listening, sandboxCredentials } from '../../src/sandbox/index.js'

const { value: example } = document.components.examples.MessagingReferencePage
const samples = fileURLToPath(new URL('../../openapi/code_samples/curl/', import.meta.url))
const isMissing = spawnSync('curl', ['--version']).status !== 0

// In CI a missing curl is a failure: a skipped proof is none.
describe.skipIf(isMissing && !process.env['CI'])('curl', () => {
  const sandbox = createSandbox()
  let listening: Listening
  beforeAll(async () => {
    listening = await sandbox.listen({ port: 0 })
  })
  afterAll(() => listening.close())

  /** What is printed. */
  async function post(operation: 'messaging' | 'verify', body: object, ...more: string[]): Promise<string> {
    const url = `${listening.url}/api/v1/accounts/9900000/code/${operation}`
    const { stdout } = await promisify(execFile)('curl', [
      '--silent',
      '--location',
      '--request',
      'POST',
      url,
      '--data-raw',
      JSON.stringify(body, null, 2),
      ...more,
    ])
    return stdout
  }

  const user = ['--user', 'user:password']

  test("sends the page's example, and the code that arrives is valid once", async () => {
    const { messageId } = JSON.parse(await post('messaging', example, ...user)) as { messageId: string } // the documented body
    const { id, text, code } = await sandbox.waitForMessage({ to: example.to })
    expect(id).toBe(messageId)
    expect(text).toBe(`Your temporary Sandbox scope code is ${code}`)
    expect(code).toMatch(/^\d{5}$/)

    const attempt = { to: example.to, code, scope: example.scope, expirationTimeInMinutes: 3 }
    expect(await post('verify', attempt, ...user)).toBe('{"valid":true}')
    expect(await post('verify', attempt, ...user)).toBe('{"valid":false}')
  })

  test('calls the body a form, which the journal finds to be outside the document', async () => {
    await post('messaging', example, ...user)
    const [exchange] = sandbox.journal({ to: example.to })
    expect(exchange?.request.headers['content-type']).toBe('application/x-www-form-urlencoded')
    expect(exchange?.breaches).toMatchObject([{ side: 'request', where: 'content-type' }])
    expect(exchange?.breaches).toHaveLength(1)
  })

  test.each([
    ['generateMessagingCode', /^\{"messageId":"\w{29}"\}$/],
    ['generateVoiceCode', /^\{"callId":"c-[\w-]{45}"\}$/],
    ['verifyCode', /^\{"valid":false\}$/],
  ])('runs the sample of %s as it stands, and keeps the document', async (id, answer) => {
    const { stdout } = await promisify(execFile)('sh', [`${samples}${id}.sh`], {
      env: {
        ...process.env,
        BW_MFA_URL: `${listening.url}/api/v1`,
        BW_TOKEN_URL: `${listening.url}/api/v1/oauth2/token`,
        BW_ACCOUNT_ID: sandboxCredentials.accountId,
        BW_CLIENT_ID: sandboxCredentials.username,
        BW_CLIENT_SECRET: sandboxCredentials.password,
      },
    })
    expect(stdout).toMatch(answer)
    const [exchange] = sandbox.journal()
    expect(exchange).toMatchObject({ operationId: id, breaches: [] })
    expect(exchange?.request.headers['authorization']).toMatch(/^Bearer /)
  })

  test('is told without credentials that it has none', async () => {
    expect(await post('messaging', example, '--write-out', ' %{http_code}')).toBe(
      '{"message":"Unauthorized","Message":"Unauthorized"} 401',
    )
  })
})
