// Which sandbox is meant, and what belongs to this machine alone.
import type { NetworkInterfaceInfo } from 'node:os'
import { expect, test } from 'vitest'
import { isLoopback, localHost, otherHosts, sandboxOrigin } from '../../src/cli/serve/address.js'

test.each([
  ['--url', 'http://a.test:1', { BW_SANDBOX_URL: 'http://b.test' }, 'http://a.test:1'],
  ['--url with a path', 'https://a.test/api/v1/', {}, 'https://a.test'],
  ['BW_SANDBOX_URL', undefined, { BW_SANDBOX_URL: 'http://b.test', BW_MFA_URL: 'http://127.0.0.1:5' }, 'http://b.test'],
  [
    'BW_MFA_URL on this machine',
    undefined,
    { BW_SANDBOX_URL: '', BW_MFA_URL: 'http://localhost:5/api/v1' },
    'http://localhost:5',
  ],
  ['BW_MFA_URL on this machine, by IPv6', undefined, { BW_MFA_URL: 'http://[::1]:5/api/v1' }, 'http://[::1]:5'],
  [
    'the default beside a BW_MFA_URL elsewhere',
    undefined,
    { BW_MFA_URL: 'https://mfa.example.com/api/v1' },
    'http://127.0.0.1:4010',
  ],
  ['the default without any', undefined, {}, 'http://127.0.0.1:4010'],
])('%s is used', (_, flag, env, origin) => {
  expect(sandboxOrigin(flag, env)).toBe(origin)
})

test.each(['nonsense', '127.0.0.1:4010', 'ftp://127.0.0.1', 'http://'])('the address %s is refused', (url) => {
  expect(() => sandboxOrigin(url, {})).toThrow('--url (or BW_SANDBOX_URL) must be an http or https URL')
  expect(() => sandboxOrigin(undefined, { BW_SANDBOX_URL: url })).toThrow('--url (or BW_SANDBOX_URL) must be')
})

test.each([
  ['127.0.0.1', true],
  ['127.8.9.10', true],
  ['localhost', true],
  ['::1', true],
  ['[::1]', true],
  ['0.0.0.0', false],
  ['::', false],
  ['192.0.2.1', false],
  ['127.example.com', false],
  ['localhost.example.com', false],
])('%s is of this machine alone: %s', (host, expected) => {
  expect(isLoopback(host)).toBe(expected)
})

test.each([
  ['127.0.0.1', '127.0.0.1', []],
  ['localhost', 'localhost', []],
  ['::1', '[::1]', []],
  ['0.0.0.0', '127.0.0.1', ['192.0.2.2']],
  ['::', '127.0.0.1', ['192.0.2.2', '[fd00::2]']],
  ['192.0.2.2', '192.0.2.2', ['192.0.2.2']],
  ['fd00::2', '[fd00::2]', ['[fd00::2]']],
])('what listens on %s is %s to this machine, and %j to others', (host, local, others) => {
  const of = (family: 'IPv4' | 'IPv6', address: string, internal = false) =>
    ({ family, address, internal, netmask: '', mac: '', cidr: null, scopeid: 0 }) as NetworkInterfaceInfo // it has what both kinds have
  const interfaces = {
    lo: [of('IPv4', '127.0.0.1', true), of('IPv6', '::1', true)],
    eth0: [of('IPv4', '192.0.2.2'), of('IPv6', 'fd00::2'), of('IPv6', 'fe80::1')],
  }
  expect(localHost(host)).toBe(local)
  expect(otherHosts(host, interfaces)).toEqual(others)
})
