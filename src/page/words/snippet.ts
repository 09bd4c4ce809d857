// One call of the API as a developer would paste it: for a shell, and for TypeScript with the client of this package.
import type { OperationId } from '../../contract/operations.js'
import type { Exchange } from '../../contract/sandbox.js'

/** What to write down. */
export interface Call {
  readonly operationId: OperationId
  readonly url: string
  /** Without a password, where to find it is written down instead: `BW_PASSWORD` of the environment. */
  readonly account: { readonly id: string; readonly username: string; readonly password?: string | undefined }
  readonly body: Readonly<Record<string, string | number>>
}

/** A command for any POSIX shell. */
export function curl({ url, account: { username, password }, body }: Call): string {
  const user =
    password === undefined ? `${shellQuoted(`${username}:`)}"$BW_PASSWORD"` : shellQuoted(`${username}:${password}`)
  return [
    `curl ${shellQuoted(url)}`,
    `  --user ${user}`,
    `  --header 'Content-Type: application/json'`,
    `  --data-raw ${shellQuoted(JSON.stringify(body, undefined, 2).replaceAll('\n', '\n  '))}`,
  ].join(' \\\n')
}

/** What was asked of the API, as a command that asks it again; the credentials, which the journal does not keep, come from the environment. */
export function curlAgain({ method, path, request: { headers, body } }: Exchange, origin: string): string {
  const scheme = headers['authorization']?.split(' ')[0]
  const kept = ['content-type', 'idempotency-key', 'prefer'].filter((name) => headers[name] !== undefined)
  return [
    `curl ${shellQuoted(origin + path)}`,
    ...(method === (body === '' ? 'GET' : 'POST') ? [] : [`  --request ${shellQuoted(method)}`]),
    ...(scheme === 'Basic' ? ['  --user "$BW_USERNAME:$BW_PASSWORD"'] : []),
    ...(scheme === 'Bearer' ? ['  --oauth2-bearer "$BW_TOKEN"'] : []),
    ...kept.map((name) => `  --header ${shellQuoted(`${name}: ${headers[name]}`)}`),
    ...(body === '' ? [] : [`  --data-raw ${shellQuoted(body)}`]),
  ].join(' \\\n')
}

const calls = {
  generateMessagingCode: { open: 'const { messageId } = await mfa.sendCode(', close: ')\nconsole.log(messageId)' },
  generateVoiceCode: { open: 'const { callId } = await mfa.sendVoiceCode(', close: ')\nconsole.log(callId)' },
  verifyCode: { open: 'const valid = await mfa.verifyCode(', close: ')\nconsole.log(valid)' },
} satisfies Record<OperationId, { open: string; close: string }>

/** A module that runs as it stands, as JavaScript too. */
export function typescript({ operationId, url, account: { id, username, password }, body }: Call): string {
  const { open, close } = calls[operationId]
  const fields = Object.entries(body).map(
    ([name, value]) => `  ${name}: ${typeof value === 'string' ? quoted(value) : value},\n`,
  )
  return `import { createTwoFactorClient } from 'bandwidth-2fa'

const mfa = createTwoFactorClient({
  baseUrl: ${quoted(url.slice(0, url.indexOf('/accounts/')))},
  accountId: ${quoted(id)},
  auth: { username: ${quoted(username)}, password: ${password === undefined ? "process.env['BW_PASSWORD'] ?? ''" : quoted(password)} },
})

${open}{
${fields.join('')}}${close}
`
}

function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`
}

function quoted(text: string): string {
  return `'${JSON.stringify(text)
    .slice(1, -1)
    .replaceAll(String.raw`\"`, '"')
    .replaceAll("'", String.raw`\'`)}'`
}
