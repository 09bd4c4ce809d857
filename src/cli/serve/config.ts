// Reads the accounts of a sandbox from a JSON file.
import { hash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { isObject, type Schema, validate } from '../../contract/validate.js'
import { type Account, accountRules, problemsOf } from '../../server/accounts.js'
import { isLoopback } from './address.js'
import { credentials } from '../remote/client.js'
import { UsageError } from '../exit.js'
import type { Terminal } from '../terminal.js'

interface Config {
  readonly accounts: readonly {
    readonly id: string
    readonly credentials: readonly {
      readonly username: string
      readonly password?: string
      readonly passwordSha256?: string
    }[]
    readonly applications: Account['applications']
  }[]
}

const carrierKeys = ['carrier', 'delivery']
const { id, username, passwordSha256, application } = accountRules
const Config: Schema = {
  type: 'object',
  additionalProperties: false,
  required: ['accounts'],
  properties: {
    accounts: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['id', 'credentials', 'applications'],
        properties: {
          id,
          credentials: {
            type: 'array',
            minItems: 1,
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['username'],
              properties: { username, passwordSha256, password: { type: 'string', minLength: 1 } },
            },
          },
          applications: { type: 'array', minItems: 1, items: { ...application, additionalProperties: false } },
        },
      },
    },
  },
}

/** The file as every reader of the help sees it. */
export const configHelp = `
The file of --config:

  {
    "accounts": [
      {
        "id": "9900042",
        "credentials": [{ "username": "app", "password": "one of your own" }],
        "applications": [{ "id": "my-app", "name": "Acme", "numbers": ["+19195550100"] }]
      }
    ]
  }

Each list takes more than one. In place of password, passwordSha256 takes its SHA-256 digest in 64 lower-case hex digits. The application's name stands for {NAME} in messages.`

/** The accounts in `file`. Throws a UsageError that lists every problem by its place, never with a value; also when the file names a carrier. */
export function readAccounts(file: string): readonly Account[] {
  const value = parse(file)
  // Codes that a sandbox shows to everybody must never be those of real phones.
  const carrier = isObject(value) && Object.keys(value).find((key) => carrierKeys.includes(key))
  if (carrier)
    throw new UsageError(
      `${file} names a real carrier (${carrier}), and the sandbox does not start beside one: give it a file with accounts only`,
    )
  const problems = validate(Config, value).map(({ field, rule, message }) =>
    rule === 'undocumented' ? `${field} is not a key of this file` : message,
  )
  if (problems.length > 0) throw new UsageError(`${file}: ${problems.join('; ')}`)
  // `validate` found it to be one.
  const { accounts } = value as Config
  // What has neither password nor digest is found below, and must not be taken for an empty one.
  const all = accounts.map(({ id, credentials, applications }) => ({
    id,
    credentials: credentials.map(({ username, password, passwordSha256 }) => ({
      username,
      passwordSha256: passwordSha256 ?? hash('sha256', password ?? 'neither'),
    })),
    applications,
  }))
  const doubts = [...passwordsOf(accounts), ...problemsOf(all)]
  if (doubts.length > 0) throw new UsageError(`${file}: ${doubts.join('; ')}`)
  return all
}

/**
 * Throws a UsageError where the environment is that of a real service: with credentials, and with a BW_MFA_URL that is https elsewhere. Sandboxes speak http, so one in
 * another container is none; and credentials alone are what many a shell has.
 */
export function refuseCarrier(env: Terminal['env']): void {
  const { BW_MFA_URL = '' } = env
  const isElsewhere =
    /^https:/i.test(BW_MFA_URL) && URL.canParse(BW_MFA_URL) && !isLoopback(new URL(BW_MFA_URL).hostname)
  if (!isElsewhere || !credentials(env)) return
  throw new UsageError(
    'BW_MFA_URL and the credentials in the environment are those of a real service, and the sandbox does not start beside one: unset BW_MFA_URL for it',
  )
}

const largestBytes = 1_000_000
const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'you may not read it',
}

function parse(file: string): unknown {
  let text
  try {
    const stats = statSync(file)
    if (!stats.isFile() && !stats.isDirectory())
      throw new UsageError(`${file} is a pipe or a device, which may never end: name a file`)
    if (stats.size > largestBytes) throw new UsageError(`${file} has more than 1 MB: a configuration has far less`)
    // Some editors begin a file with a mark of its encoding.
    text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
  } catch (error) {
    if (error instanceof UsageError) throw error
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'
    throw new UsageError(`cannot read ${file}: ${reasons[code] ?? code}`)
  }
  try {
    return JSON.parse(text)
  } catch {
    // The parser's own message quotes the text, passwords included.
    throw new UsageError(`${file} is not JSON: sandbox --help shows one that is`)
  }
}

/** A credential with both or neither. */
function* passwordsOf(accounts: Config['accounts']): Generator<string> {
  for (const [index, { credentials }] of accounts.entries()) {
    for (const [place, { password, passwordSha256 }] of credentials.entries()) {
      if ((password === undefined) === (passwordSha256 === undefined))
        yield `accounts[${index}].credentials[${place}] must have either password or passwordSha256`
    }
  }
}
