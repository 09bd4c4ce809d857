// What the page is told of the accounts: enough to fill in its forms, and nobody's secret.
import { hash } from 'node:crypto'
import type { Account } from '../../server/accounts.js'
import { sandboxCredentials } from '../account.js'
import type { PageAccount } from '../../page/account.js'

const published = hash('sha256', sandboxCredentials.password)

/** The accounts with the first user of each. A password is there only where the published one will do: it is the account's, or without `strict`, where any is good. */
export function pageAccounts(accounts: readonly Account[], strict: boolean): readonly PageAccount[] {
  return accounts.map(({ id, credentials: [user], applications }) => ({
    id,
    username: user?.username ?? '',
    ...((!strict || user?.passwordSha256 === published) && { password: sandboxCredentials.password }),
    applications,
  }))
}
