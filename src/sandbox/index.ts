// The published entry `bandwidth-2fa/sandbox`.
export { sandboxAccount, sandboxCredentials, sandboxEnvironment } from './account.js'
export type { Clock, Duration } from './clock/clock.js'
export type { Fault, FaultSpec } from './trouble/faults.js'
export type { Exchange } from './journal/journal.js'
export {
  createSandbox,
  type JournalFilter,
  type Sandbox,
  type SandboxListenOptions,
  type SandboxOptions,
} from './sandbox.js'
export type { Scenario } from './trouble/scenarios.js'
export type { NumberOptions } from './inbox/numbers.js'
export type { TrackedMessage } from './inbox/tracking.js'
export { NoMessageError, type WaitOptions } from './inbox/wait.js'
export type { OutboundMessage } from '../delivery/delivery.js'
export type { InboxFilter } from '../delivery/inbox.js'
export type { Account, Application } from '../server/accounts.js'
export type { Listening } from '../server/listen.js'
