// @ts-check
// The story that each client tells, against a strict sandbox: what is asked, and what has to come back.
import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { loadSandbox } from '../../bench/built.js'

const { createSandbox } = await loadSandbox()

const accountId = '9900042'
const login = { username: 'app', password: 'a:password' }
const to = '+12345678902'
const from = '+12345678901'
/** The number that the document's examples send from, for tools that send the examples. */
const exampleFrom = '+19195550100'
const applicationId = '93de2206-9669-4e07-948d-329f4b722ee2'
const scope = 'scope'

/** The reference page's own body. */
const page = {
  to,
  from,
  applicationId,
  scope,
  digits: 5,
  message: 'Your temporary {NAME} {SCOPE} code is {CODE}',
  callbackUrl: '',
}

/** A sandbox that takes one account and its one application alone. */
export function strictSandbox() {
  return createSandbox({
    strict: true,
    accounts: [
      {
        id: accountId,
        credentials: [{ username: login.username, passwordSha256: hash('sha256', login.password) }],
        applications: [{ id: applicationId, name: 'Acme', numbers: [from, exampleFrom] }],
      },
    ],
  })
}

/**
 * One call that a client is to make. It answers with the status, and with the fields of the body as its types name them, or with the reason as its error gives it.
 *
 * @typedef {object} Call
 * @property {'generateMessagingCode' | 'generateVoiceCode' | 'verifyCode'} operationId
 * @property {string} accountId
 * @property {{ username: string, password: string } | null} login none where null
 * @property {string | null} idempotencyKey
 * @property {object} body
 *
 * @typedef {{ status: number, messageId?: string, callId?: string, valid?: boolean, reason?: string }} Outcome
 */

/**
 * Tells the story, and returns what went otherwise, a sentence each.
 *
 * @param {import('../../src/sandbox/index.js').Sandbox} sandbox
 * @param {(call: Call) => Promise<Outcome>} ask
 * @param {import('./row.js').Row['cannot']} cannot
 */
export async function tell(sandbox, ask, cannot = {}) {
  /** @param {Partial<Call> & Pick<Call, 'operationId' | 'body'>} call */
  const call = (call) => ask({ accountId, login, idempotencyKey: null, ...call })
  /** @param {object} [change] @param {Partial<Call>} [how] */
  const send = (change, how) => call({ operationId: 'generateMessagingCode', body: { ...page, ...change }, ...how })
  /** @param {string} code @param {string} [number] */
  const verify = (code, number = to) =>
    call({ operationId: 'verifyCode', body: { to: number, scope, code, expirationTimeInMinutes: 5 } })
  /** @param {Outcome} outcome @param {number} status */
  function refused(outcome, status) {
    const { error, message } = JSON.parse(sandbox.journal({ limit: 1 })[0]?.response?.body ?? '{}')
    assert.deepEqual(outcome, { status, reason: error ?? message })
  }
  let code = ''

  /** @type {Record<import('./row.js').Chapter, () => Promise<void>>} */
  const chapters = {
    async send() {
      const sent = await send()
      const [message] = sandbox.messages()
      assert.deepEqual(sent, { status: 200, messageId: message?.id })
      code = message?.code ?? ''
      assert.equal(message?.text, `Your temporary Acme scope code is ${code}`)
    },
    async verify() {
      assert.deepEqual(await verify(code), { status: 200, valid: true })
    },
    async 'verify again'() {
      assert.deepEqual(await verify(code), { status: 200, valid: false })
    },
    async 'too many'() {
      for (let guess = 0; guess < 10; guess++) {
        const outcome = await verify('0000', '+12345678903')
        if (outcome.status === 429) return refused(outcome, 429)
        assert.deepEqual(outcome, { status: 200, valid: false })
      }
      assert.fail('ten wrong codes brought no 429')
    },
    async 'no credentials'() {
      refused(await send({}, { login: null }), 401)
    },
    async 'wrong password'() {
      refused(await send({}, { login: { ...login, password: 'wrong' } }), 403)
    },
    async 'bad request'() {
      refused(await send({ applicationId: 'not-ours' }), 400)
    },
    async voice() {
      const { callbackUrl, ...body } = page
      const called = await call({ operationId: 'generateVoiceCode', body })
      assert.deepEqual(called, { status: 200, callId: sandbox.messages()[0]?.id })
    },
    async repeat() {
      const before = sandbox.messages().length
      const first = await send({}, { idempotencyKey: 'the-same-send' })
      assert.deepEqual(await send({}, { idempotencyKey: 'the-same-send' }), first)
      assert.equal(sandbox.messages().length, before + 1, 'the repeat sent a second text')
    },
  }

  const differences = []
  for (const [chapter, happens] of Object.entries(chapters)) {
    if (Object.hasOwn(cannot, chapter)) continue
    try {
      await happens()
    } catch (error) {
      if (!(error instanceof assert.AssertionError)) throw error
      differences.push(`${chapter}: ${error.message}`)
    }
  }
  // The call without credentials is a breach that was asked for.
  for (const { verdict, operationId, breaches, response } of sandbox.journal())
    if (verdict === 'broken' && response?.status !== 401)
      differences.push(`${operationId} breaks the contract: ${JSON.stringify(breaches)}`)
  return differences
}
