// What is posted to a callbackUrl or a webhook: read into typed events, or refused.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseCallback, TwoFactorInputError } from '../../src/index.js'

const receipt = {
  type: 'message-delivered',
  time: '2016-09-14T18:20:16Z',
  description: 'ok',
  platform: 'NorthAmericaSMS',
  message: { id: 'message-1' },
}
const event = {
  type: 'message-failed',
  time: '2016-09-14T18:20:16Z',
  description: 'rejected',
  to: '+19195550112',
  errorCode: 4720,
  message: {
    id: 'message-1',
    owner: '+19195550100',
    applicationId: 'app',
    time: '2016-09-14T18:20:16Z',
    segmentCount: 1,
    direction: 'out',
    to: ['+19195550112'],
    from: '+19195550100',
    text: 'Your code is 482913',
  },
}

test('a delivery receipt is read, as JSON or parsed', () => {
  const expected = [{ ...receipt, kind: 'delivery-receipt' }]
  expect(parseCallback(receipt)).toEqual(expected)
  expect(parseCallback(JSON.stringify(receipt))).toEqual(expected)
})

test('a body in bytes, as Express or Request.arrayBuffer() hands it out, is read too', () => {
  expect(parseCallback(Buffer.from(JSON.stringify(receipt)))).toEqual([{ ...receipt, kind: 'delivery-receipt' }])
  expect(parseCallback(new TextEncoder().encode(JSON.stringify(receipt)).buffer)).toEqual([
    { ...receipt, kind: 'delivery-receipt' },
  ])
  expect(() => parseCallback(Buffer.from('not json'))).toThrow('the callback must be JSON')
})

test('a failed receipt carries its error code', () => {
  const failed = { ...receipt, type: 'message-failed', errorCode: 4432 }
  const [first] = parseCallback(failed)
  expect(first?.kind === 'delivery-receipt' && first.errorCode).toBe(4432)
})

test('messaging events are read from an array of any length, or alone', () => {
  const expected = { ...event, kind: 'messaging-event' }
  expect(parseCallback([event])).toEqual([expected])
  expect(parseCallback(JSON.stringify([event, event]))).toEqual([expected, expected])
  expect(parseCallback(event)).toEqual([expected])
})

test('the kinds may be mixed, and the order is kept', () => {
  expect(parseCallback([receipt, event]).map(({ kind }) => kind)).toEqual(['delivery-receipt', 'messaging-event'])
})

test('a kind in the body does not decide the kind', () => {
  expect(parseCallback({ ...receipt, kind: 'messaging-event' })[0]?.kind).toBe('delivery-receipt')
})

test.each([
  ['text that is no JSON', 'not json'],
  ['an empty text', ''],
  ['an empty array', []],
  ['null', null],
  ['nothing', undefined],
  ['a number', 5],
  ['an empty object', {}],
  ['a type that is no text', { ...receipt, type: 5 }],
  ['an array in an array', [[event]]],
])('%s is refused', (_, body) => {
  expect(() => parseCallback(body)).toThrow(TwoFactorInputError)
})

test.each([
  ['a newer type', { ...event, type: 'message-read' }],
  ['an answer to a suggestion', { type: 'suggestion-response', time: '2026-01-31T09:30:00Z', to: '+19195550112' }],
  ['a receipt without platform', { ...receipt, platform: undefined }],
  ['a time of another form', { ...event, time: '14 September 2016' }],
  ['an error code as text', { ...receipt, errorCode: '4720' }],
  ['a message without its id', { ...receipt, message: {} }],
  ['an event without its segment count', { ...event, message: { ...event.message, segmentCount: undefined } }],
])('%s comes as it is, and costs nothing of what is beside it', (_, odd) => {
  expect(parseCallback([event, odd, receipt])).toEqual([
    { ...event, kind: 'messaging-event' },
    { kind: 'unknown', type: odd.type, event: odd },
    { ...receipt, kind: 'delivery-receipt' },
  ])
})

test('an event without a text, and an error code of null, are as good as any', () => {
  const { text: _, ...message } = event.message
  const [picture, told, receipted] = parseCallback([
    { ...event, message },
    { ...event, errorCode: null },
    { ...receipt, errorCode: null },
  ])
  expect([picture?.kind, told?.kind, receipted?.kind]).toEqual([
    'messaging-event',
    'messaging-event',
    'delivery-receipt',
  ])
})

test('a time with an offset that has no colon is read, and given with one', () => {
  const [message, delivery] = parseCallback([
    { ...event, time: '2016-09-14T18:20:16.123+0000', message: { ...event.message, time: '2016-09-14T18:20:16-0500' } },
    { ...receipt, time: '2016-09-14T18:20:16+0000' },
  ])
  expect(message).toMatchObject({
    kind: 'messaging-event',
    time: '2016-09-14T18:20:16.123+00:00',
    message: { time: '2016-09-14T18:20:16-05:00' },
  })
  expect(delivery).toMatchObject({ kind: 'delivery-receipt', time: '2016-09-14T18:20:16+00:00' })
})

test('a limit that is no number lets nothing pass', () => {
  expect(() => parseCallback([event], { maxEvents: Number.NaN })).toThrow(TwoFactorInputError)
  for (const body of [JSON.stringify(event), Buffer.from(JSON.stringify(event))])
    expect(() => parseCallback(body, { maxBytes: Number.NaN })).toThrow(TwoFactorInputError)
})

test('what is no event is named by its place, without values', () => {
  expect(() => parseCallback([event, { to: '+19195550112' }, '482913'])).toThrow(
    expect.objectContaining({
      name: 'TwoFactorInputError',
      problems: [
        { field: '[1]', rule: 'type', message: '[1] must be an object with a type' },
        { field: '[2]', rule: 'type', message: '[2] must be an object with a type' },
      ],
    }),
  )
})

test('ten problems are named, and the rest counted', () => {
  expect(() => parseCallback(Array.from({ length: 1_000 }, () => ({})))).toThrow(
    expect.objectContaining({
      problems: expect.toSatisfy(
        (problems: { message: string }[]) =>
          problems.length === 11 && problems[10]?.message === 'and 990 more that are no events',
      ),
    }),
  )
})

test('more events or bytes than are allowed are refused, and the caller may allow more', () => {
  const many = Array.from({ length: 1_001 }, () => receipt)
  expect(() => parseCallback(many)).toThrow('the callback must have at most 1000 events')
  expect(parseCallback(many, { maxEvents: 1_001 })).toHaveLength(1_001)
  const text = JSON.stringify(many)
  for (const body of [text, Buffer.from(text), `"${'é'.repeat(40_000)}"`])
    expect(() => parseCallback(body)).toThrow('the callback must have at most 65536 bytes')
  expect(parseCallback(text, { maxEvents: 1_001, maxBytes: text.length })).toHaveLength(1_001)
})

test('anything at all is either read or refused with the typed error', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.anything(),
        fc.json(),
        fc.record({ ...Object.fromEntries(Object.keys(receipt).map((name) => [name, fc.anything()])) }),
      ),
      (body) => {
        try {
          expect(parseCallback(body).length).toBeGreaterThan(0)
        } catch (error) {
          expect(error).toBeInstanceOf(TwoFactorInputError)
        }
      },
    ),
  )
})
