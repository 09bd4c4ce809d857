// What the service needs of a store: one verb that reads, decides and writes as one step.

/** Anything kept in a store: a value that JSON can carry. Whoever hands one over does not change it afterwards, nor does whoever is handed one. */
export interface StoredRecord {
  /** Epoch milliseconds from which the record counts as absent and may be deleted. */
  readonly expiresAt: number
}

/**
 * Decides what becomes of a record: absent in, absent out. It must be pure, since a store may run it again when another writer was faster, and it must not be async.
 */
export type Change<Stored extends StoredRecord, Outcome> = (record: Stored | undefined) => {
  record: Stored | undefined
  outcome: Outcome
}

/** Where codes, failures, locks, limits and idempotency keys are kept. */
export interface Store {
  /**
   * Applies `change` to the record of `key` in one atomic step and returns its outcome once the new record is as safe as the store can make it.
   * Rejects when the store cannot be reached; then the record is as before.
   * A key holds one kind of record for ever, which the caller knows from how it made the key.
   */
  update<Stored extends StoredRecord, Outcome>(key: string, change: Change<Stored, Outcome>): Promise<Outcome>
  /** Epoch milliseconds that records expire by, when it is a clock of this process; the service must go by the same. Absent when the store has a clock of its own. */
  readonly now?: (() => number) | undefined
  /** Lets go of files and connections. The store is not used afterwards. */
  close(): Promise<void>
}

/** What `update` rejects with when the store cannot be reached and the record is certainly as before. */
export class StoreUnavailableError extends Error {
  override readonly name = 'StoreUnavailableError'
}
