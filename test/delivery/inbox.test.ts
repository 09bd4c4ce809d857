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
  const second = '1589228074636lm4k2je7j7jklbn2'
  const fourth = 'c-15ac29a2-1331029c-2cb0-4a07-b215-b22865662d85'
  const sent = [
    message('1', { createdAt: 1_000 }),
    message(second, { createdAt: 2_000, to: '+19195550113' }),
    message('3', { createdAt: 3_000, scope: 'login', from: '+19195550101' }),
    message(fourth, { createdAt: 4_000, channel: 'voice' }),
  ]
  test.each<[InboxFilter, string[]]>([
    [{}, [fourth, '3', second, '1']],
    [{ to: '+19195550113' }, [second]],
    [{ to: '+19195550199' }, []],
    [{ from: '+19195550101' }, ['3']],
    [{ scope: '2FA', to: '+19195550112' }, [fourth, '1']],
    [{ channel: 'voice' }, [fourth]],
    [{ since: second }, [fourth, '3']],
    [{ since: fourth }, []],
    [{ since: second.replace('l', 'k') }, [fourth, '3', second, '1']],
    [{ since: 3_000 }, [fourth, '3']],
    [{ since: new Date(3_000) }, [fourth, '3']],
    [{ since: '1970-01-01T00:00:03Z' }, [fourth, '3']],
    [{ since: '1970-01-01t01:00:03.000+01:00' }, [fourth, '3']],
    [{ since: 3_001, scope: '2FA' }, [fourth]],
  ])('%j', async (filter, expected) => {
    expect(ids((await filled(sent)).messages(filter))).toEqual(expected)
  })

  test('with a limit takes the newest of those that fit', async () => {
    expect(ids((await filled(sent)).messages({ to: '+19195550112' }, 2))).toEqual([fourth, '3'])
  })

  test.each(['yesterday', '3000', '2026-02-30T00:00:00Z', new Date('nonsense'), Number.NaN])(
    'since %s is refused, not taken for no limit',
    async (since) => {
      const one = await filled(sent)
      expect(() => one.messages({ since })).toThrow(
        new RangeError(
          'since must be the id of a message, or a moment: a Date, epoch milliseconds, or such as 2026-01-31T09:30:00Z',
        ),
      )
    },
  )
})

test('one message is found by its id', async () => {
  const one = await filled([message('1'), message('2')])
  expect(one.message('1')).toEqual(message('1'))
  expect(one.message('3')).toBeUndefined()
})

test('beyond its capacity the oldest makes room, and is counted', async () => {
  const one = await filled(
    ['1', '2', '3', '4', '5'].map((id) => message(id)),
    { capacity: 3 },
  )
  expect([ids(one.messages()), one.dropped]).toEqual([['5', '4', '3'], 2])
})

test('ten thousand are kept unless told otherwise', async () => {
  const one = await filled(Array.from({ length: 10_001 }, (_, index) => message(String(index))))
  expect([one.messages().length, one.dropped, one.message('0'), one.message('1')?.id]).toEqual([
    10_000,
    1,
    undefined,
    '1',
  ])
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
