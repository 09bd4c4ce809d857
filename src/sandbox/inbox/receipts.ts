// Delivery receipts: each text gets the ones that its number's scenario plans, and its callbackUrl hears of them.
import type { Outbox } from '../../callbacks/outbox.js'
import type { DeliveryReceipt } from '../../contract/models.js'
import type { OutboundMessage } from '../../delivery/delivery.js'
import type { SchedulingClock } from '../clock/clock.js'
import { delivered, type PlannedReceipt, scenarioOf } from '../trouble/scenarios.js'
import type { Track } from './tracking.js'

/** What receipts work with. */
export interface ReceiptsOptions {
  readonly clock: SchedulingClock
  readonly outbox: Outbox
  readonly track: (message: OutboundMessage) => Track
  /** Told when a message's status changes later on. */
  readonly onChange: (message: OutboundMessage) => void
}

/** What messages hear from their phones. */
export interface Receipts {
  /** Plans the receipts of a message that nobody was told of yet, and takes its status from them. Outside the scenarios a message is delivered at once; a call has no receipt. */
  plan(message: OutboundMessage): void
  /** Counts the texts to the numbers of scenarios from the start again; those to one number when `to` is given. */
  reset(to?: string): void
}

/** No text was counted yet. */
export function createReceipts({ clock, outbox, track, onChange }: ReceiptsOptions): Receipts {
  /** How many texts each number of a scenario got. */
  const texts = new Map<string, number>()
  const planFor = (to: string): readonly PlannedReceipt[] => {
    const scenario = scenarioOf(to)
    if (!scenario) return delivered
    const index = texts.get(to) ?? 0
    texts.set(to, index + 1)
    return scenario.receipts(index)
  }
  return {
    plan(message) {
      const { channel, to, callbackUrl } = message
      const arrive = (errorCode: number | undefined) => {
        Object.assign(track(message), {
          status: errorCode === undefined ? 'delivered' : 'failed',
          errorCode: errorCode ?? null,
        })
        if (channel === 'voice' || !callbackUrl) return
        const type = errorCode === undefined ? 'message-delivered' : 'message-failed'
        outbox.enqueue({ url: callbackUrl, to, receipt: receiptOf(message, { type, errorCode }, clock.now()) })
      }
      const planned = channel === 'voice' ? delivered : planFor(to)
      // What nearly every message brings about needs no task of its own, and no second event.
      if (planned === delivered) return arrive(undefined)
      for (const { delayMs, errorCode } of planned) {
        clock.schedule(clock.now() + delayMs, to, async () => {
          arrive(errorCode)
          onChange(message)
          return null
        })
      }
    },
    reset(to) {
      if (to === undefined) texts.clear()
      else texts.delete(to)
    },
  }
}

/** What a receipt says; what is absent is left out, or the usual words. */
export interface Verdict {
  readonly type: DeliveryReceipt['type']
  readonly errorCode?: number | undefined
  readonly description?: string | undefined
}

/** The receipt in the document's shape. */
export function receiptOf(
  { id, to }: OutboundMessage,
  { type, errorCode, description }: Verdict,
  now: number,
): DeliveryReceipt {
  return {
    type,
    time: new Date(now).toISOString(),
    description: description ?? (type === 'message-delivered' ? 'ok' : 'the text was not delivered'),
    platform: to.startsWith('+1') ? 'NorthAmericaSMS' : 'GlobalSMS',
    ...(errorCode !== undefined && { errorCode }),
    message: { id },
  }
}

/** Another receipt about the text: what `order` says, and otherwise what the last one said. An error code alone means that the text failed. */
export function receiptAfter(
  last: DeliveryReceipt,
  message: OutboundMessage,
  order: Partial<Verdict>,
  now: number,
): DeliveryReceipt {
  const type = order.type ?? (order.errorCode === undefined ? last.type : 'message-failed')
  const errorCode = type === 'message-failed' ? (order.errorCode ?? last.errorCode ?? undefined) : undefined
  const description = order.description ?? (type === last.type ? last.description : undefined)
  return receiptOf(message, { type, errorCode, description }, now)
}
