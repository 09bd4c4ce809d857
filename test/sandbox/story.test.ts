// What a message tells of its code: tries, the ones that are left, locks, and when it let the person in.
import { expect, test } from 'vitest'
import { stage, to } from './stage.js'

const start = Date.UTC(2026, 0, 1)

async function standing() {
  const staged = stage()
  await staged.sandbox.clock.set(start)
  await staged.send()
  const { code } = staged.newest()!
  return { ...staged, code, wrong: code === '000000' ? '111111' : '000000' }
}

test('wrong codes, a lock, its end, the right code', async () => {
  const { sandbox, verify, code, wrong, list } = await standing()
  const told = () =>
    sandbox.messages().map(({ attempts, attemptsLeft, lockedUntil, verifiedAt }) => ({
      attempts,
      attemptsLeft,
      lockedUntil,
      verifiedAt,
    }))
  expect(told()).toEqual([{ attempts: 0, attemptsLeft: 5, lockedUntil: null, verifiedAt: null }])
  for (let time = 1; time <= 4; time += 1) {
    await verify(wrong)
    expect(told()).toEqual([{ attempts: time, attemptsLeft: 5 - time, lockedUntil: null, verifiedAt: null }])
  }
  await verify(wrong)
  expect(told()).toEqual([{ attempts: 5, attemptsLeft: 5, lockedUntil: start + 30_000, verifiedAt: null }])
  expect((await verify(code)).status).toBe(429)
  expect(told()).toEqual([{ attempts: 5, attemptsLeft: 5, lockedUntil: start + 30_000, verifiedAt: null }])
  await sandbox.clock.advance({ seconds: 30 })
  expect(told()).toEqual([{ attempts: 5, attemptsLeft: 5, lockedUntil: null, verifiedAt: null }])
  expect((await verify(code)).body).toEqual({ valid: true })
  expect(told()).toEqual([{ attempts: 6, attemptsLeft: 5, lockedUntil: null, verifiedAt: start + 30_000 }])
  expect(await list()).toMatchObject([{ verifiedAt: '2026-01-01T00:00:30.000Z', state: 'verified', lockedUntil: null }])
  await verify(code)
  expect(told()).toMatchObject([{ attempts: 6, attemptsLeft: 4, verifiedAt: start + 30_000 }])
})

test('a new code does not forget the wrong ones before it, and a lock holds for it too', async () => {
  const { sandbox, send, verify, wrong } = await standing()
  for (let time = 1; time <= 3; time += 1) await verify(wrong)
  await send()
  expect(sandbox.messages()).toMatchObject([
    { attempts: 0, attemptsLeft: 2 },
    { attempts: 3, attemptsLeft: 2 },
  ])
  for (let time = 1; time <= 2; time += 1) await verify(wrong)
  await send()
  expect(sandbox.messages()).toMatchObject(
    [{ attempts: 0 }, { attempts: 2 }, { attempts: 5 }].map((told) => ({ ...told, lockedUntil: start + 30_000 })),
  )
})

test('a code that was verified spends the others of its number and scope, and of no other', async () => {
  const { sandbox, send, verify, list } = await standing()
  await send()
  await send({ scope: 'login' })
  expect(await list()).toMatchObject([{ state: 'live' }, { state: 'live' }, { state: 'live' }])
  await verify(sandbox.messages()[2]!.code)
  expect(await list()).toMatchObject([
    { state: 'live' },
    { state: 'void', verifiedAt: null },
    { state: 'verified', verifiedAt: '2026-01-01T00:00:00.000Z' },
  ])
})

test('only codes that are live are tried: not those of another scope, replaced, used or expired', async () => {
  const { sandbox, send, verify, code, wrong } = await standing()
  await send({ scope: 'login' })
  for (let time = 1; time <= 3; time += 1) await send()
  const attempts = () => sandbox.messages().map((message) => message.attempts)
  await verify(wrong)
  expect(attempts()).toEqual([1, 1, 1, 0, 0])
  expect((await verify(code)).body).toEqual({ valid: code === sandbox.messages()[0]?.code })
  expect((await verify(sandbox.messages()[1]!.code)).body).toEqual({ valid: true })
  expect(sandbox.messages().map(({ verifiedAt }) => verifiedAt)).toEqual([null, start, null, null, null])
  const before = attempts()
  await verify(wrong)
  expect(attempts()).toEqual(before)
  await sandbox.clock.advance({ minutes: 15 })
  await verify(wrong, { scope: 'login' })
  expect(attempts()).toEqual(before)
})

test('what was refused is no try: a wrong request, wrong credentials, a forced answer', async () => {
  const { sandbox, verify, wrong } = await standing()
  await verify(wrong, { expirationTimeInMinutes: 0 })
  await verify(wrong, {}, { authorization: 'none' })
  await verify(wrong, {}, { prefer: 'code=200' })
  sandbox.faults.set({ operationId: 'verifyCode', status: 500 })
  await verify(wrong)
  expect(sandbox.messages()).toMatchObject([{ attempts: 0, attemptsLeft: 5 }])
})

test.each([{ drop: 'after' }, { corrupt: 'truncated' }] as const)(
  'a right code counts though its answer is lost to %j',
  async (fault) => {
    const { sandbox, verify, code } = await standing()
    sandbox.faults.set(fault)
    await verify(code).catch(() => undefined)
    expect(sandbox.messages()).toMatchObject([{ attempts: 1, verifiedAt: start }])
  },
)

test('the same number of another account stands on its own', async () => {
  const { sandbox, api, wrong } = await standing()
  const response = await sandbox.fetch('http://localhost/accounts/another/code/verify', {
    method: 'POST',
    headers: { authorization: 'Basic YTpi' },
    body: JSON.stringify({ to, code: wrong, expirationTimeInMinutes: 5 }),
  })
  expect(await response.json()).toEqual({ valid: false })
  expect(sandbox.messages()).toMatchObject([{ attempts: 0, attemptsLeft: 5 }])
  await api('verify', { to, code: wrong, scope: null, expirationTimeInMinutes: 5 })
  expect(sandbox.messages()).toMatchObject([{ attempts: 1, attemptsLeft: 4 }])
})

test('the hundredth wrong code of a number locks all of its scopes, and the tries left say so', async () => {
  const { sandbox, send, verify, wrong } = await standing()
  for (let time = 0; time < 98; time += 1) await verify(wrong, { scope: `scope ${Math.floor(time / 4)}` })
  await send({ scope: 'login' })
  expect(sandbox.messages({ scope: 'login' })).toMatchObject([{ attemptsLeft: 2, lockedUntil: null }])
  for (let time = 0; time < 2; time += 1) await verify(wrong)
  expect(sandbox.messages()).toMatchObject([{ lockedUntil: start + 86_400_000 }, { lockedUntil: start + 86_400_000 }])
})

test('a call is delivered at once; both channels carry one and the same kind of code', async () => {
  const { sandbox, sendVoice, verify } = await standing()
  await sendVoice()
  const call = sandbox.messages()[0]!
  expect(call).toMatchObject({ channel: 'voice', status: 'delivered', id: expect.stringMatching(/^c-.{45}$/) })
  expect((await verify(call.code)).body).toEqual({ valid: true })
  expect(sandbox.messages()).toMatchObject([{ verifiedAt: start }, { attempts: 1 }])
})
