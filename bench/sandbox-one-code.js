// @ts-check
// The process of sandbox-first-code.js: what the first test of a test file does, from its imports to a verified code. Prints how long `createSandbox` took, in milliseconds.
import { loadClient, loadSandbox } from './built.js'
import { accountId, body, credentials } from './request.js'

const [{ createTwoFactorClient }, { createSandbox }] = await Promise.all([loadClient(), loadSandbox()])
const startedAt = performance.now()
const sandbox = createSandbox()
const createMs = performance.now() - startedAt
const { from, applicationId } = body
const mfa = createTwoFactorClient({ accountId, auth: credentials, from, applicationId, fetch: sandbox.fetch })

const to = sandbox.number()
await mfa.sendCode({ to })
const { code } = await sandbox.waitForMessage({ to })
if (!(await mfa.verifyCode({ to, code }))) throw new Error('the code was not valid')
console.log(createMs)
