// The account that a sandbox has unless it is given others.
import { hash } from 'node:crypto'
import type { Account } from '../server/accounts.js'

/** What to call the sandbox with. Published, so worth nothing anywhere else. */
export const sandboxCredentials: { readonly accountId: string; readonly username: string; readonly password: string } =
  {
    accountId: '9900000',
    username: 'sandbox',
    password: 'sandbox-password',
  }

/** An account with one application and one fictional number. */
export const sandboxAccount: Account = {
  id: sandboxCredentials.accountId,
  credentials: [{ username: sandboxCredentials.username, passwordSha256: hash('sha256', sandboxCredentials.password) }],
  applications: [{ id: '93de2206-9669-4e07-948d-329f4b722ee2', name: 'Sandbox', numbers: ['+19195550100'] }],
}

/** The variables, by their names, with which `createTwoFactorClient()`, other clients and this package's command line call a sandbox at `url`, such as `http://127.0.0.1:4010`. */
export function sandboxEnvironment(url: string): Readonly<Record<string, string>> {
  const { accountId, username, password } = sandboxCredentials
  const [{ id = '', numbers: [number = ''] = [] } = {}] = sandboxAccount.applications
  return {
    BW_MFA_URL: `${url}/api/v1`,
    BW_ACCOUNT_ID: accountId,
    BW_CLIENT_ID: username,
    BW_CLIENT_SECRET: password,
    BW_TOKEN_URL: `${url}/api/v1/oauth2/token`,
    BW_USERNAME: username,
    BW_PASSWORD: password,
    BW_NUMBER: number,
    BW_MESSAGING_APPLICATION_ID: id,
    BW_VOICE_APPLICATION_ID: id,
    BW_SANDBOX_URL: url,
  }
}
