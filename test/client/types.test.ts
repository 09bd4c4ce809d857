// What the compiler asks of a call, given the options of the client: checked by tsc, not by running.
import { expect, expectTypeOf, test } from 'vitest'
import {
  createTwoFactorClient,
  TwoFactorApiError,
  type TwoFactorCall,
  type TwoFactorClient,
  type Problem,
  TwoFactorError,
  TwoFactorTimeoutError,
} from '../../src/index.js'
import { account, script } from './stub.js'

const { fetch } = script()
const auth = account.auth

test('options and calls that the types refuse', () => {
  const bare = createTwoFactorClient({ auth, fetch })
  const whole = createTwoFactorClient({ ...account, fetch })
  const environment = createTwoFactorClient()
  const unset = createTwoFactorClient({ from: process.env['UNSET'], applicationId: undefined, fetch })
  const empty = createTwoFactorClient({})

  const never = () => {
    void bare.sendCode({ to: '', from: '', applicationId: '' })
    // @ts-expect-error from and applicationId are given nowhere
    void bare.sendCode({ to: '' })
    // @ts-expect-error applicationId is given nowhere
    void bare.sendCode({ to: '', from: '' })
    // @ts-expect-error no option can stand for to
    void whole.sendCode({})
    void whole.sendCode({ to: '' })
    void whole.sendCode({
      to: '',
      from: undefined,
      scope: null,
      digits: 6,
      callbackUrl: new URL('https://example.com'),
    })
    void whole.sendVoiceCode({ to: '' })
    // @ts-expect-error there are no receipts for calls
    void whole.sendVoiceCode({ to: '', callbackUrl: '' })
    void whole.verifyCode({ to: '', code: '' })
    // @ts-expect-error code is a string
    void whole.verifyCode({ to: '', code: 123456 })
    // @ts-expect-error a verification takes no key
    void whole.verifyCode({ to: '', code: '', idempotencyKey: '' })
    void unset.sendCode({ to: '' })
    // @ts-expect-error voiceApplicationId was not given, and applicationId is no substitute
    void unset.sendVoiceCode({ to: '' })
    void unset.sendVoiceCode({ to: '', applicationId: '' })
    void environment.sendCode({ to: '' })
    void environment.sendVoiceCode({ to: '' })
    // @ts-expect-error an empty object of options gives nothing
    void empty.sendCode({ to: '' })
    void empty.verifyCode({ to: '', code: '' })

    // @ts-expect-error timeoutMS is no option
    createTwoFactorClient({ ...account, timeoutMS: 5 })
    // @ts-expect-error half a pair is no auth
    createTwoFactorClient({ auth: { username: '' } })
  }
  expect(never).toBeTypeOf('function')
})

test('results and errors are typed', () => {
  const mfa = createTwoFactorClient({ ...account, fetch })
  expectTypeOf(mfa.sendCode).returns.toEqualTypeOf<TwoFactorCall<{ messageId: string }>>()
  expectTypeOf(mfa.sendVoiceCode).returns.toEqualTypeOf<TwoFactorCall<{ callId: string }>>()
  expectTypeOf(mfa.verifyCode).returns.toEqualTypeOf<TwoFactorCall<boolean>>()
  expectTypeOf<Awaited<ReturnType<TwoFactorCall<boolean>['withResponse']>>>().toEqualTypeOf<{
    data: boolean
    response: Response
  }>()
  expectTypeOf<TwoFactorApiError['name']>().toEqualTypeOf<'TwoFactorApiError'>()
  // @ts-expect-error no error of the client has this name
  const misspelt = (error: TwoFactorError) => error.name === 'TwoFactorAPIError'
  expect(misspelt).toBeTypeOf('function')
  expectTypeOf<TwoFactorApiError['status']>().toEqualTypeOf<number>()
  // A test of one's own makes them.
  expectTypeOf<typeof TwoFactorApiError>().toBeConstructibleWith('no', { status: 429, reason: 'please wait' })
  expectTypeOf<typeof TwoFactorApiError>().toBeConstructibleWith('no')
  const narrowed = (error: unknown) => {
    if (!(error instanceof TwoFactorError)) return undefined
    switch (error.name) {
      case 'TwoFactorInputError':
        return error.problems
      case 'TwoFactorTimeoutError':
        return error.limit
      case 'TwoFactorApiError':
      case 'TwoFactorResponseError':
        return error.status
      case 'TwoFactorConnectionError':
        return error.code
    }
  }
  expect(narrowed(new TwoFactorApiError('no', { status: 429 }))).toBe(429)
  expectTypeOf(narrowed).returns.toEqualTypeOf<readonly Problem[] | 'attempt' | 'total' | number | string | undefined>()
  expectTypeOf<TwoFactorTimeoutError['limit']>().toEqualTypeOf<'attempt' | 'total'>()
})

test('a function that takes any client takes one that was made with a few options, and one of the environment', () => {
  const signIn = (client: TwoFactorClient) => client.verifyCode({ to: '+19195550112', code: '482913' })
  expectTypeOf(signIn).toBeCallableWith(
    createTwoFactorClient({ accountId: '9900000', from: '+19195550100', applicationId: 'application' }),
  )
  expectTypeOf(signIn).toBeCallableWith(createTwoFactorClient())
})
