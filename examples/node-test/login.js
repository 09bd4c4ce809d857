// A login whose second factor is set up by the environment alone: BW_MFA_URL, BW_ACCOUNT_ID, BW_USERNAME and so on.
import { createTwoFactorClient } from 'bandwidth-2fa'

const mfa = createTwoFactorClient()

/** @param {string} phone Of a person whose password was right */
export async function textCode(phone) {
  await mfa.sendCode({ to: phone, scope: 'sign-in' })
}

/**
 * @param {string} phone
 * @param {string} code As the person typed it
 * @returns {Promise<'welcome' | 'wrong code' | 'too many tries'>}
 */
export async function signIn(phone, code) {
  try {
    return (await mfa.verifyCode({ to: phone, code, scope: 'sign-in' })) ? 'welcome' : 'wrong code'
  } catch (error) {
    if (error instanceof Error && 'status' in error && error.status === 429) return 'too many tries'
    throw error
  }
}
