// The published entry `bandwidth-2fa/sandbox`.
export { sandboxAccount, sandboxCredentials } from './account.js'
export type { Clock, Duration } from './clock.js'
export type { Fault, FaultSpec } from './faults.js'
export type { Exchange } from './journal.js'
export {
  createSandbox,
  type JournalFilter,
  type Sandbox,
  type SandboxListenOptions,
  type SandboxOptions,
} from './sandbox.js'
export type { Scenario } from './scenarios.js'
export type { TrackedMessage } from './tracking.js'
export { NoMessageError, type WaitOptions } from './wait.js'
export type { OutboundMessage } from '../delivery/delivery.js'
export type { InboxFilter } from '../delivery/inbox.js'
export type { Account, Application } from '../server/accounts.js'
export type { Listening } from '../server/listen.js'
