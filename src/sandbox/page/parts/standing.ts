// How it stands with a message's code: one word for it, and the kind that gives it its colour.
import type { Message } from '../../../contract/sandbox.js'

/** `live`: it can still be verified. */
export interface Standing {
  readonly kind: 'live' | 'verified' | 'locked' | 'expired'
  readonly word: string
}

/** How it stands at `now`, in epoch milliseconds on the sandbox's clock. */
export function standing({ verifiedAt, lockedUntil, expiresAt }: Message, now: number): Standing {
  if (verifiedAt !== null) return { kind: 'verified', word: 'Verified' }
  if (Date.parse(expiresAt) <= now) return { kind: 'expired', word: 'Expired' }
  if (lockedUntil !== null && Date.parse(lockedUntil) > now) return { kind: 'locked', word: 'Locked' }
  return { kind: 'live', word: 'Live' }
}
