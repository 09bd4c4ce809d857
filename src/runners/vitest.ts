// The published entry `bandwidth-2fa/vitest`: the `globalSetup` of Vitest, and a phone for each test.
import { startSandbox } from './set-up.js'

export {
  createPhone,
  type Message,
  type MessageOptions,
  NoMessageError,
  type NumberOptions,
  type Phone,
} from './phone.js'

/**
 * For `globalSetup: 'bandwidth-2fa/vitest'`: one sandbox on a free port for all workers, named in their environment by the variables that `createTwoFactorClient()` reads. Resolves
 * with its end.
 */
export default startSandbox
