// The two forms: a code to send and a code to verify, as calls of the API, and what it answered.
import { batch, computed, effect, signal, untracked } from '@preact/signals'
import type { OperationId } from '../../contract/operations.js'
import type { Message } from '../../contract/sandbox.js'
import { typed } from '../words/code.js'
import type { Call } from '../words/snippet.js'
import { caller, publishedPassword } from './caller.js'
import { channel, namedMessage, openThread, scope, search } from './inbox.js'
import { go, numberAddress } from './route.js'

/** A fictional number to begin with. */
const firstNumber = '+19195550112'

/** The forms hold what was typed, whether the contract allows it or not: what it says of that is there to be seen. */
export const send = {
  channel: signal<Message['channel']>('messaging'),
  to: signal(firstNumber),
  scope: signal('sign-in'),
  message: signal('Your {NAME} {SCOPE} code is {CODE}'),
  digits: signal('6'),
  callbackUrl: signal(''),
}

export const verify = { to: signal(firstNumber), scope: signal('sign-in'), code: signal(''), minutes: signal('15') }

export type Step = 'send' | 'verify'

/** The form that was last worked with. */
export const step = signal<Step>('send')

/** What came back; `status` is `null` when nothing did, and `body` then says why. */
export interface ApiAnswer {
  readonly status: number | null
  readonly body: string
}

/** The call that each form stands for. */
export const requests = {
  send: computed(() => {
    const isText = send.channel.value === 'messaging'
    return request(isText ? 'generateMessagingCode' : 'generateVoiceCode', isText ? 'messaging' : 'voice', {
      to: send.to.value,
      from: caller.from.value,
      applicationId: caller.applicationId.value,
      ...(send.scope.value && { scope: send.scope.value }),
      message: send.message.value,
      digits: Number(send.digits.value),
      ...(isText && send.callbackUrl.value && { callbackUrl: send.callbackUrl.value }),
    })
  }),
  verify: computed(() =>
    request('verifyCode', 'verify', {
      to: verify.to.value,
      ...(verify.scope.value && { scope: verify.scope.value }),
      code: typed(verify.code.value),
      expirationTimeInMinutes: Number(verify.minutes.value),
    }),
  ),
} satisfies Record<Step, unknown>

/** The latest answer to each form; absent before the first. */
export const answers = signal<{ readonly [Form in Step]?: ApiAnswer | undefined }>({})
/** The form whose answer is awaited. */
export const awaited = signal<Step>()

/** Sends the code, and opens the thread of its number. */
export async function sendCode(): Promise<void> {
  const { to, scope: sentScope } = send
  const { status } = await ask('send')
  if (status !== 200) return
  batch(() => {
    search.value = ''
    scope.value = ''
    channel.value = ''
    aim(to.value, sentScope.value || '2FA')
  })
  go(numberAddress(to.value))
}

/** Asks whether the code is good. */
export async function verifyCode(): Promise<void> {
  await ask('verify')
}

/** Fills in what a message's code is verified with, all but the code. */
export function aim(to: string, scope: string): void {
  if (verify.to.value === to && verify.scope.value === scope) return
  batch(() => {
    verify.to.value = to
    verify.scope.value = scope
    verify.code.value = ''
    answers.value = { ...answers.value, verify: undefined }
  })
}

/** Lets the verify form follow the thread that is opened. */
export function aimAtOpenThread(): void {
  const opened = computed(() => openThread.value?.number)
  const target = computed(() => namedMessage.value?.id)
  effect(() => {
    // These two say when to aim; nothing else may, or what somebody types into the form would be undone.
    void opened.value
    void target.value
    untracked(() => {
      const message = namedMessage.value ?? openThread.value?.messages[0]
      if (message) aim(message.to, message.scope)
    })
  })
}

function request(operationId: OperationId, path: string, body: Call['body']): Call {
  const { accountId, username } = caller
  return {
    operationId,
    url: `${location.origin}/api/v1/accounts/${encodeURIComponent(accountId.value)}/code/${path}`,
    account: { id: accountId.value, username: username.value, password: publishedPassword.value },
    body,
  }
}

async function ask(which: Step): Promise<ApiAnswer> {
  const { url, body } = requests[which].value
  batch(() => {
    step.value = which
    awaited.value = which
  })
  const answer = await fetched(url, body)
  batch(() => {
    awaited.value = undefined
    answers.value = { ...answers.value, [which]: answer }
  })
  return answer
}

async function fetched(url: string, body: object): Promise<ApiAnswer> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        Authorization: `Basic ${basic(`${caller.username.value}:${caller.password.value}`)}`,
        'Content-Type': 'application/json',
      },
      body: JSON.stringify(body),
    })
    return { status: response.status, body: await response.text() }
  } catch (error) {
    return { status: null, body: error instanceof Error ? error.message : String(error) }
  }
}

/** As UTF-8, which is what the service reads (RFC 7617 §2.1); `btoa` alone throws for all but Latin letters. */
function basic(pair: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(pair)))
}
