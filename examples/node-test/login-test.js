// Tests the login over HTTP, with nothing but Node: `node --test`. The same requests work against `npx bandwidth-2fa sandbox`, in any language.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createSandbox, sandboxEnvironment } from 'bandwidth-2fa/sandbox'

const sandbox = createSandbox()
/** @type {string} */
let url
/** @type {typeof import('./login.js')} */
let login

before(async () => {
  // Port 0 is any free one, so that test runs side by side do not collide.
  ;({ url } = await sandbox.listen({ port: 0 }))
  Object.assign(process.env, sandboxEnvironment(url))
  // Not before: it reads the environment as it loads.
  login = await import('./login.js')
})
after(() => sandbox.close())

/** @param {string} phone */
async function codeFor(phone) {
  // Holds the request until the text is there, for at most 5 seconds. URLSearchParams, because a bare + in a query means a space.
  const response = await fetch(
    `${url}/sandbox/messages?${new URLSearchParams({ to: phone, scope: 'sign-in', wait: '5' })}`,
  )
  const { messages } = await response.json()
  return messages[0].code
}

/** @param {number} advanceSeconds */
async function wait(advanceSeconds) {
  const response = await fetch(`${url}/sandbox/clock`, { method: 'POST', body: JSON.stringify({ advanceSeconds }) })
  assert.equal(response.status, 200)
}

test('the code of the text signs in, once', async () => {
  const phone = sandbox.number()
  await login.textCode(phone)
  const code = await codeFor(phone)
  assert.equal(await login.signIn(phone, code), 'welcome')
  assert.equal(await login.signIn(phone, code), 'wrong code')
})

test('a code of six minutes ago does not sign in', async () => {
  const phone = sandbox.number()
  await login.textCode(phone)
  const code = await codeFor(phone)
  await wait(6 * 60)
  assert.equal(await login.signIn(phone, code), 'wrong code')
})

test('five wrong codes lock the phone for half a minute', async () => {
  const phone = sandbox.number()
  await login.textCode(phone)
  const code = await codeFor(phone)
  for (let guess = 0; guess < 5; guess += 1) assert.equal(await login.signIn(phone, '0000000'), 'wrong code')
  assert.equal(await login.signIn(phone, code), 'too many tries')
  await wait(30)
  assert.equal(await login.signIn(phone, code), 'welcome')
})
