// Who may call, and with which applications: accounts as configured, or any account at all.
import { hash, timingSafeEqual } from 'node:crypto'
import { PhoneNumber } from '../contract/operations.js'
import { type Schema, validate } from '../contract/validate.js'
import type { OutboundMessage } from '../delivery/delivery.js'

/** A two-factor application of an account. */
export interface Application {
  readonly id: string
  /** Stands in for `{NAME}` in messages. */
  readonly name: string
  /** The numbers it may send from, E.164. */
  readonly numbers: readonly string[]
  /** What it is for, where it is for one thing alone, as the hosted service's are; both when absent. */
  readonly channel?: OutboundMessage['channel'] | undefined
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
  application(
    accountId: string,
    applicationId: string,
  ):
    | { readonly name: string; sends(channel: OutboundMessage['channel']): boolean; mayUse(from: string): boolean }
    | undefined
}

/** Owns every account. */
export const anyOwner = '*'

const text: Schema = { type: 'string', minLength: 1 }

/** What the parts of an account may be, for whoever reads accounts in another shape. */
export const accountRules = {
  // Nothing but dots would be a step in the path of a URL, which has no half of a character either.
  id: { type: 'string', pattern: /^(?!\.*$|\*$)\P{Cs}+$/u, title: 'an id other than * and dots' },
  username: { type: 'string', pattern: /^[^:]+$/, title: 'a name without a colon' },
  passwordSha256: { type: 'string', pattern: /^[0-9a-f]{64}$/, title: '64 lower-case hex digits' },
  application: {
    type: 'object',
    required: ['id', 'name', 'numbers'],
    properties: {
      id: text,
      name: text,
      numbers: { type: 'array', minItems: 1, items: PhoneNumber },
      channel: { type: 'string', enum: ['messaging', 'voice'] },
    },
  },
} satisfies Record<string, Schema>

const { id, username, passwordSha256, application } = accountRules
const Accounts: Schema = {
  type: 'array',
  items: {
    type: 'object',
    required: ['id', 'credentials', 'applications'],
    properties: {
      id,
      credentials: {
        type: 'array',
        items: { type: 'object', required: ['username', 'passwordSha256'], properties: { username, passwordSha256 } },
      },
      applications: { type: 'array', items: application },
    },
  },
}

/**
 * Every reason why `accounts` cannot work, by its place and without a value: what is missing or malformed, or else the ids and usernames that two share,
 * and empty passwords. Applications of two accounts may share theirs.
 */
export function problemsOf(accounts: readonly Account[]): string[] {
  const problems = validate(Accounts, accounts, 'accounts').map(({ message }) => message)
  return problems.length > 0 ? problems : [...contradictions(accounts)]
}

function* contradictions(accounts: readonly Account[]): Generator<string> {
  const ids = new Set<string>()
  const usernames = new Set<string>()
  for (const [index, { id, credentials, applications }] of accounts.entries()) {
    if (ids.has(id)) yield `accounts[${index}].id is that of an earlier account`
    ids.add(id)
    for (const [place, { username, passwordSha256 }] of credentials.entries()) {
      if (usernames.has(username))
        yield `accounts[${index}].credentials[${place}].username is that of an earlier credential`
      usernames.add(username)
      if (passwordSha256 === hash('sha256', ''))
        yield `accounts[${index}].credentials[${place}].passwordSha256 is the digest of the empty password`
    }
    const own = applications.map((application) => application.id)
    for (const [place, id] of own.entries())
      if (own.indexOf(id) < place)
        yield `accounts[${index}].applications[${place}].id is that of an earlier application`
  }
}

/** Only these accounts, credentials, applications and numbers. Throws a TypeError that lists every reason why they cannot work. */
export function knownAccounts(accounts: readonly Account[]): Accounts {
  const problems = problemsOf(accounts)
  if (problems.length > 0) throw new TypeError(problems.join('; '))
  const applications = new Map(
    accounts.map((account) => [
      account.id,
      new Map(account.applications.map((application) => [application.id, application])),
    ]),
  )
  const credentials = new Map<string, { accountId: string; digest: Buffer }>()
  for (const { id, credentials: all } of accounts) {
    for (const { username, passwordSha256 } of all)
      credentials.set(username, { accountId: id, digest: Buffer.from(passwordSha256) })
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
      return (
        application && {
          name: application.name,
          sends: (channel) => (application.channel ?? channel) === channel,
          mayUse: (from) => application.numbers.includes(from),
        }
      )
    },
  }
}

/**
 * Any account, with any credentials, application and number, so that a first call works. For sandboxes only. `name` stands in for `{NAME}` where the
 * application is not one of `accounts`. Throws a TypeError when there is no name, and as `knownAccounts` does.
 */
export function anyAccount(options: { readonly name: string; readonly accounts: readonly Account[] }): Accounts {
  const problems = validate(
    { type: 'object', required: ['name', 'accounts'], properties: { name: text } },
    options,
    'options',
  )
  if (problems.length > 0) throw new TypeError(problems.map(({ message }) => message).join('; '))
  const { name, accounts } = options
  const known = knownAccounts(accounts)
  return {
    owner: () => anyOwner,
    acceptsAnyToken: true,
    application: (accountId, applicationId) => ({
      name: known.application(accountId, applicationId)?.name ?? name,
      sends: () => true,
      mayUse: () => true,
    }),
  }
}
