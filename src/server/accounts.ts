// Who may call, and with which applications: accounts as configured, or any account at all.
import { hash, timingSafeEqual } from 'node:crypto'
import { PhoneNumber } from '../contract/operations.js'
import { validate } from '../contract/validate.js'

/** A two-factor application of an account. */
export interface Application {
  readonly id: string
  /** Stands in for `{NAME}` in messages. */
  readonly name: string
  /** The numbers it may send from, E.164. */
  readonly numbers: readonly string[]
}

/** One account, as configured. */
export interface Account {
  readonly id: string
  /** Who may call for it. `passwordSha256` is the lower-case hex SHA-256 of a machine-made secret of at least 128 bits. */
  readonly credentials: readonly { readonly username: string; readonly passwordSha256: string }[]
  readonly applications: readonly Application[]
}

/** What the server asks about accounts. */
export interface Accounts {
  /** The account that these credentials belong to, `anyOwner`, or `undefined` when they are wrong. */
  owner(username: string, password: string): string | undefined
  /** Whether every bearer token is good, not only those issued here. */
  readonly acceptsAnyToken: boolean
  /** The application, or `undefined` where the account has none with this id. */
  application(accountId: string, applicationId: string): { readonly name: string; mayUse(from: string): boolean } | undefined
}

/** Owns every account. */
export const anyOwner = '*'

/**
 * Only these accounts, credentials, applications and numbers. Throws when two accounts share an id or a username, or when something in them could never work: an
 * empty id, a username that HTTP Basic cannot carry, a digest that is malformed or of the empty password, a number that is not E.164.
 */
export function knownAccounts(accounts: readonly Account[]): Accounts {
  const applications = new Map<string, Map<string, Application>>()
  const credentials = new Map<string, { accountId: string; digest: Buffer }>()
  for (const account of accounts) {
    if (account.id === '') throw new Error('the id of an account must not be empty')
    if (account.id === anyOwner) throw new Error(`an account cannot have the id ${anyOwner}`)
    if (applications.has(account.id)) throw new Error(`account ${account.id} is configured twice`)
    applications.set(account.id, new Map(account.applications.map((application) => [application.id, application])))
    for (const { id, numbers } of account.applications) {
      for (const number of numbers) for (const { message } of validate(PhoneNumber, number, `a number of application ${id}`)) throw new Error(message)
    }
    for (const { username, passwordSha256 } of account.credentials) {
      if (!/^[^:]+$/.test(username)) throw new Error('a username must not be empty, and is without a colon')
      if (credentials.has(username)) throw new Error(`the username ${username} is configured twice`)
      if (!/^[0-9a-f]{64}$/.test(passwordSha256)) throw new Error(`passwordSha256 of ${username} must be 64 lower-case hex digits`)
      if (passwordSha256 === hash('sha256', '')) throw new Error(`passwordSha256 of ${username} is the digest of the empty password`)
      credentials.set(username, { accountId: account.id, digest: Buffer.from(passwordSha256) })
    }
  }
  const nobody = { accountId: undefined, digest: Buffer.alloc(64) }
  return {
    owner(username, password) {
      // One digest and one compare for unknown users too: how long it takes does not tell who exists.
      const { accountId, digest } = credentials.get(username) ?? nobody
      return timingSafeEqual(Buffer.from(hash('sha256', password)), digest) ? accountId : undefined
    },
    acceptsAnyToken: false,
    application(accountId, applicationId) {
      const application = applications.get(accountId)?.get(applicationId)
      return application && { name: application.name, mayUse: (from) => application.numbers.includes(from) }
    },
  }
}

/**
 * Any account, with any credentials, application and number, so that a first call works. For sandboxes only. `name` stands in for `{NAME}` where the
 * application is not one of `accounts`.
 */
export function anyAccount({ name, accounts }: { readonly name: string; readonly accounts: readonly Account[] }): Accounts {
  const known = knownAccounts(accounts)
  return {
    owner: () => anyOwner,
    acceptsAnyToken: true,
    application: (accountId, applicationId) => ({ name: known.application(accountId, applicationId)?.name ?? name, mayUse: () => true }),
  }
}
