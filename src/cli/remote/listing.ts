// What a running sandbox holds, and in words how it stands with each code.
import type { Message } from '../../contract/sandbox.js'
import { defaultPolicy } from '../../rules/policy.js'
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
  // Codes of both channels push each other out, so what will not be shown is needed too.
  const query = { to, scope, limit: channel === undefined ? limit : capacity }
  const [{ messages, dropped }, { now }] = await Promise.all([control.messages(query), control.clock()])
  const listed = standings(messages, Date.parse(now)).filter(
    ({ message }) => (channel ?? message.channel) === message.channel,
  )
  return { listed: listed.slice(0, limit), dropped }
}

/** How each stands at `now`, in epoch milliseconds. They come newest first, and of each number and scope the newest ones are all there. */
function standings(messages: readonly Message[], now: number): Listed[] {
  const newer = new Map<string, number>()
  return messages.map((message) => {
    const { accountId, to, scope, spent } = message
    const key = `${accountId} ${to} ${scope}`
    const count = newer.get(key) ?? 0
    // One that was verified took along all that there were, so of those before it none is left to be pushed out.
    if (!spent) newer.set(key, count + 1)
    return { message, standing: standing(message, count >= defaultPolicy.liveCodes, now) }
  })
}

function standing({ verifiedAt, spent, lockedUntil, expiresAt }: Message, isPushedOut: boolean, now: number): string {
  const leftMs = Date.parse(expiresAt) - now
  const lockedMs = lockedUntil === null ? 0 : Date.parse(lockedUntil) - now
  if (verifiedAt !== null) return 'used'
  if (leftMs <= 0) return 'expired'
  if (spent) return 'another one was used'
  if (isPushedOut) return 'pushed out by newer ones'
  return lockedMs > 0 ? `locked for ${duration(lockedMs)}` : `${duration(leftMs)} left`
}

/** Such as `7 min`, or under a minute `50 s`; never none. */
function duration(ms: number): string {
  const seconds = Math.ceil(ms / 1000)
  return seconds < 60 ? `${seconds} s` : `${Math.round(ms / 60_000)} min`
}
