// Names of records in a store. Every one begins with the account, so that no account can reach another's.

/** Everything about one number. */
export function recipientKey(accountId: string, to: string): string {
  return `${account(accountId)}/to/${to}`
}

/** Sends to the numbers that share the first eight digits. */
export function prefixKey(accountId: string, to: string): string {
  return `${account(accountId)}/prefix/${to.slice(0, '+12345678'.length)}`
}

/** What is known of an Idempotency-Key. */
export function idempotencyKey(accountId: string, key: string): string {
  return `${account(accountId)}/idempotency/${key}`
}

// Encoded, so that it ends where the slash begins.
function account(accountId: string): string {
  return encodeURIComponent(accountId)
}
