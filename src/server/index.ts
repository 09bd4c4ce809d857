// The published entry `bandwidth-2fa/server`.
export { type Account, type Accounts, type Application, anyAccount, knownAccounts } from './accounts.js'
export { type Listening, type ListenOptions, listen } from './listen.js'
export type { Log, LogEntry } from './log.js'
export { createServer, type Server, type ServerOptions } from './server.js'
export type { Delivery, DeliveryOutcome, OutboundMessage } from '../delivery/delivery.js'
export type { Pepper, Random } from '../rules/code.js'
export { defaultPolicy, type Limit, type Policy, strictPolicy } from '../rules/policy.js'
export { type Change, type Store, type StoredRecord, StoreUnavailableError } from '../stores/store.js'
