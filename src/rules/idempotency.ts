// What an Idempotency-Key promises: one request is carried out once, and its repeats get the same answer.

/** What is known of one key of one account. */
export interface Reservation {
  readonly expiresAt: number
  /** Made by `seal`: tells one request from another without holding it. */
  readonly seal: string
  /** What was answered; absent while the request is still being carried out. */
  readonly answer?: StoredAnswer
}

/** An answer that can be given again. */
export interface StoredAnswer {
  readonly status: number
  readonly body: object
}

/** What a request with a key should do. */
export type ReserveOutcome =
  | { readonly kind: 'first' }
  | { readonly kind: 'repeat'; readonly answer: StoredAnswer }
  | { readonly kind: 'in progress' }
  /** Nobody will say any more what became of it: its process ended in the middle. */
  | { readonly kind: 'abandoned' }
  | { readonly kind: 'other body' }

/** A key is remembered for 24 hours after its first use. */
export const rememberedMs = 24 * 60 * 60_000
/** No request is carried out for longer. */
const longestMs = 60_000

/** Takes the key for this request, which `seal` is of, unless another one has it. `isSame` says whether a seal is of this request too. */
export function reserve(
  held: Reservation | undefined,
  seal: string,
  isSame: (seal: string) => boolean,
  now: number,
): { record: Reservation | undefined; outcome: ReserveOutcome } {
  if (!held || held.expiresAt <= now)
    return { record: { seal, expiresAt: now + rememberedMs }, outcome: { kind: 'first' } }
  if (!isSame(held.seal)) return { record: held, outcome: { kind: 'other body' } }
  if (held.answer) return { record: held, outcome: { kind: 'repeat', answer: held.answer } }
  const ageMs = now - (held.expiresAt - rememberedMs)
  return { record: held, outcome: { kind: ageMs < longestMs ? 'in progress' : 'abandoned' } }
}

/** Keeps the answer for repeats. */
export function settle(
  held: Reservation | undefined,
  answer: StoredAnswer,
): { record: Reservation | undefined; outcome: undefined } {
  return { record: held && { ...held, answer }, outcome: undefined }
}

/** Gives the key back: nothing was sent, so the same request may be made again. */
export function release(): { record: undefined; outcome: undefined } {
  return { record: undefined, outcome: undefined }
}
