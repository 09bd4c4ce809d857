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
