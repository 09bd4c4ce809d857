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
    hidesSecrets: await hidesSecrets(createTwoFactorClient, options),
    inputError: await failure(mfa.sendCode({ to: '919' }), TwoFactorInputError),
    connectionError: await failure(nowhere.sendCode({ to }), TwoFactorConnectionError),
    dropped,
    requestsOfEightSends: (await requests()) - before,
    // Reads the environment, which not every runtime allows.
    missing: await failure(createTwoFactorClient().verifyCode({ to, code: '123456' }), TwoFactorInputError),
  }
}

/**
 * Whether an error tells a server's reason, and nothing that this runtime prints of it has the credentials, the number or the text that the server quoted.
 *
 * @param {typeof import('../../src/index.js').createTwoFactorClient} createTwoFactorClient
 * @param {import('../../src/index.js').TwoFactorOptions} options
 */
async function hidesSecrets(createTwoFactorClient, options) {
  const secrets = [
    'MARKED-password',
    '+19195550112',
    '9195550112',
    'MARKED "text" {CODE}',
    btoa('user:MARKED-password'),
  ]
  const said = ['zebras', ...secrets, JSON.stringify(secrets), encodeURIComponent(secrets.join(' '))].join(' | ')
  const mfa = createTwoFactorClient({
    ...options,
    auth: { username: 'user', password: 'MARKED-password' },
    fetch: async () => new Response(JSON.stringify({ error: said }), { status: 400 }),
  })
  const error = await mfa.sendCode({ to: '+19195550112', message: 'MARKED "text" {CODE}' }).catch((reason) => reason)
  /** @type {{ Bun?: { inspect(value: unknown, options: object): string }, Deno?: { inspect(value: unknown, options: object): string } }} */
  const { Bun, Deno } = Object(globalThis)
  const all = { depth: 9, showHidden: true, getters: true }
  const forms = [String(error), error.stack, JSON.stringify(error), Bun?.inspect(error, all), Deno?.inspect(error, all)]
  return error.reason.includes('zebras') && forms.every((form) => !/MARKED|5550112|TUFSS0VE/.test(form ?? ''))
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
