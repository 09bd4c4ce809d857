// Texts a code.
import { createTwoFactorClient } from 'bandwidth-2fa'

// Account, credentials, number and application are BW_* variables.
const mfa = createTwoFactorClient()

const { messageId } = await mfa.sendCode({
  to: '+19195550112',
  message: 'Your {NAME} code is {CODE}',
})
console.log(`accepted as ${messageId}`)
