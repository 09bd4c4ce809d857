// The client's OAuth2 client credentials against the service that issues the tokens.
import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { strictFetch } from '../../src/contract/index.js'
import { createTwoFactorClient, TwoFactorApiError } from '../../src/index.js'
import { createSandbox, sandboxAccount, sandboxCredentials } from '../../src/sandbox/index.js'
import { number } from '../support/numbers.js'

const { accountId, username, password } = sandboxCredentials
const [application] = sandboxAccount.applications

/** A client with tokens, a strict sandbox that issues them, and the status of every answer by the last part of its path. */
function pairing(clientSecret: string) {
  const sandbox = createSandbox({ strict: true })
  const answered: string[] = []
  const mfa = createTwoFactorClient({
    accountId,
    auth: { clientId: username, clientSecret, tokenUrl: 'http://sandbox/oauth2/token' },
    baseUrl: 'http://sandbox/api/v1',
    applicationId: application?.id,
    from: application?.numbers[0],
    async fetch(url, init) {
      const response = await sandbox.fetch(url, init)
      answered.push(`${url.split('/').at(-1)} ${response.status}`)
      return response
    },
  })
  return { sandbox, mfa, answered }
}

test('one token serves all calls until the service says that it has ended, and is then renewed once', async () => {
  const { sandbox, mfa, answered } = pairing(password)
  const to = number()
  await Promise.all([mfa.sendCode({ to }), mfa.sendCode({ to: number() })])
  expect(answered.toSorted()).toEqual(['messaging 200', 'messaging 200', 'token 200'])
  answered.length = 0

  await sandbox.clock.advance({ minutes: 60 })
  await mfa.sendCode({ to })
  expect(answered).toEqual(['messaging 401', 'token 200', 'messaging 200'])
  const [newest, ...others] = sandbox.messages({ to })
  expect(others).toHaveLength(1)
  expect(await mfa.verifyCode({ to, code: newest?.code ?? '' })).toBe(true)
})

test('a client with the wrong secret sends nothing, and its error does not show the secret', async () => {
  const { sandbox, mfa, answered } = pairing('wrong-secret')
  const error: unknown = await mfa.sendCode({ to: number() }).then(null, (reason: unknown) => reason)
  expect(error).toBeInstanceOf(TwoFactorApiError)
  expect(error).toMatchObject({ status: 401, message: expect.stringContaining('token endpoint') })
  for (const secret of ['wrong-secret', btoa(`${username}:wrong-secret`)])
    expect(inspect(error, { depth: null }) + JSON.stringify(error)).not.toContain(secret)
  expect(answered).toEqual(['token 401'])
  expect(sandbox.messages()).toEqual([])
})

test.each([
  ['the document names', undefined],
  ['the caller names', 'http://sandbox/oauth2/token'],
])('the strict check lets a client get its tokens where %s, and judges the rest', async (_, tokenUrl) => {
  const sandbox = createSandbox({ strict: true })
  const mfa = createTwoFactorClient({
    accountId,
    auth: { clientId: username, clientSecret: password, tokenUrl },
    applicationId: application?.id,
    from: application?.numbers[0],
    fetch: strictFetch(sandbox.fetch, { tokenUrl }),
  })
  expect(await mfa.sendCode({ to: number() })).toEqual({ messageId: expect.any(String) })
})

test('the strict check takes no other address for that of tokens', async () => {
  const fetch = strictFetch(createSandbox().fetch)
  await expect(
    fetch('http://sandbox/oauth2/token', { method: 'POST', body: 'grant_type=client_credentials' }),
  ).rejects.toThrow('the path is not in the document')
  expect(() => strictFetch(fetch, { tokenUrl: '/token' })).toThrow(TypeError)
})
