// @ts-check
// The request that every measurement makes: the example of the API's reference page.
import { readFileSync } from 'node:fs'

const document = JSON.parse(readFileSync(new URL('../generated/openapi.json', import.meta.url), 'utf8'))

export const accountId = '9900000'
export const credentials = { username: 'sandbox', password: 'sandbox-password' }
export const path = `/accounts/${accountId}/code/messaging`

/** @type {import('../src/contract/models.js').GenerateMessagingCode} */
export const body = document.components.examples.MessagingReferencePage.value

/** What the service answers, as far as a stub has to know. */
export const answer = JSON.stringify(document.components.examples.MessagingCodeSent.value)

/** As a client sends it. */
export const headers = {
  authorization: `Basic ${btoa(`${credentials.username}:${credentials.password}`)}`,
  'content-type': 'application/json',
}
