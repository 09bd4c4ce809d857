// Texts a code.
import { createTwoFactorClient } from 'bandwidth-2fa'

// Account, credentials, number and application are BW_* variables.
const mfa = createTwoFactorClient()

const { messageId } = await mfa.sendCode({
  to: '+12345678902',
  scope: 'scope',
  digits: 5,
  message: 'Your temporary {NAME} {SCOPE} code is {CODE}',
})
console.log(`accepted as ${messageId}`)
