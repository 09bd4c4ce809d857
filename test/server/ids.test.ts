// Ids keep their shape for the least and the greatest that chance can give.
import { expect, test } from 'vitest'
import { callId, messageId } from '../../src/server/ids.js'

const least = () => 0
const greatest = (limit: number) => limit - 1

test('a messageId is the time in 13 digits and 16 characters of base 36', () => {
  expect(messageId(1_589_228_074_636, least)).toBe('15892280746360000000000000000')
  expect(messageId(1_589_228_074_636, greatest)).toBe('1589228074636zzzzzzzzzzzzzzzz')
  expect(messageId(0, least)).toHaveLength(29)
  expect(messageId(1_589_228_074_636.75, least)).toBe('15892280746360000000000000000')
})

test('a callId is c-, 8 hex digits and a random UUID', () => {
  expect(callId(least)).toBe('c-00000000-00000000-0000-4000-8000-000000000000')
  expect(callId(greatest)).toBe('c-ffffffff-ffffffff-ffff-4fff-bfff-ffffffffffff')
  expect(callId(least)).toHaveLength(47)
})
