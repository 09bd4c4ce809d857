// Delivery receipts: each text gets the ones that its number's scenario plans, and its callbackUrl hears of them.
import type { Outbox } from '../callbacks/outbox.js'
import type { DeliveryReceipt } from '../contract/models.js'
import type { OutboundMessage } from '../delivery/delivery.js'
import type { SchedulingClock } from './clock.js'
import { delivered, type PlannedReceipt, scenarioOf } from './scenarios.js'
import type { Track } from './tracking.js'

/** What receipts work with. */
export interface ReceiptsOptions {
  readonly clock: SchedulingClock
  readonly outbox: Outbox
  readonly track: (message: OutboundMessage) => Track
  /** Told when a message's status changes. */
  readonly onChange: (message: OutboundMessage) => void
}

/** Plans the receipts of each message that it is given, and takes its status from them. A call has no receipts: it is delivered at once. */
export function createReceipts({ clock, outbox, track, onChange }: ReceiptsOptions): (message: OutboundMessage) => void {
  /** How many texts each number of a scenario got. */
  const texts = new Map<string, number>()
  const plan = (to: string): readonly PlannedReceipt[] => {
    const scenario = scenarioOf(to)
    if (!scenario) return delivered
    const index = texts.get(to) ?? 0
    texts.set(to, index + 1)
    return scenario.receipts(index)
  }
  return (message) => {
    const settle = (errorCode: number | undefined) => {
      Object.assign(track(message), { status: errorCode === undefined ? 'delivered' : 'failed', errorCode: errorCode ?? null })
      onChange(message)
    }
    if (message.channel === 'voice') return settle(undefined)

    for (const planned of plan(message.to)) {
      clock.schedule(clock.now() + planned.delayMs, async () => {
        settle(planned.errorCode)
        if (message.callbackUrl) outbox.enqueue({ url: message.callbackUrl, receipt: receiptOf(message, planned, clock.now()) })
      })
    }
  }
}

/** The receipt in the document's shape. */
export function receiptOf(message: OutboundMessage, { errorCode }: Pick<PlannedReceipt, 'errorCode'>, now: number, description?: string): DeliveryReceipt {
  const common = {
    time: new Date(now).toISOString(),
    platform: message.to.startsWith('+1') ? ('NorthAmericaSMS' as const) : ('GlobalSMS' as const),
    message: { id: message.id },
  }
  return errorCode === undefined
    ? { type: 'message-delivered', description: description ?? 'ok', ...common }
    : { type: 'message-failed', description: description ?? 'the text was not delivered', errorCode, ...common }
}
