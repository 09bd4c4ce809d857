// What outlives a restart of the service: bearer tokens, where their key is configured; and what a locked number costs the store.
import { createSecretKey } from 'node:crypto'
import { expect, test } from 'vitest'
import { memoryStore } from '../../src/stores/memory.js'
import type { Store } from '../../src/stores/store.js'
import { alice, otherThan, service } from '../support/service.js'

const tokenKey = createSecretKey(Buffer.alloc(32, 'tokens'))

async function buy({ call }: ReturnType<typeof service>): Promise<string> {
  const { body } = await call({ path: '/oauth2/token', authorization: alice, body: 'grant_type=client_credentials' })
  // What the token endpoint documents.
  return `Bearer ${(body as { access_token: string }).access_token}`
}

test('a token is good after a restart, and in another process, where both have the same key', async () => {
  const authorization = await buy(service({ tokenKey }))
  expect((await service({ tokenKey }).send({}, { authorization })).status).toBe(200)
  expect((await service().send({}, { authorization })).status).toBe(401)
  expect(
    (await service({ tokenKey: createSecretKey(Buffer.alloc(32, 'others')) }).send({}, { authorization })).status,
  ).toBe(401)
})

test('a guess at a locked number changes no record', async () => {
  const clock = { now: Date.UTC(2026, 0, 1) }
  const memory = memoryStore({ now: () => clock.now })
  let changes = 0
  const store: Store = {
    ...memory,
    update: (key, change) =>
      memory.update(key, (held) => {
        const decided = change(held as never)
        if (JSON.stringify(decided.record) !== JSON.stringify(held)) changes += 1
        return decided
      }),
  }
  const { send, verify, code } = service({ store, now: memory.now })
  await send()
  for (let guess = 0; guess < 5; guess += 1) await verify(otherThan(code()))
  const before = changes
  for (let guess = 0; guess < 5; guess += 1) {
    clock.now += 1_000
    expect((await verify(otherThan(code()))).status).toBe(429)
  }
  expect(changes).toBe(before)
})
