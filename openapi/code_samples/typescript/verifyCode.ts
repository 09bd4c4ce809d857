// Judges a code. A wrong one is false; failures are thrown.
import { createTwoFactorClient } from 'bandwidth-2fa'

// Account, credentials, number and application are BW_* variables.
const mfa = createTwoFactorClient()

const code = '48291' // what the person typed
if (await mfa.verifyCode({ to: '+12345678902', scope: 'scope', code })) {
  console.log('let them in')
} else {
  console.log('ask again')
}
