// What the sandbox prints: where everything is, how to try it, and a line for each message.
import { sandboxAccount, sandboxCredentials } from '../sandbox/account.js'
import type { Account, OutboundMessage } from '../sandbox/index.js'
import { printable, type Style } from './terminal.js'

type Paint = (style: Style, text: string) => string

interface Start {
  /** Such as `http://127.0.0.1:4010`. */
  readonly url: string
  /** Those of the configuration; absent without one. */
  readonly accounts: readonly Account[] | undefined
  readonly strict: boolean
}

const person = '+19195550112'

/** The text to greet with. It holds the sandbox's own published credentials, never configured ones. */
export function banner({ url, accounts, strict }: Start, paint: Paint): string {
  const account = accounts?.[0] ?? sandboxAccount
  // A configuration has at least one application for each account, with at least one number.
  const [application] = account.applications
  const from = application?.numbers[0]
  const user = accounts ? account.credentials[0]?.username : `${sandboxCredentials.username}:${sandboxCredentials.password}`
  const login = accounts ? `BW_USERNAME=${quote(user ?? '')} BW_PASSWORD=…` : `BW_USERNAME=${sandboxCredentials.username} BW_PASSWORD=${sandboxCredentials.password}`
  const body = JSON.stringify({ to: person, from, applicationId: application?.id, digits: 6, message: 'Your {NAME} code is {CODE}' })
  return `
${paint('bold', 'The sandbox is ready.')} Codes reach no phone: they appear below.

  ${paint('dim', 'API       ')}  ${paint('cyan', `${url}/api/v1`)}
  ${paint('dim', 'Reference ')}  ${paint('cyan', `${url}/docs`)}
  ${paint('dim', 'Messages  ')}  ${paint('cyan', `${url}/sandbox/messages`)}

${strict ? 'Only configured accounts, credentials, applications and numbers will do.' : 'Any account, credentials, application and number will do.'} For clients and for this program:

  export BW_MFA_URL=${url}/api/v1 BW_ACCOUNT_ID=${quote(account.id)} ${login} \\
    BW_NUMBER=${from} BW_MESSAGING_APPLICATION_ID=${quote(application?.id ?? '')} BW_VOICE_APPLICATION_ID=${quote(application?.id ?? '')}

Try it${accounts ? ' (curl asks for the password)' : ''}:

  curl -u ${quote(user ?? '')} ${quote(`${url}/api/v1/accounts/${encodeURIComponent(account.id)}/code/messaging`)} --data-raw ${quote(body)}

Everything is forgotten when it ends. ${paint('dim', 'Ctrl-C ends it.')}

`
}

/** Such as `+1 919 555 0112  sign-in  482913  (valid 15 min)`. */
export function messageLine({ to, scope, code, channel, createdAt, expiresAt }: OutboundMessage, paint: Paint): string {
  const minutes = Math.round((expiresAt - createdAt) / 60_000)
  const note = `(${channel === 'voice' ? 'by voice, ' : ''}valid ${minutes} min)`
  return `${readable(to)}  ${printable(scope)}  ${paint('bold', code)}  ${paint('dim', note)}`
}

/** A North American number in its usual groups; others have too many habits to guess. */
function readable(number: string): string {
  return number.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '+1 $1 $2 $3')
}

/** One word for a shell. */
function quote(text: string): string {
  return /^[\w./:@+-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`
}
