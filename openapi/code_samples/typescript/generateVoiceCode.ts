// Calls and speaks a code.
import { createTwoFactorClient } from 'bandwidth-2fa'

// Account, credentials, number and application are BW_* variables.
const mfa = createTwoFactorClient()

const { callId } = await mfa.sendVoiceCode({
  to: '+19195550112',
  message: 'Your code is {CODE}',
})
console.log(`accepted as ${callId}`)
