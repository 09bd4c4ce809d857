// The file of accounts that a sandbox is given.
import { hash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readAccounts, refuseCarrier } from '../../src/cli/serve/config.js'

const folder = mkdtempSync(join(tmpdir(), 'bandwidth-2fa-'))
afterAll(() => rmSync(folder, { recursive: true }))

function file(content: unknown): string {
  const path = join(folder, 'accounts.json')
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

function message(content: unknown): string {
  const path = file(content)
  try {
    readAccounts(path)
  } catch (error) {
    expect(error).toMatchObject({ name: 'UsageError' })
    return (error as Error).message.replace(path, 'FILE')
  }
  throw new Error('it was accepted')
}

const application = { id: 'app', name: 'Example', numbers: ['+19195550100'] }
const credential = { username: 'user', password: 'a long secret' }
const account = { id: '42', credentials: [credential], applications: [application] }

test('a password becomes its digest, and a digest stays', () => {
  const digest = hash('sha256', 'another secret')
  expect(
    readAccounts(
      file({ accounts: [{ ...account, credentials: [credential, { username: 'second', passwordSha256: digest }] }] }),
    ),
  ).toEqual([
    {
      id: '42',
      credentials: [
        { username: 'user', passwordSha256: hash('sha256', 'a long secret') },
        { username: 'second', passwordSha256: digest },
      ],
      applications: [application],
    },
  ])
})

test.each([
  ['FILE is not JSON: sandbox --help shows one that is', '{"accounts": [{"password": "a long secret", }]}'],
  ['FILE: the value must be an object', []],
  ['FILE: accounts is required', {}],
  ['FILE: accounts must have at least 1 item', { accounts: [] }],
  [
    'FILE: accounts[0].id is required; accounts[0].credentials is required; accounts[0].applications is required',
    { accounts: [{}] },
  ],
  ['FILE: accounts[0].id must be a string', { accounts: [{ ...account, id: 42 }] }],
  [
    'FILE: accounts[0].applications[0].numbers[1] must be an E.164 phone number such as +19195550112',
    { accounts: [{ ...account, applications: [{ ...application, numbers: ['+19195550100', '919'] }] }] },
  ],
  [
    'FILE: accounts[0].credentials[0].username must be a name without a colon',
    { accounts: [{ ...account, credentials: [{ ...credential, username: 'a:b' }] }] },
  ],
  [
    'FILE: accounts[0].credentials[0].passwordSha256 must be 64 lower-case hex digits',
    { accounts: [{ ...account, credentials: [{ username: 'user', passwordSha256: 'a long secret' }] }] },
  ],
  [
    'FILE: accounts[0].credentials[0] must have either password or passwordSha256',
    { accounts: [{ ...account, credentials: [{ username: 'user' }] }] },
  ],
  [
    'FILE: accounts[0].credentials[0] must have either password or passwordSha256',
    { accounts: [{ ...account, credentials: [{ ...credential, passwordSha256: 'a'.repeat(64) }] }] },
  ],
  [
    'FILE: accounts[0].credentials[0] must have either password or passwordSha256; accounts[0].credentials[1].username is that of an earlier credential',
    { accounts: [{ ...account, credentials: [{ username: 'user' }, credential] }] },
  ],
  [
    'FILE: accounts[1].id is that of an earlier account; accounts[1].credentials[0].username is that of an earlier credential',
    { accounts: [account, account] },
  ],
  [
    'FILE: accounts[0].applications[1].id is that of an earlier application',
    { accounts: [{ ...account, applications: [application, application] }] },
  ],
  ['FILE: acounts is not a key of this file', { accounts: [account], acounts: [] }],
  [
    'FILE: accounts[0].applications[0].color is not a key of this file',
    { accounts: [{ ...account, applications: [{ ...application, color: 'red' }] }] },
  ],
  [
    'FILE: accounts[0].credentials[0].passwordSha256 is the digest of the empty password',
    { accounts: [{ ...account, credentials: [{ username: 'user', passwordSha256: hash('sha256', '') }] }] },
  ],
  ['FILE: accounts[0].id must be an id other than * and dots', { accounts: [{ ...account, id: '*' }] }],
])('%s', (words, content) => {
  expect(message(content)).toBe(words)
})

test.each(['delivery', 'carrier'])(
  'a file that names a carrier by the key %s is refused whatever else it holds',
  (key) => {
    const words = `FILE names a real carrier (${key}), and the sandbox does not start beside one: give it a file with accounts only`
    expect(message({ accounts: [account], [key]: { password: 'a long secret' } })).toBe(words)
    expect(message({ [key]: null })).toBe(words)
  },
)

test.each([
  ['user and password', { BW_USERNAME: 'user', BW_PASSWORD: 'a long secret' }],
  ["an OAuth2 client's", { BW_CLIENT_ID: 'client', BW_CLIENT_SECRET: 'a long secret' }],
])('an environment that names a service elsewhere is refused with the credentials for it: %s', (_, credentials) => {
  const refusal = {
    name: 'UsageError',
    message: expect.stringMatching(/^BW_MFA_URL and the credentials(?!.*(user|secret))/),
  }
  expect(() => refuseCarrier({ ...credentials, BW_MFA_URL: 'https://mfa.example.com/api/v1' })).toThrow(
    expect.objectContaining(refusal),
  )
  for (const BW_MFA_URL of [
    undefined,
    '',
    'nonsense',
    'https://localhost:8443/api/v1',
    'http://127.0.0.1:4010/api/v1',
    'http://sandbox:4010/api/v1',
  ])
    refuseCarrier({ ...credentials, BW_MFA_URL })
  refuseCarrier({ BW_MFA_URL: 'https://mfa.example.com/api/v1' })
})

test('a mark of the encoding at the start of a file is passed over', () => {
  expect(readAccounts(file(`\uFEFF${JSON.stringify({ accounts: [account] })}`))).toHaveLength(1)
})

test('no message quotes the file', () => {
  expect(message('a long secret')).not.toContain('secret')
})

test('a file that is not there, or is a folder, is named with the reason', () => {
  expect(() => readAccounts(join(folder, 'missing.json'))).toThrow(
    `cannot read ${join(folder, 'missing.json')}: there is no such file`,
  )
  expect(() => readAccounts(folder)).toThrow(`cannot read ${folder}: it is a folder`)
})

test('a device, and a file that is far too large, are refused unread', () => {
  expect(() => readAccounts('/dev/zero')).toThrow('/dev/zero is a pipe or a device, which may never end: name a file')
  expect(message(`{"accounts":"${'x'.repeat(1_000_000)}"}`)).toBe(
    'FILE has more than 1 MB: a configuration has far less',
  )
})
