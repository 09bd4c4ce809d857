// What the client does in every runtime: plain JavaScript with nothing but what all of them have.

/**
 * Sends a code, reads it from the sandbox's inbox, verifies it twice, is told no, and is refused; returns what it saw.
 *
 * @param {typeof import('../../src/index.js')} client the built package
 * @param {Record<string, string>} places URLs: `anybody` and `strict` are sandboxes, and behind `closed` nothing listens
 */
export async function tell({ createTwoFactorClient, TwoFactorApiError, TwoFactorInputError, TwoFactorConnectionError }, { anybody, strict, closed }) {
  const to = '+19195550112'
  const options = /** @type {const} */ ({
    accountId: '9900000',
    auth: { username: 'sandbox', password: 'sandbox-password' },
    from: '+19195550100',
    applicationId: '93de2206-9669-4e07-948d-329f4b722ee2',
    baseUrl: `${anybody}/api/v1`,
  })
  const mfa = createTwoFactorClient(options)
  const { messageId } = await mfa.sendCode({ to, scope: 'runtimes' })
  const inbox = await fetch(`${anybody}/sandbox/messages?to=${encodeURIComponent(to)}`)
  /** @type {{ messages: { id: string, code: string }[] }} */
  const { messages } = await inbox.json()
  const code = messages.find(({ id }) => id === messageId)?.code ?? ''
  const right = await mfa.verifyCode({ to, code, scope: 'runtimes' })
  const again = await mfa.verifyCode({ to, code, scope: 'runtimes' })

  const stranger = createTwoFactorClient({ ...options, auth: { username: 'sandbox', password: 'wrong' }, baseUrl: strict })
  const nowhere = createTwoFactorClient({ ...options, baseUrl: closed, maxRetries: 0 })
  return {
    right,
    again,
    apiError: await failure(stranger.sendCode({ to }), TwoFactorApiError),
    inputError: await failure(mfa.sendCode({ to: '919' }), TwoFactorInputError),
    connectionError: await failure(nowhere.sendCode({ to }), TwoFactorConnectionError),
    // Reads the environment, which not every runtime allows.
    missing: await failure(createTwoFactorClient().verifyCode({ to, code: '123456' }), TwoFactorInputError),
  }
}

/**
 * The name and status of the error of that class with which `call` rejects.
 *
 * @param {Promise<unknown>} call
 * @param {new (...args: never[]) => Error & { status?: number }} kind
 */
async function failure(call, kind) {
  try {
    await call
  } catch (error) {
    if (error instanceof kind) return error.status === undefined ? error.name : `${error.name} ${error.status}`
    throw error
  }
  throw new Error('it should have failed')
}
