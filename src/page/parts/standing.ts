// How it stands with a message's code: one word for it, and the kind that gives it its colour.
import type { Message } from '../../contract/sandbox.js'
import { pushedOut } from '../state/pushed-out.js'
import type { IconName } from './icon.js'

/** `live`: it can still be verified. `spent`: another code was used, or newer ones took its place. */
export interface Standing {
  readonly kind: 'live' | 'verified' | 'locked' | 'expired' | 'spent'
  readonly word: string
}

/** The drawing for each kind; none for codes that are as they arrived. */
export const icons: { readonly [Kind in Standing['kind']]?: IconName } = {
  verified: 'check',
  locked: 'lock',
  expired: 'hourglass',
  spent: 'hourglass',
}

/** How it stands at `now`, in epoch milliseconds on the sandbox's clock. */
export function standing({ id, verifiedAt, spent, lockedUntil, expiresAt }: Message, now: number): Standing {
  if (verifiedAt !== null) return { kind: 'verified', word: 'Verified' }
  if (Date.parse(expiresAt) <= now) return { kind: 'expired', word: 'Expired' }
  if (spent || pushedOut.value.has(id)) return { kind: 'spent', word: 'Void' }
  if (lockedUntil !== null && Date.parse(lockedUntil) > now) return { kind: 'locked', word: 'Locked' }
  return { kind: 'live', word: 'Live' }
}
