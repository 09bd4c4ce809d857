// What `bandwidth-2fa/delivery/inbox` offers: the inbox, without what the rest of the package shares of it.
export { inbox, type Inbox, type InboxFilter, type InboxOptions } from './inbox.js'
