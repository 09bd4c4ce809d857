// One request is carried out once; its repeats, and others that use its key, are told so.
import { expect, test } from 'vitest'
import { release, type Reservation, reserve, settle } from '../../src/rules/idempotency.js'

const dayMs = 24 * 60 * 60_000
const now = Date.UTC(2026, 0, 1)
const answer = { status: 200, body: { messageId: 'x' } }
const by = (held: Reservation | undefined, request: string, at = now) =>
  reserve(held, request, (seal) => seal === request, at)

test('the first request takes the key for 24 hours', () => {
  expect(by(undefined, 'a')).toEqual({ record: { seal: 'a', expiresAt: now + dayMs }, outcome: { kind: 'first' } })
})

test('a repeat is told that the first is in progress, then what it was answered', () => {
  const taken = by(undefined, 'a').record
  expect(by(taken, 'a')).toEqual({ record: taken, outcome: { kind: 'in progress' } })
  const settled = settle(taken, answer).record
  expect(by(settled, 'a', now + dayMs - 1)).toEqual({ record: settled, outcome: { kind: 'repeat', answer } })
})

test('another request is told so, before and after the first was answered', () => {
  const taken = by(undefined, 'a').record
  expect(by(taken, 'b')).toEqual({ record: taken, outcome: { kind: 'other body' } })
  expect(by(settle(taken, answer).record, 'b').outcome).toEqual({ kind: 'other body' })
})

test('after 24 hours, and after a release, the key is free, for another request too', () => {
  const taken = by(undefined, 'a').record
  expect(by(taken, 'b', now + dayMs).outcome).toEqual({ kind: 'first' })
  expect(by(release().record, 'b').outcome).toEqual({ kind: 'first' })
})

test('an answer that comes when the key is already forgotten is not kept', () => {
  expect(settle(undefined, answer).record).toBeUndefined()
})

test('from a minute on, a request that was never answered counts as broken off', () => {
  const taken = by(undefined, 'a').record
  expect(by(taken, 'a', now + 59_999).outcome).toEqual({ kind: 'in progress' })
  expect(by(taken, 'a', now + 60_000)).toEqual({ record: taken, outcome: { kind: 'abandoned' } })
  expect(by(taken, 'b', now + 60_000).outcome).toEqual({ kind: 'other body' })
})
