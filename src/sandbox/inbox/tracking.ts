// What became of each message: its receipt, the tries at its code, the callbacks made for it.
import type { Attempt } from '../../callbacks/outbox.js'
import type { OutboundMessage } from '../../delivery/delivery.js'

/** Times are epoch milliseconds. */
export interface Track {
  status: 'pending' | 'delivered' | 'failed'
  errorCode: number | null
  /** Verifies for its number and scope while its code was live. */
  attempts: number
  verifiedAt: number | null
  /** Wrong codes that its number and scope may still get before a lock; under one, once it is over. */
  attemptsLeft: number
  /** The end of the last lock that is known; `null` when there was none. */
  lockedUntil: number | null
  /** What ended its code: it let a person in, another one of its number and scope did, or newer ones took its place. `null` while none of these did. */
  ended: 'verified' | 'void' | 'replaced' | null
  readonly callbacks: Attempt[]
}

/** How a message stands at one moment. */
export interface Standing extends Readonly<Omit<Track, 'callbacks' | 'ended'>> {
  /** How it stands with its code: `live` can be verified, and `locked` could be but for the lock; for each of the others there is no way back. */
  readonly state: 'live' | 'locked' | 'verified' | 'void' | 'replaced' | 'expired'
  readonly callbacks: readonly Attempt[]
}

/** A message as the sandbox shows it. */
export interface TrackedMessage extends OutboundMessage, Standing {}

/** Keeps a track of each message for as long as the inbox keeps the message. */
export function createTracking(failuresBeforeLock: number, now: () => number) {
  const tracks = new WeakMap<OutboundMessage, Track>()
  const track = (message: OutboundMessage): Track => {
    const known = tracks.get(message)
    if (known) return known
    const fresh: Track = {
      status: 'pending',
      errorCode: null,
      attempts: 0,
      verifiedAt: null,
      attemptsLeft: failuresBeforeLock,
      lockedUntil: null,
      ended: null,
      callbacks: [],
    }
    tracks.set(message, fresh)
    return fresh
  }
  const standing = (message: OutboundMessage): Standing => {
    const { status, errorCode, attempts, verifiedAt, ended, attemptsLeft, lockedUntil, callbacks } = track(message)
    // A lock ends by the clock alone; nobody tells.
    const locked = lockedUntil !== null && lockedUntil > now() ? lockedUntil : null
    return {
      status,
      errorCode,
      attempts,
      verifiedAt,
      state: stateOf(ended, message.expiresAt <= now(), locked !== null),
      attemptsLeft,
      lockedUntil: locked,
      callbacks: callbacks.length === 0 ? none : [...callbacks],
    }
  }
  return {
    track,
    standing,
    tracked: (message: OutboundMessage): TrackedMessage => ({ ...message, ...standing(message) }),
  }
}

function stateOf(ended: Track['ended'], isOld: boolean, isLocked: boolean): Standing['state'] {
  // Who was let in stays so; of the other codes age says the most.
  if (ended === 'verified') return ended
  if (isOld) return 'expired'
  return ended ?? (isLocked ? 'locked' : 'live')
}

const none: readonly Attempt[] = []
