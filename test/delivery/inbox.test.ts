// An inbox keeps what it was given, newest first, and no more than it has room for.
import { describe, expect, test } from 'vitest'
import type { OutboundMessage } from '../../src/delivery/delivery.js'
import { inbox, type InboxFilter, type InboxOptions } from '../../src/delivery/inbox.js'

const message = (id: string, fields: Partial<OutboundMessage> = {}): OutboundMessage => ({
  id,
  channel: 'messaging',
  accountId: '9900000',
  applicationId: 'app-a',
  from: '+19195550100',
  to: '+19195550112',
  scope: '2FA',
  text: 'Your code is 048291',
  code: '048291',
  createdAt: 1_000,
  expiresAt: 901_000,
  ...fields,
})

async function filled(messages: readonly OutboundMessage[], options: InboxOptions = {}) {
  const one = inbox(options)
  for (const each of messages) expect(await one.deliver(each)).toEqual({ status: 'accepted' })
  return one
}
const ids = (messages: readonly OutboundMessage[]) => messages.map(({ id }) => id)

test('messages come back as they were sent, newest first', async () => {
  const sent = [message('1'), message('2', { callbackUrl: 'https://example.com/receipts' })]
  expect((await filled(sent)).messages()).toEqual(sent.toReversed())
})

describe('a filter', () => {
  const sent = [
    message('1', { createdAt: 1_000 }),
    message('2', { createdAt: 2_000, to: '+19195550113' }),
    message('3', { createdAt: 3_000, scope: 'login', from: '+19195550101' }),
    message('4', { createdAt: 4_000, channel: 'voice' }),
  ]
  test.each<[InboxFilter, string[]]>([
    [{}, ['4', '3', '2', '1']],
    [{ to: '+19195550113' }, ['2']],
    [{ to: '+19195550199' }, []],
    [{ from: '+19195550101' }, ['3']],
    [{ scope: '2FA', to: '+19195550112' }, ['4', '1']],
    [{ channel: 'voice' }, ['4']],
    [{ since: '2' }, ['4', '3']],
    [{ since: '4' }, []],
    [{ since: 'not kept' }, ['4', '3', '2', '1']],
    [{ since: 3_000 }, ['4', '3']],
    [{ since: 3_001, scope: '2FA' }, ['4']],
  ])('%j', async (filter, expected) => {
    expect(ids((await filled(sent)).messages(filter))).toEqual(expected)
  })

  test('with a limit takes the newest of those that fit', async () => {
    expect(ids((await filled(sent)).messages({ to: '+19195550112' }, 2))).toEqual(['4', '3'])
  })
})

test('one message is found by its id', async () => {
  const one = await filled([message('1'), message('2')])
  expect(one.message('1')).toEqual(message('1'))
  expect(one.message('3')).toBeUndefined()
})

test('beyond its capacity the oldest makes room, and is counted', async () => {
  const one = await filled(['1', '2', '3', '4', '5'].map((id) => message(id)), { capacity: 3 })
  expect([ids(one.messages()), one.dropped]).toEqual([['5', '4', '3'], 2])
})

test('ten thousand are kept unless told otherwise', async () => {
  const one = await filled(Array.from({ length: 10_001 }, (_, index) => message(String(index))))
  expect([one.messages().length, one.dropped, one.message('0'), one.message('1')?.id]).toEqual([10_000, 1, undefined, '1'])
})

test('messages are forgotten, all or those to one number', async () => {
  const one = await filled([message('1'), message('2', { to: '+19195550113' }), message('3')])
  one.forget({ to: '+19195550113' })
  expect(ids(one.messages())).toEqual(['3', '1'])
  one.forget()
  expect(one.messages()).toEqual([])
})

test('whoever listens is told of each message once, until they leave', async () => {
  const told: string[] = []
  const one = inbox({ onMessage: ({ id }) => told.push(`option ${id}`) })
  const leave = one.subscribe(({ id }) => told.push(`listener ${id}`))
  await one.deliver(message('1'))
  leave()
  await one.deliver(message('2'))
  expect(told).toEqual(['option 1', 'listener 1', 'option 2'])
})
