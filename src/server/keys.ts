// Names of records in a store. Every one begins with the account, so that no account can reach another's.
// Joined, because V8 would keep a concatenation as a tree of its parts, at twice the memory.

/** Everything about one number. */
export function recipientKey(accountId: string, to: string): string {
  return [account(accountId), 'to', to].join('/')
}

/** Sends to the numbers that share the first eight digits. */
export function prefixKey(accountId: string, to: string): string {
  return [account(accountId), 'prefix', to.slice(0, '+12345678'.length)].join('/')
}

/** What is known of an Idempotency-Key. */
export function idempotencyKey(accountId: string, key: string): string {
  return [account(accountId), 'idempotency', key].join('/')
}

// Encoded, so that it ends where the slash begins.
function account(accountId: string): string {
  return encodeURIComponent(accountId)
}
