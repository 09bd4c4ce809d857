// Sliding windows: how many sends fit, and exactly how long the next has to wait.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countSend, type SendWindow, uncountSend, waitMs } from '../../src/rules/limits.js'
import type { Limit } from '../../src/rules/policy.js'

const limits: readonly Limit[] = [
  { max: 2, windowMs: 100 },
  { max: 3, windowMs: 1_000 },
]

/** Counts a send at each moment; answers how long each had to wait. */
function waits(moments: readonly number[], by = limits): number[] {
  let window: SendWindow | undefined
  return moments.map((now) => {
    const { record, outcome } = countSend(window, by, now)
    window = record
    return outcome.retryAfterMs
  })
}

describe('a send', () => {
  test('waits until the oldest that counts has left its window, to the millisecond', () => {
    expect(waits([1_000, 1_010, 1_020, 1_099, 1_100])).toEqual([0, 0, 80, 1, 0])
  })

  test('waits for the longest of its windows', () => {
    expect(waits([1_000, 1_200, 1_400, 1_600, 1_999, 2_000])).toEqual([0, 0, 0, 400, 1, 0])
  })

  test('that has to wait is not counted', () => {
    expect(waits([1_000, 1_000, 1_050, 1_060, 1_100, 1_100])).toEqual([0, 0, 50, 40, 0, 900])
  })

  test('never waits without limits, and leaves nothing behind', () => {
    expect(waits([1, 1, 1, 1], [])).toEqual([0, 0, 0, 0])
    expect(countSend(undefined, [], 1).record).toBeUndefined()
  })

  test('is allowed exactly when every window, counted by hand, has room', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 40 }), (steps) => {
        let now = 1_000_000
        let window: SendWindow | undefined
        const made: number[] = []
        for (const step of steps) {
          now += step
          const hasRoom = limits.every(({ max, windowMs }) => made.filter((at) => now - at < windowMs).length < max)
          const { record, outcome } = countSend(window, limits, now)
          expect(outcome.retryAfterMs === 0).toBe(hasRoom)
          if (hasRoom) made.push(now)
          else expect(waitMs(record?.sends ?? [], limits, now + outcome.retryAfterMs)).toBe(0)
          window = record
        }
      }),
    )
  })
})

describe('a window', () => {
  test('can be forgotten when its newest send has left the longest one', () => {
    expect(countSend(undefined, limits, 1_000).record).toEqual({ sends: [1_000], expiresAt: 2_000 })
  })

  test('holds no more sends than its limits ask about', () => {
    let window: SendWindow | undefined
    for (let now = 0; now < 100_000; now += 1_000) window = countSend(window, limits, now).record
    expect(window?.sends).toHaveLength(3)
  })
})

describe('taking a send back', () => {
  test('makes room for another at once', () => {
    const full = countSend(countSend(undefined, limits, 1_000).record, limits, 1_010).record
    const { record } = uncountSend(full, limits, 1_010)
    expect(record).toEqual({ sends: [1_000], expiresAt: 2_000 })
    expect(countSend(record, limits, 1_010).outcome.retryAfterMs).toBe(0)
  })

  test('takes one of several that were made in the same millisecond', () => {
    const full = countSend(countSend(undefined, limits, 1_000).record, limits, 1_000).record
    expect(uncountSend(full, limits, 1_000).record?.sends).toEqual([1_000])
  })

  test('forgets a window that becomes empty, and leaves one without that send alone', () => {
    const window = { sends: [1_000], expiresAt: 2_000 }
    expect(uncountSend(window, limits, 1_000).record).toBeUndefined()
    expect(uncountSend(window, limits, 999).record).toBe(window)
    expect(uncountSend(undefined, limits, 999).record).toBeUndefined()
  })
})
