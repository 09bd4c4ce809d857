// Texts a code. Account, credentials, number and application come from BW_* environment variables.
import { createTwoFactorClient } from 'bandwidth-2fa'

const mfa = createTwoFactorClient()

const { messageId } = await mfa.sendCode({
  to: '+19195550112',
  message: 'Your {NAME} code is {CODE}',
})
console.log(`accepted as ${messageId}`)
