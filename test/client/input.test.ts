// What is refused before anything is sent, and what is put right instead.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TwoFactorInputError } from '../../src/index.js'
import { rejection, scripted, sentMessage, to, verified } from './stub.js'

/** The problems of a call that must send nothing. */
async function problems(call: (mfa: ReturnType<typeof scripted>['mfa']) => Promise<unknown>) {
  const { mfa, sent } = scripted([])
  const error = await rejection(call(mfa))
  expect(error).toBeInstanceOf(TwoFactorInputError)
  expect(sent).toEqual([])
  return error as TwoFactorInputError // just asserted
}

test.each([
  '+1 (919) 555-0112',
  '+1-919-555-0112',
  '+1.919.555.0112',
  ' +1 919 555 0112 ',
  '+١ ٩١٩ ٥٥٥ ٠١١٢',
  '+1\u00a0919\u202f555\u20110112',
  '+1\u2009919\u2013555\u22120112',
  '\u202a+19195550112\u202c',
  '\u200e+1 919 555 0112',
  '＋１９１９５５５０１１２',
])('the number %j is +19195550112', async (typed) => {
  const { mfa, sent } = scripted([sentMessage()])
  await mfa.sendCode({ to: typed, from: typed })
  expect(sent[0]?.body).toMatchObject({ to: '+19195550112', from: '+19195550112' })
})

test.each([
  '+19195550112.0',
  '+19195550112/23',
  '+1 919 555 0112 (2)',
  '+491515555011/2',
  '+491515555011.2',
  '+44 020 7946 0112',
  '+49 0151 5550112',
  '+353 01 5550112',
  '+44 (0)20 7946 0112',
  '+39 (0)6 5550 0112',
  '+1919555011',
  '+1  919 555 0112',
])('the number %j is refused with the reason, because it may be another person', async (typed) => {
  const error = await problems((mfa) => mfa.sendCode({ to: typed }))
  expect(error.problems).toEqual([{ field: 'to', rule: 'pattern', message: expect.stringMatching(/^to must /) }])
})

test('a zero that belongs to the number stays', async () => {
  const { mfa, sent } = scripted([sentMessage()])
  await mfa.sendCode({ to: '+39 06 5550 0112' })
  expect(sent[0]?.body['to']).toBe('+390655500112')
})

test.each(['752884.0', '"234949"', 'G-195621', '75288²'])('the code %j is refused, and burns no try', async (code) => {
  const error = await problems((mfa) => mfa.verifyCode({ to, code }))
  expect(error.problems.map(({ field }) => field)).toEqual(['code'])
})

// Its time-out is what holds it to linear time: a quadratic pattern takes minutes.
test('a number and a code of 250 KB are refused', { timeout: 3_000 }, async () => {
  for (const part of ['1 ', '(', ' ', '1', '\u200b', '١']) {
    const long = '+' + part.repeat(250_000 / part.length)
    const error = await problems((mfa) => mfa.verifyCode({ to: long, code: long }))
    expect(error.problems.map(({ field }) => field)).toEqual(['to', 'code'])
  }
})

test.each([
  '123456',
  '123 456',
  '123-456',
  ' 12 34 56\n',
  '123\u00a0456',
  '１２３４５６',
  '123\u2013456',
  '١٢٣٤٥٦',
  '۱۲۳۴۵۶',
  '१२३४५६',
])('the code %j is 123456', async (code) => {
  const { mfa, sent } = scripted([verified()])
  await mfa.verifyCode({ to, code })
  expect(sent[0]?.body['code']).toBe('123456')
})

test('a space, dash or dot between the groups of a number, and spaces and dashes in a code, change nothing', async () => {
  const mark = fc.constantFrom('', ' ', '-', '\u00a0', '\u2013', '\t', '\u200b')
  const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`))
  await fc.assert(
    fc.asyncProperty(digits(10), digits(6), mark, async (number, code, between) => {
      const { mfa, sent } = scripted([verified()])
      const parts = ['+1', number.slice(0, 3), number.slice(3, 6), number.slice(6)]
      await mfa.verifyCode({ to: parts.join(between), code: [...code].join(between) })
      expect(sent[0]?.body).toMatchObject({ to: `+1${number}`, code })
    }),
  )
})

test.each(['9195550112', '(919) 555-0112', '0019195550112', '19195550112'])(
  'the number %j is refused, because its country is not known',
  async (typed) => {
    const error = await problems((mfa) => mfa.sendCode({ to: typed }))
    expect(error.problems).toEqual([
      {
        field: 'to',
        rule: 'pattern',
        message: 'to must be an E.164 phone number such as +19195550112: it begins with + and the country code',
      },
    ])
  },
)

test.each(['', 'tel:+19195550112', '+1919555O112', '+', '+0123456', '+1919555011200000', '+1 919 555 0112 x9'])(
  'the number %j is refused',
  async (typed) => {
    const error = await problems((mfa) => mfa.sendCode({ to: typed }))
    expect(error.problems.map(({ field }) => field)).toEqual(['to'])
  },
)

test('a code as a number is refused, because leading zeros count', async () => {
  const code = 12345 as unknown as string // what JavaScript callers do
  const error = await problems((mfa) => mfa.verifyCode({ to, code }))
  expect(error.problems).toEqual([{ field: 'code', rule: 'type', message: 'code must be a string' }])
})

test('every problem is listed at once, by field, in one message, without a value', async () => {
  const error = await problems((mfa) =>
    mfa.sendCode({
      to: '5550112',
      from: 'SENDER-NAME',
      message: 'CODELESS-TEXT',
      digits: 9,
      scope: 'S'.repeat(26),
      callbackUrl: 'ftp://example.com/x',
      idempotencyKey: 'with space',
    }),
  )
  expect(error.problems.map(({ field, rule }) => `${field} ${rule}`)).toEqual([
    'to pattern',
    'from pattern',
    'scope length',
    'message pattern',
    'digits range',
    'callbackUrl pattern',
    'idempotencyKey pattern',
  ])
  for (const { message } of error.problems) expect(error.message).toContain(message)
  expect(error.message).not.toMatch(/5550112(?!:|$)|SENDER|CODELESS|SSS|ftp|with space/)
  expect(error.operationId).toBe('generateMessagingCode')
})

test('fields that are not there, or null, are missing', async () => {
  const { mfa } = scripted([])
  const error = await rejection(
    mfa.verifyCode({ to: null, code: undefined } as unknown as { to: string; code: string }),
  ) // from JavaScript
  expect((error as TwoFactorInputError).problems.map(({ field, rule }) => `${field} ${rule}`)).toEqual([
    'to required',
    'code required',
  ])
})

test.each([undefined, null, '+19195550112', 19195550112, true])(
  'a call with %j for its input rejects too: every field is required',
  async (input) => {
    const { mfa } = scripted([])
    const verify = mfa.verifyCode as unknown as (input: unknown) => Promise<unknown> // from JavaScript
    const error = await rejection(verify(input))
    expect(error).toBeInstanceOf(TwoFactorInputError)
    expect(error.message).toBe('to is required; code is required')
  },
)

test.each([
  ['sendCode', 'scop', '; did you mean scope?'],
  ['sendCode', 'idempotencykey', '; did you mean idempotencyKey?'],
  ['sendCode', 'signl', '; did you mean signal?'],
  ['verifyCode', 'expirationTime', '; did you mean expirationTimeInMinutes?'],
  ['sendVoiceCode', 'callbackUrl', ''],
  ['verifyCode', 'digits', ''],
  ['verifyCode', 'idempotencyKey', ''],
  ['verifyCode', 'constructor', ''],
] as const)('%s refuses the field %s, which it does not have', async (name, field, meant) => {
  const input = { to, code: '123456', [field]: 'x' } // more than the types allow
  const { code: _, ...send } = input
  const error = await problems((mfa) => (name === 'verifyCode' ? mfa.verifyCode(input) : mfa[name](send)))
  expect(error.problems).toEqual([
    { field, rule: 'undocumented', message: `${field} is not a field of ${name}${meant}` },
  ])
})

test('a field that is undefined is not there, whatever its name', async () => {
  const { mfa } = scripted([verified()])
  const input = { to, code: '123456', idempotencyKey: undefined, scpoe: undefined }
  expect(await mfa.verifyCode(input)).toBe(true)
})

test.each([null, 5, {}, [], '', 'with space', 'é', 'x'.repeat(256)])(
  'the idempotency key %j is refused',
  async (key) => {
    const idempotencyKey = key as string // what JavaScript callers do
    for (const name of ['sendCode', 'sendVoiceCode'] as const) {
      const error = await problems((mfa) => mfa[name]({ to, idempotencyKey }))
      expect(error.problems.map(({ field }) => field)).toEqual(['idempotencyKey'])
    }
  },
)

test('a signal that is none is refused, and nothing is sent', async () => {
  for (const signal of ['x', 0, new AbortController()] as unknown[] as AbortSignal[]) {
    const error = await problems((mfa) => mfa.verifyCode({ to, code: '123456', signal }))
    expect(error.problems).toEqual([{ field: 'signal', rule: 'type', message: 'signal must be an AbortSignal' }])
  }
})

test('a callback URL that is none is refused, whatever else it is', async () => {
  for (const callbackUrl of ['192.0.2.1/x', 'http://[', 'https://', 'http://a b']) {
    const error = await problems((mfa) => mfa.sendCode({ to, callbackUrl }))
    expect(error.message).toBe(
      'callbackUrl must be an http or https URL without credentials (or empty) such as https://example.com/receipts',
    )
  }
  for (const callbackUrl of [
    false,
    0,
    true,
    {},
    ['http://a.test/x'],
    Symbol('s'),
    Object.create(null),
  ] as unknown[] as string[]) {
    expect((await problems((mfa) => mfa.sendCode({ to, callbackUrl }))).message).toBe('callbackUrl must be a string')
  }
})
