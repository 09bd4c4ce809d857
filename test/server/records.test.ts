// Records are values: nothing in the service changes one that it was handed or has handed over, which lets a store keep them as they are.
import { expect, test } from 'vitest'
import {
  anyAccount,
  type Change,
  createServer,
  defaultPolicy,
  type Store,
  type StoredRecord,
} from '../../src/server/index.js'
import { memoryStore } from '../../src/stores/memory.js'
import { credentials } from '../support/exchange.js'

function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) frozen(part)
    Object.freeze(value)
  }
  return value
}

/** A store whose records throw when somebody writes to them. */
function frozenStore(): Store {
  const store = memoryStore()
  return {
    update: <Stored extends StoredRecord, Outcome>(key: string, change: Change<Stored, Outcome>) =>
      store.update(key, (record: Stored | undefined) => {
        const changed = change(frozen(record))
        frozen(changed.record)
        return changed
      }),
    close: () => store.close(),
  }
}

test('sends, limits, wrong and right codes, locks, refusals and repeats leave every record as it was handed over', async () => {
  const codes: string[] = []
  const failures: unknown[] = []
  let isRefused = false
  const server = createServer({
    accounts: anyAccount({ name: 'Acme', accounts: [] }),
    store: frozenStore(),
    delivery: {
      async deliver({ code }) {
        codes.push(code)
        return isRefused ? { status: 'refused', reason: 'no such number' } : { status: 'accepted' }
      },
    },
    policy: { ...defaultPolicy, sendsPerNumber: [{ max: 4, windowMs: 60_000 }] },
    log: ({ error }) => error !== undefined && failures.push(error),
  })
  const to = '+19195550112'
  const post = async (path: string, body: object, headers: Record<string, string> = {}) => {
    const request = new Request(`http://127.0.0.1/accounts/9900000/code/${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { authorization: credentials, ...headers },
    })
    return (await server.fetch(request)).status
  }
  const send = (headers = {}) =>
    post('messaging', { to, from: '+19195550100', applicationId: 'application', message: '{CODE}', digits: 6 }, headers)
  const verify = (code: string, scope?: string) => post('verify', { to, code, scope, expirationTimeInMinutes: 5 })

  const statuses = [
    await send({ 'idempotency-key': 'one' }),
    await send({ 'idempotency-key': 'one' }),
    await send(),
    await verify('0000'),
    await verify(codes.at(-1) ?? ''),
  ]
  isRefused = true
  statuses.push(await send(), await send(), await send())
  for (let guess = 0; guess < 6; guess += 1) statuses.push(await verify('0000', 'payment'))
  expect(statuses).toEqual([200, 200, 200, 200, 200, 400, 400, 429, 200, 200, 200, 200, 200, 429])
  expect(failures).toEqual([])
})
