// What the sandbox prints: where everything is, how to try it, and a line for each message.
import { sandboxAccount, sandboxCredentials } from '../../sandbox/account.js'
import type { Account, OutboundMessage } from '../../sandbox/index.js'
import { printable, type Style } from '../terminal.js'

type Paint = (style: Style, text: string) => string

interface Start {
  /** Such as `http://127.0.0.1:4010`. */
  readonly url: string
  /** The same for other machines; empty where they cannot reach it, or their way is not known. */
  readonly others: readonly string[]
  /** Those of the configuration; absent without one. */
  readonly accounts: readonly Account[] | undefined
  readonly strict: boolean
  /** What page, inbox and control demand, or a variable of the shell that holds it; absent where they demand none. */
  readonly token: string | undefined
}

const person = '+19195550112'

/** The text to greet with. It holds the sandbox's own published credentials, never configured ones. */
export function banner({ url, others, accounts, strict, token }: Start, paint: Paint): string {
  const account = accounts?.[0] ?? sandboxAccount
  // A configuration has at least one application for each account, with at least one number.
  const [application] = account.applications
  const from = application?.numbers[0]
  const user = accounts
    ? account.credentials[0]?.username
    : `${sandboxCredentials.username}:${sandboxCredentials.password}`
  const [name, secret] = accounts
    ? [quote(user ?? ''), '…']
    : [sandboxCredentials.username, sandboxCredentials.password]
  const body = JSON.stringify({
    to: person,
    from,
    applicationId: application?.id,
    digits: 6,
    message: 'Your {NAME} code is {CODE}',
  })
  const query = token ? `?token=${token}` : ''
  return `
${paint('bold', 'The sandbox is ready.')} Codes reach no phone: they appear below.

  ${paint('dim', 'Page      ')}  ${paint('cyan', `${url}/${query}`)}
  ${paint('dim', 'API       ')}  ${paint('cyan', `${url}/api/v1`)}
  ${paint('dim', 'Reference ')}  ${paint('cyan', `${url}/docs`)}
  ${paint('dim', 'Messages  ')}  ${paint('cyan', `${url}/sandbox/messages${query}`)}

${token ? forOthers(url, others, token) : ''}${strict ? 'Only configured accounts, credentials, applications and numbers will do.' : 'Any account, credentials, application and number will do.'} For clients and for this program:

  export BW_MFA_URL=${url}/api/v1 BW_ACCOUNT_ID=${quote(account.id)} BW_CLIENT_ID=${name} BW_CLIENT_SECRET=${secret} \\
    BW_NUMBER=${from} BW_MESSAGING_APPLICATION_ID=${quote(application?.id ?? '')} BW_VOICE_APPLICATION_ID=${quote(application?.id ?? '')}

Basic credentials do here too, which the hosted service takes no more from 2 December 2026:

  export BW_USERNAME=${name} BW_PASSWORD=${secret}

Try it${accounts ? ' (curl asks for the password)' : ''}:

  curl -u ${quote(user ?? '')} ${quote(`${url}/api/v1/accounts/${encodeURIComponent(account.id)}/code/messaging`)} -H 'Content-Type: application/json' --data-raw ${quote(body)}

It keeps the newest 10,000 messages. Everything is forgotten when it ends, so also on a restart. ${paint('dim', 'Ctrl-C ends it.')}

`
}

function forOthers(url: string, others: readonly string[], token: string): string {
  const pages =
    others.length > 0
      ? `:\n\n${others.map((other) => `  ${other}/?token=${token}\n`).join('')}\n`
      : " this machine's address. "
  return `Other machines can reach it, so page, inbox and control demand a token. They find the page at${pages}For this program and for tests:\n\n  export BW_SANDBOX_URL=${url} BW_SANDBOX_TOKEN="${token}"\n\n`
}

/** What a line tells of a message: of one that arrives, or of one that the control API shows. Times are epoch milliseconds or RFC 3339. */
interface Told extends Pick<OutboundMessage, 'to' | 'scope' | 'code' | 'channel'> {
  readonly createdAt: number | string
  readonly expiresAt: number | string
}

/** Such as `+1 919 555 0112  sign-in  482913  (valid 15 min)`. `standing` is how it stands with the code later on; absent for one that arrives. */
export function messageLine(
  { to, scope, code, channel, createdAt, expiresAt }: Told,
  paint: Paint,
  standing?: string,
): string {
  const minutes = Math.round((Number(new Date(expiresAt)) - Number(new Date(createdAt))) / 60_000)
  const note = `(${channel === 'voice' ? 'by voice, ' : ''}${standing ?? `valid ${minutes} min`})`
  return `${readable(to)}  ${printable(scope)}  ${paint('bold', code)}  ${paint('dim', note)}`
}

/** A North American number in its usual groups; others have too many habits to guess. */
export function readable(number: string): string {
  return number.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '+1 $1 $2 $3')
}

/** One word for a shell. */
function quote(text: string): string {
  return /^[\w./:@+-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`
}
