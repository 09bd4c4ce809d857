// The examples of refusals in the sandbox's document, against what the sandbox says.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fictionalNumbers } from '../../src/sandbox/inbox/numbers.js'
import { onPort, origin, stage, withHost } from './stage.js'

interface Refused {
  readonly error: string
}

const { components } = JSON.parse(
  readFileSync(new URL('../../generated/sandbox/openapi.json', import.meta.url), 'utf8'),
) as {
  readonly components: { readonly examples: Readonly<Record<string, { readonly value?: Partial<Refused> }>> }
}
// Every example that is an error, in the document's order.
const examples = Object.entries(components.examples).flatMap(([name, { value }]) =>
  value?.error === undefined ? [] : [[name, value.error] as const],
)

const post = (body: string, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  body,
  headers: { 'content-type': 'application/json', ...headers },
})

test('each example of a refusal is what the sandbox says in that case', async () => {
  const { sandbox, send } = stage()
  await send()
  const local = await onPort()
  const { url: guarded } = await sandbox.listen({ port: 0, token: 'a-token' })
  const here = (path: string, init?: RequestInit) => sandbox.fetch(`${origin}/sandbox${path}`, init)
  const provoked: Readonly<Record<string, () => Promise<Response>>> = {
    RecipientInvalid: () => here('/messages?to=19195550112'),
    ParameterUnknown: () => here('/messages?number=1'),
    WaitTooLong: () => here('/messages?wait=61'),
    TokenMissing: () => fetch(`${guarded}/sandbox/messages`),
    HostForeign: () => withHost('sandbox.example')(`${local.url}/sandbox/messages`),
    PageForeign: () => fetch(`${local.url}/sandbox/reset`, post('{}', { origin: 'https://example.com' })),
    MessageUnknown: () => here('/messages/none'),
    FaultUnknown: () => here('/faults/none', { method: 'DELETE' }),
    BodyNotJson: () => here('/clock', post('{')),
    FieldUnknown: () => here('/reset', post('{"delay":1}')),
    CallbackUrlMissing: () => here(`/callbacks/${sandbox.messages()[0]?.id}`, { method: 'POST' }),
    NumbersTaken: async () => {
      for (const to of fictionalNumbers({ country: 'AU', mobile: true })) await send({ to })
      return here('/numbers', post('{"country":"AU","mobile":true}'))
    },
    BodyTooLarge: () => here('/clock', post(' '.repeat(16 * 1024 + 1))),
  }
  const said = await Promise.all(
    examples.map(async ([name]) => [name, ((await (await provoked[name]?.())?.json()) as Refused | undefined)?.error]),
  )
  expect(said).toEqual(examples)
})
