// Reads the messages out of the sandbox's server-sent events.
import { type Message, sandboxContract } from '../../contract/sandbox.js'
import { isObject, validate } from '../../contract/validate.js'
import { parseJson } from './json.js'

/** Yields each message that arrives, and ends with the connection, however that ends. Other events, and what is no event, are passed over. */
export async function* messagesIn(stream: Response['body']): AsyncGenerator<Message> {
  let text = ''
  const reader = stream?.pipeThrough(new TextDecoderStream()).getReader()
  // A connection that breaks off has ended too.
  const next = () => reader?.read().catch(() => undefined)
  for (let chunk = await next(); chunk && !chunk.done; chunk = await next()) {
    const events = (text + chunk.value).split(/\r?\n\r?\n/)
    // The last one goes on in the next chunk.
    text = events.pop() ?? ''
    for (const event of events) {
      const message = messageOf(event)
      if (message) yield message
    }
  }
}

function messageOf(event: string): Message | undefined {
  const lines = event.split(/\r?\n/)
  if (!lines.includes('event: message')) return undefined
  const data = parseJson(lines.flatMap((line) => (line.startsWith('data: ') ? [line.slice(6)] : [])).join('\n'))
  const message = isObject(data) ? data['message'] : undefined
  const { body = {} } = sandboxContract.answers.getMessage[200] ?? {}
  return validate(body, message).length === 0 ? (message as Message) : undefined // it keeps the schema
}
