// Codes are even, and their seals recognise exactly what was sealed.
import { createSecretKey, randomInt } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkPepper, codeFields, drawCode, matches, seal } from '../../src/rules/code.js'
import { pepperOf, seededRandom } from '../support/pepper.js'

const pepper = pepperOf('1')
const subject = { accountId: '9900000', to: '+19195550112', scope: '2FA' }
const sealOf = (code: string, of = subject, by = pepper) => seal(by, randomInt, codeFields(of, code))
const isOf = (seals: readonly string[], code: string, of = subject, by = pepper) =>
  matches(by, seals, codeFields(of, code), 3)

describe('a code', () => {
  test.each([4, 5, 6, 7, 8])('of %i digits is drawn from all of them and keeps its leading zeros', (digits) => {
    const limits: number[] = []
    expect(drawCode((limit) => (limits.push(limit), 7), digits)).toBe('7'.padStart(digits, '0'))
    expect(limits).toEqual([10 ** digits])
    expect(drawCode((limit) => limit - 1, digits)).toBe('9'.repeat(digits))
  })

  test('is as likely to be any value as any other', () => {
    const random = seededRandom(20_260_101)
    const draws = 1_000_000
    const counts = new Map<string, number>()
    for (let draw = 0; draw < draws; draw += 1) {
      const code = drawCode(random, 4)
      counts.set(code, (counts.get(code) ?? 0) + 1)
    }
    const expected = draws / 10_000
    const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
    expect(counts.size).toBe(10_000)
    // 9,999 degrees of freedom: a mean of 9,999 and a standard deviation of 141.
    expect(Math.abs(chiSquare - 9_999)).toBeLessThan(4 * 141)
  })
})

describe('a seal', () => {
  test('matches its code and no other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999 }), fc.integer({ min: 0, max: 999_999 }), (one, other) => {
        const code = String(one).padStart(6, '0')
        const guess = String(other).padStart(6, '0')
        expect(isOf([sealOf(code)], guess)).toBe(code === guess)
      }),
    )
  })

  test('does not match without its leading zero', () => {
    expect(isOf([sealOf('0123')], '123')).toBe(false)
  })

  test.each([
    ['account', { ...subject, accountId: '9900001' }],
    ['number', { ...subject, to: '+19195550113' }],
    ['scope', { ...subject, scope: '2fa' }],
  ])('does not match under another %s', (_, other) => {
    expect(isOf([sealOf('123456')], '123456', other)).toBe(false)
  })

  test('keeps its fields apart, whatever they contain', () => {
    const piece = fc.constantFrom('1', '2', '|', '"', ',', '","', '\\', '', '1|2', '["', ']')
    const part = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(''))
    const fields = fc.tuple(part, part, part, part)
    fc.assert(
      fc.property(fields, fields, ([a, b, c, d], [e, f, g, h]) => {
        const sealed = sealOf(d, { accountId: a, to: b, scope: c })
        const same = a === e && b === f && c === g && d === h
        expect(isOf([sealed], h, { accountId: e, to: f, scope: g })).toBe(same)
      }),
      {
        numRuns: 1_000,
        examples: [
          [
            ['1', '23', '4', '5'],
            ['12', '3', '4', '5'],
          ],
          [
            ['1', '2', '3', '45'],
            ['1', '2', '34', '5'],
          ],
          [
            ['1', '2|3', '', ''],
            ['1|2', '3', '', ''],
          ],
          [
            ['1|2', '', '', ''],
            ['1', '2', '', ''],
          ],
        ],
      },
    )
  })

  test('is of 32 bytes and differs each time, so that equal codes cannot be told', () => {
    const seals = Array.from({ length: 100 }, () => sealOf('123456'))
    expect(new Set(seals.map((text) => text.split('.')[2])).size).toBe(100)
    expect(seals.every((text) => /^1\.[0-9a-z]{8,}\.[\w-]{43}$/.test(text))).toBe(true)
  })

  test('is found wherever it stands among others', () => {
    const seals = [sealOf('111111'), sealOf('222222'), sealOf('333333')]
    expect(['111111', '222222', '333333', '444444'].map((code) => isOf(seals, code))).toEqual([true, true, true, false])
  })

  test('is judged with as many digests when there is no seal as when there are three', () => {
    const digests = (seals: readonly string[], code: string) => {
      let count = 0
      const counting = {
        current: '1',
        keys: new Proxy(pepper.keys, { get: (keys, id: string) => ((count += 1), keys[id]) }),
      }
      isOf(seals, code, subject, counting)
      return count
    }
    const three = ['111111', '222222', '333333'].map((code) => sealOf(code))
    expect([
      digests([], '111111'),
      digests(three.slice(1), '111111'),
      digests(three, '111111'),
      digests(three, '999999'),
    ]).toEqual([3, 3, 3, 3])
  })
})

describe('when the pepper is rotated', () => {
  const old = sealOf('123456')

  test('an old code still verifies while its key is there', () => {
    expect(isOf([old], '123456', subject, pepperOf('1', '2'))).toBe(true)
  })

  test('new codes are sealed with the new key', () => {
    const sealed = sealOf('123456', subject, pepperOf('1', '2'))
    expect(sealed.startsWith('2.')).toBe(true)
    expect(isOf([sealed], '123456', subject, pepperOf('2'))).toBe(true)
  })

  test('an old code matches nothing once its key is gone, not even by the name of a built-in property', () => {
    expect(isOf([old], '123456', subject, pepperOf('2'))).toBe(false)
    expect(isOf([old.replace('1.', 'constructor.')], '123456', subject, pepperOf('2'))).toBe(false)
    expect(isOf([old.replace('1.', 'gone.')], '123456', subject, pepperOf('1'))).toBe(false)
  })
})

describe('a pepper is refused', () => {
  const key = createSecretKey(Buffer.alloc(32))
  test.each([
    ['without its current key', { current: '2', keys: { 1: key } }, 'has no key "2"'],
    ['with a current key that objects inherit', { current: 'toString', keys: { 1: key } }, 'has no key "toString"'],
    ['with a dot in an id', { current: 'a.b', keys: { 'a.b': key } }, 'must not contain a dot'],
    [
      'with a key below 32 bytes',
      { current: '1', keys: { 1: key, 0: createSecretKey(Buffer.alloc(31)) } },
      'at least 32 bytes',
    ],
  ])('%s', (_, wrong, reason) => {
    expect(() => checkPepper(wrong)).toThrow(reason)
  })

  test('and a right one is not', () => {
    expect(() => checkPepper(pepperOf('1', '2'))).not.toThrow()
  })
})
