// The published entry `bandwidth-2fa/sandbox`.
export { sandboxAccount, sandboxCredentials } from './account.js'
export { createSandbox, type Sandbox, type SandboxOptions } from './sandbox.js'
export type { OutboundMessage } from '../delivery/delivery.js'
export type { Account, Application } from '../server/accounts.js'
export type { Listening, ListenOptions } from '../server/listen.js'
