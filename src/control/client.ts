// The client of the sandbox's own API, typed by its document, for the page and the command line.
import createClient, { type Client } from 'openapi-fetch'
import type { SandboxPaths } from '../contract/sandbox.js'

/** Which sandbox to call. */
export interface ControlOptions {
  /** What stands in front of `/sandbox`, without a slash at its end; in a browser the origin of the page when absent. */
  readonly baseUrl?: string | undefined
  /** What the sandbox demands where other machines can reach it; nothing is sent when absent. */
  readonly token?: string | undefined
}

/** openapi-fetch for the sandbox's document; `answered` takes what its methods return. */
export type ControlClient = Client<SandboxPaths, 'application/json'>

export function createControlClient({ baseUrl = '', token }: ControlOptions): ControlClient {
  return createClient<SandboxPaths, 'application/json'>({
    baseUrl,
    // A sandbox never redirects, and the token is for nobody else.
    redirect: 'manual',
    ...(token && { headers: { Authorization: `Bearer ${token}` } }),
  })
}

/** What a method of the client resolves with. */
type Outcome<Data> =
  | { readonly data: Data; readonly error?: never; readonly response: Response }
  | { readonly data?: never; readonly error: { readonly error: string }; readonly response: Response }

/** The body of a success. Rejects as the call does, and with an Error that says what the sandbox said when it says no. */
export async function answered<Data>(call: Promise<Outcome<Data>>): Promise<Data> {
  const { data, error, response } = await call
  // Something in front of the sandbox may answer in its place, with a body of any kind or none.
  if (!response.ok) throw new Error(error?.error ?? `the sandbox answered ${response.status}`)
  return data as Data // a success has the body that the document gives it, which may be none
}
