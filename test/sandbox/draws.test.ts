// What a sandbox draws: seeded randomness, and the numbers of scenarios.
import { expect, test } from 'vitest'
import { fictionalNumbers } from '../../src/sandbox/inbox/numbers.js'
import { scenarioOf, scenarios } from '../../src/sandbox/trouble/scenarios.js'
import { seeded } from '../../src/sandbox/seed.js'

const draws = (random: (limit: number) => number, limit: number) => Array.from({ length: 1_000 }, () => random(limit))

test('the same seed draws the same numbers, another seed others', () => {
  expect(draws(seeded('a'), 10 ** 6)).toEqual(draws(seeded('a'), 10 ** 6))
  expect(draws(seeded('a'), 10 ** 6)).not.toEqual(draws(seeded('b'), 10 ** 6))
})

test.each([1, 2, 10, 10 ** 8, 2 ** 47])('seeded draws below %i stay below it and spread over it', (limit) => {
  const drawn = draws(seeded(7), limit)
  expect(drawn.every((value) => Number.isInteger(value) && value >= 0 && value < limit)).toBe(true)
  expect(Math.max(...drawn)).toBeGreaterThanOrEqual(Math.floor((limit - 1) * 0.9))
})

test('every scenario has ten fictional numbers that no other scenario has and no test is handed', () => {
  const numbers = scenarios.flatMap((scenario) => scenario.numbers)
  expect(numbers).toHaveLength((scenarios.length - 1) * 10)
  expect(new Set(numbers).size).toBe(numbers.length)
  const handedOut = new Set(fictionalNumbers())
  for (const number of numbers) {
    expect(number).toMatch(/^\+19\d\d55501\d\d$/)
    expect(handedOut).not.toContain(number)
    expect(scenarioOf(number)?.numbers).toContain(number)
  }
  expect(scenarioOf('+19195550112')).toBeUndefined()
})
