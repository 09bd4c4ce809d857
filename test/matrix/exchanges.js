// @ts-check
// The story told with bare fetch, for judges: what went over the wire, both sides.
import { writeFile } from 'node:fs/promises'
import { tell } from './story.js'

/**
 * Tells the story to the service and writes each exchange that a valid request began, as JSON, to `file`.
 *
 * @param {import('../../src/sandbox/index.js').Sandbox} sandbox @param {string} baseUrl @param {string} file
 */
export async function recordStory(sandbox, baseUrl, file) {
  /** @type {object[]} */
  const exchanges = []
  const paths = { generateMessagingCode: 'messaging', generateVoiceCode: 'voice', verifyCode: 'verify' }
  const differences = await tell(sandbox, async ({ operationId, accountId, login, idempotencyKey, body }) => {
    const path = `/accounts/${accountId}/code/${paths[operationId]}`
    /** @type {Record<string, string>} */
    const headers = { 'content-type': 'application/json' }
    if (login) headers['authorization'] = `Basic ${btoa(`${login.username}:${login.password}`)}`
    if (idempotencyKey !== null) headers['idempotency-key'] = idempotencyKey
    const request = { method: 'POST', headers, body: JSON.stringify(body) }
    const response = await fetch(`${baseUrl}${path}`, request)
    const text = await response.text()
    const answer = { status: response.status, headers: Object.fromEntries(response.headers), body: text }
    // Without credentials a request breaks the document.
    if (login) exchanges.push({ url: `https://mfa.bandwidth.com/api/v1${path}`, request, response: answer })
    const { error, message, requestId, ...fields } = JSON.parse(text)
    return response.ok ? { status: response.status, ...fields } : { status: response.status, reason: error ?? message }
  })
  if (differences.length > 0) throw new Error(differences.join('\n'))
  await writeFile(file, JSON.stringify(exchanges))
}
