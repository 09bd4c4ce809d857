// Calls and speaks a code. Account, credentials, number and application come from BW_* environment variables.
import { createTwoFactorClient } from 'bandwidth-2fa'

const mfa = createTwoFactorClient()

const { callId } = await mfa.sendVoiceCode({
  to: '+19195550112',
  message: 'Your {NAME} code is {CODE}',
})
console.log(`accepted as ${callId}`)
