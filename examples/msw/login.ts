// A login on Bandwidth's own SDK, which calls the hosted address and nothing else.
import { Configuration, MFAApi } from 'bandwidth-sdk'

const accountId = '9900000'
const api = new MFAApi(new Configuration({ username: 'user', password: 'password' }))

/** Texts a code to a person whose password was right. */
export async function textCode(phone: string): Promise<void> {
  await api.generateMessagingCode(accountId, {
    to: phone,
    from: '+19195550100',
    applicationId: '93de2206-9669-4e07-948d-329f4b722ee2',
    scope: 'sign-in',
    message: 'Your {SCOPE} code is {CODE}',
    digits: 6,
  })
}

/** Whether the code is right. */
export async function isRight(phone: string, code: string): Promise<boolean> {
  const { data } = await api.verifyCode(accountId, { to: phone, code, scope: 'sign-in', expirationTimeInMinutes: 5 })
  // A wrong code is answered 200 too: what counts is the field.
  return data.valid === true
}
