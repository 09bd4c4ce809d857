// The numbers that a sandbox hands out, judged by the library that most forms judge them by.
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { expect, test } from 'vitest'
import { fictionalNumbers, type NumberOptions } from '../../src/sandbox/inbox/numbers.js'
import { createSandbox } from '../../src/sandbox/index.js'
import { stage } from './stage.js'

/** How many of each country, so many of them mobile, where a number tells. */
const counts = [
  ['US', 16_700, 16_700],
  ['CA', 2_000, 2_000],
  ['GB', 14_000, 0],
  ['AU', 80_030, 30],
  ['SE', 495, 95],
  ['DE', 5_200, 200],
  ['FR', 50_000, 0],
] as const

test.each(counts)(
  '%s: a form with libphonenumber takes all %i numbers for valid ones of that country',
  (country, count, mobiles) => {
    const numbers = [...fictionalNumbers({ country })]
    expect(new Set(numbers).size).toBe(count)
    const judged = numbers.map((number) => parsePhoneNumberFromString(number))
    expect(numbers.filter((_, index) => !judged[index]?.isValid() || judged[index].country !== country)).toEqual([])
    expect(judged.filter((one) => one?.getType()?.includes('MOBILE'))).toHaveLength(mobiles)
  },
)

test.each(['US', 'CA', 'AU', 'SE', 'DE'] as const)(
  '%s: who asks for a mobile number gets one that is valid',
  (country) => {
    const numbers = [...fictionalNumbers({ country, mobile: true })]
    expect(numbers).not.toEqual([])
    for (const number of numbers) expect(parsePhoneNumberFromString(number)?.getType()).toMatch(/MOBILE/)
  },
)

test.each([
  ['GB', /^\+447700900\d{3}$/],
  ['FR', /^\+3363998\d{4}$/],
] as const)(
  '%s: the mobile numbers for fiction, which libphonenumber refuses, come only where mobile ones are asked for',
  (country, form) => {
    const numbers = [...fictionalNumbers({ country, mobile: true })]
    expect(numbers).not.toEqual([])
    for (const number of numbers) {
      expect(number).toMatch(form)
      expect(parsePhoneNumberFromString(number)?.isValid()).toBe(false)
    }
  },
)

test('each number is handed out once, over HTTP and in process, whatever was asked for', async () => {
  const { sandbox, call } = stage()
  const asked: NumberOptions[] = [
    {},
    { country: 'US' },
    { country: 'SE' },
    { country: 'SE', mobile: true },
    { country: 'GB' },
  ]
  const got: string[] = []
  for (let round = 0; round < 3; round += 1) {
    for (const options of asked) {
      got.push(sandbox.number(options))
      got.push((await call<{ number: string }>('POST', '/numbers', options)).body.number)
    }
  }
  got.push((await call<{ number: string }>('POST', '/numbers')).body.number)
  expect(new Set(got).size).toBe(31)
})

test('once all have been handed out, those without a message come again, and with none left it says so', async () => {
  const { sandbox, send } = stage()
  const mobiles = { country: 'AU', mobile: true } as const
  const all = Array.from({ length: 30 }, () => sandbox.number(mobiles))
  for (const to of all.slice(0, -2)) await send({ to })
  expect([sandbox.number(mobiles), sandbox.number(mobiles)]).toEqual(all.slice(-2))
  for (const to of all.slice(-2)) await send({ to })
  expect(() => sandbox.number(mobiles)).toThrow(
    new RangeError('every number of this kind has messages: reset the sandbox, or ask for another country'),
  )
  await sandbox.reset()
  expect(all).toContain(sandbox.number(mobiles))
})

test('a country that it has no numbers of, and a misspelt option, are refused', () => {
  const sandbox = createSandbox()
  // As plain JavaScript lets them pass.
  const wish = (options: object) => () => sandbox.number(options as NumberOptions)
  expect(wish({ country: 'IE' })).toThrow(TypeError)
  expect(wish({ county: 'GB' })).toThrow(/county/)
})
