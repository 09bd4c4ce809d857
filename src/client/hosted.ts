// What is special about the service that Bandwidth hosts.
import { tokenUrl as hostedTokenUrl } from '../contract/operations.js'

/** Its base URL. */
export const hostedUrl = 'https://mfa.bandwidth.com/api/v1'

/** Whether `baseUrl` is of the hosted service. */
export function isHosted(baseUrl: string): boolean {
  return new URL(baseUrl).origin === new URL(hostedUrl).origin
}

/** Where the service at `baseUrl` has its tokens: a secret for another service is nothing that Bandwidth's token endpoint should see. */
export function tokenUrlOf(baseUrl: string): string {
  return isHosted(baseUrl) ? hostedTokenUrl : `${new URL(baseUrl).origin}/api/v1/oauth2/token`
}

/** When it stops taking Basic, in epoch milliseconds. */
export const basicEnd = Date.UTC(2026, 11, 2)

export const basicEnded =
  "Bandwidth's hosted service ended Basic on 2 December 2026: use clientId and clientSecret (BW_CLIENT_ID and BW_CLIENT_SECRET)"
