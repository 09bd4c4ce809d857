// What a screen reader is told when messages arrive.
import { signal } from '@preact/signals'
import type { Message } from '../../contract/sandbox.js'
import { spelled } from '../words/code.js'
import { readable } from '../words/number.js'

export const announcement = signal('')

/** Tells of messages that arrived together: of a single one with its code, of more how many. */
export function announce(arrived: readonly Message[]): void {
  const newest = arrived.at(-1)
  if (!newest) return
  announcement.value =
    arrived.length === 1
      ? `New ${newest.channel === 'voice' ? 'call' : 'text'} to ${readable(newest.to)}, code ${spelled(newest.code)}`
      : `${arrived.length} new messages, the latest to ${readable(newest.to)}`
}
