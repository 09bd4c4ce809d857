// The schemas of what is posted to a `callbackUrl` and to the webhook of a messaging application.
export { DeliveryReceipt as deliveryReceipt, MessagingEvent as messagingEvent } from '../../generated/schemas.js'
