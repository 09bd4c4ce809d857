// How it stands with a message's code: one word for it, and the kind that gives it its colour.
import type { Message } from '../../contract/sandbox.js'
import type { IconName } from './icon.js'

export interface Standing {
  readonly kind: Message['state']
  readonly word: string
}

/** The drawing for each kind; none for codes that are as they arrived. */
export const icons: { readonly [Kind in Standing['kind']]?: IconName } = {
  verified: 'check',
  locked: 'lock',
  expired: 'hourglass',
  void: 'hourglass',
  replaced: 'hourglass',
}

const words: { readonly [Kind in Standing['kind']]: string } = {
  live: 'Live',
  locked: 'Locked',
  verified: 'Verified',
  void: 'Void',
  replaced: 'Replaced',
  expired: 'Expired',
}

/** How it stands at `now`, in epoch milliseconds on the sandbox's clock: as the sandbox told, and what time alone does to that. */
export function standing(message: Message, now: number): Standing {
  const kind = stateAt(message, now)
  return { kind, word: words[kind] }
}

function stateAt({ state, lockedUntil, expiresAt }: Message, now: number): Message['state'] {
  if (state === 'verified') return state
  if (Date.parse(expiresAt) <= now) return 'expired'
  if (state === 'void' || state === 'replaced') return state
  return lockedUntil !== null && Date.parse(lockedUntil) > now ? 'locked' : 'live'
}
