// What a running sandbox holds, and in words how it stands with each code.
import type { Message } from '../../contract/sandbox.js'
import type { Control, MessageQuery } from './control.js'

/** Which messages; everything absent fits all. */
export type ListingFilter = Pick<MessageQuery, 'to' | 'scope' | 'channel'>

/** A message that was there already. */
export interface Listed {
  readonly message: Message
  /** Such as `used`, `expired` or `7 min left`. */
  readonly standing: string
}

/** As many messages as a sandbox keeps. */
export const capacity = 10_000

/** The newest `limit` messages that fit, newest first, and how many the sandbox keeps no more. Rejects as `control` does. */
export async function listInbox(
  control: Control,
  { to, scope, channel }: ListingFilter,
  limit: number,
): Promise<{ readonly listed: readonly Listed[]; readonly dropped: number }> {
  const [{ messages, dropped }, { now }] = await Promise.all([
    control.messages({ to, scope, channel, limit }),
    control.clock(),
  ])
  return { listed: messages.map((message) => ({ message, standing: standing(message, Date.parse(now)) })), dropped }
}

function standing({ state, lockedUntil, expiresAt }: Message, now: number): string {
  switch (state) {
    case 'verified':
      return 'used'
    case 'void':
      return 'another one was used'
    case 'replaced':
      return 'pushed out by newer ones'
    case 'expired':
      return 'expired'
    case 'locked':
      return `locked for ${duration(Date.parse(lockedUntil ?? expiresAt) - now)}`
    case 'live':
      return `${duration(Date.parse(expiresAt) - now)} left`
  }
}

/** Such as `7 min`, or under a minute `50 s`; never none. */
function duration(ms: number): string {
  const seconds = Math.ceil(ms / 1000)
  return seconds < 60 ? `${seconds} s` : `${Math.round(ms / 60_000)} min`
}
