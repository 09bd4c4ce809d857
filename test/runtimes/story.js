// What the client does in every runtime: plain JavaScript with nothing but what all of them have.

/**
 * Sends a code, reads it from the sandbox's inbox, verifies it twice, is told no, is refused, and loses connections; returns what it saw.
 *
 * @param {typeof import('../../src/index.js')} client the built package
 * @param {Record<string, string>} places URLs: `anybody` and `strict` are sandboxes, behind `closed` nothing listens, `drops` takes one send in two and says nothing, `refuses` answers with the status in its path
 */
export async function tell(
  { createTwoFactorClient, TwoFactorApiError, TwoFactorInputError, TwoFactorConnectionError },
  { anybody, strict, closed, drops, refuses },
) {
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

  const stranger = createTwoFactorClient({
    ...options,
    auth: { username: 'sandbox', password: 'wrong' },
    baseUrl: strict,
  })
  const nowhere = createTwoFactorClient({ ...options, baseUrl: closed, maxRetries: 0 })

  const unlucky = createTwoFactorClient({ ...options, baseUrl: drops })
  const requests = async (place = drops) => Number(await (await fetch(`${place}`)).text())
  const before = await requests()
  let dropped = false
  for (let send = 0; send < 8; send++) await unlucky.sendCode({ to }).catch(() => (dropped = true))

  const beforeRefusals = await requests(refuses)
  for (let status = 400; status < 600; status++)
    await createTwoFactorClient({ ...options, baseUrl: `${refuses}/${status}` })
      .sendCode({ to })
      .catch(() => {})

  return {
    right,
    again,
    requestsOfTwoHundredRefusals: (await requests(refuses)) - beforeRefusals,
    apiError: await failure(stranger.sendCode({ to }), TwoFactorApiError),
    keepsWords: await stranger
      .sendCode({ to })
      .catch((error) => error instanceof TwoFactorApiError && keepsWords(error)),
    inputError: await failure(mfa.sendCode({ to: '919' }), TwoFactorInputError),
    connectionError: await failure(nowhere.sendCode({ to }), TwoFactorConnectionError),
    dropped,
    requestsOfEightSends: (await requests()) - before,
    // Reads the environment, which not every runtime allows.
    missing: await failure(createTwoFactorClient().verifyCode({ to, code: '123456' }), TwoFactorInputError),
  }
}

/**
 * Whether the words of the server can be had of `error`, and are in nothing that this runtime prints of it.
 *
 * @param {import('../../src/index.js').TwoFactorApiError} error
 */
function keepsWords(error) {
  const words = error.serverMessage()
  /** @type {{ Bun?: { inspect(value: unknown, options: object): string }, Deno?: { inspect(value: unknown, options: object): string } }} */
  const { Bun, Deno } = Object(globalThis)
  const all = { depth: 9, showHidden: true, getters: true }
  const forms = [String(error), error.stack, JSON.stringify(error), Bun?.inspect(error, all), Deno?.inspect(error, all)]
  return words.length > 10 && forms.every((form) => !form?.includes(words))
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
