// Every request and every status has named examples, and each keeps the schema it stands for.
import { describe, expect, it } from 'vitest'
import lean from '../../generated/openapi.lean.json' with { type: 'json' }
import document from '../../generated/openapi.json' with { type: 'json' }
import { examples as answered } from '../../generated/examples.js'
import { answers, operations } from '../../generated/operations.js'
import { DeliveryReceipt, MessagingEvents } from '../../generated/schemas.js'
import { isObject, validate } from '../../src/contract/validate.js'

const messaging = document.paths['/accounts/{accountId}/code/messaging'].post
const verify = document.paths['/accounts/{accountId}/code/verify'].post

describe.each(Object.values(document.paths).map(({ post }) => post))('$operationId', (operation) => {
  const id = operation.operationId as keyof typeof operations // operations is made from this document

  it('has examples of its request, all of them valid', () => {
    const values = examples(operation.requestBody)
    expect(Object.keys(values)).toContain('minimal')
    for (const value of Object.values(values)) expect(validate(operations[id].input, value)).toEqual([])
  })

  it('has an example of every status, all of them valid', () => {
    expect(Object.keys(operation.responses)).toEqual(Object.keys(answers[id]))
    for (const [status, { body }] of Object.entries(answers[id])) {
      const values = Object.values(examples(read(operation.responses, status)))
      expect(values.length, status).toBeGreaterThan(0)
      for (const value of values) expect(validate(body, value), status).toEqual([])
    }
  })

  it('shows both spellings of a 403', () => {
    expect(examples(operation.responses['403'])).toEqual({
      message: { message: 'Forbidden' },
      referencePage: { Message: 'Forbidden' },
    })
  })
})

it("has the reference page's own request, to the letter", () => {
  expect(JSON.stringify(examples(messaging.requestBody)['referencePage'])).toBe(
    '{"to":"+12345678902","from":"+12345678901","applicationId":"93de2206-9669-4e07-948d-329f4b722ee2","scope":"scope","digits":5,' +
      '"message":"Your temporary {NAME} {SCOPE} code is {CODE}","callbackUrl":""}',
  )
})

it('has the documented 429 of a verify, to the letter', () => {
  expect(examples(verify.responses['429'])['tooManyAttempts']).toMatchObject({
    error: 'This number has exceeded verification attempts, please wait 2 minutes',
  })
})

it('has callbacks of a delivered and of a failed text, and webhook events as a list', () => {
  const receipts = Object.values(
    examples(messaging.callbacks.delivery['{$request.body#/callbackUrl}'].post.requestBody),
  )
  expect(receipts).toMatchObject([{ type: 'message-delivered' }, { type: 'message-failed', errorCode: 4720 }])
  for (const value of receipts) expect(validate(DeliveryReceipt, value)).toEqual([])

  const events = Object.values(examples(document['x-webhooks'].messagingEvent.post.requestBody))
  expect(events).toMatchObject([[{ type: 'message-delivered' }], [{ type: 'message-failed', errorCode: 4770 }]])
  for (const value of events) expect(validate(MessagingEvents, value)).toEqual([])
})

it('has a lean form for generators: the same operations and schemas of them, a sentence each, no webhooks and no samples', () => {
  const pathsOf = ({ paths }: { paths: object }) =>
    Object.entries(paths).map(([path, item]) => [path, ...Object.values(item).map((one) => read(one, 'operationId'))])
  expect(pathsOf(lean)).toEqual(pathsOf(document))
  expect(JSON.stringify(lean)).not.toMatch(/x-codeSamples|x-webhooks|MessagingEvents/)
  const { post } = lean.paths['/accounts/{accountId}/code/verify']
  expect(post.description).toBe('Verify a code.')
  expect(post.requestBody).toEqual(document.paths['/accounts/{accountId}/code/verify'].post.requestBody)
  expect(lean.info.description.length).toBeLessThan(300)
  const schemas: Record<string, unknown> = document.components.schemas
  for (const [name, schema] of Object.entries(lean.components.schemas)) expect(schema).toEqual(schemas[name])
})

/** The named examples of a request body or a response, by name. */
function examples(body: unknown): Record<string, unknown> {
  const named = read(body, 'content', 'application/json', 'examples')
  return Object.fromEntries(Object.keys(named ?? {}).map((name) => [name, read(named, name, 'value')]))
}

/** What lies at the end of `keys`, with every `$ref` on the way followed. */
function read(node: unknown, ...[key, ...rest]: string[]): unknown {
  if (isObject(node) && typeof node['$ref'] === 'string') {
    return read(document, ...node['$ref'].slice('#/'.length).split('/'), ...(key === undefined ? [] : [key, ...rest]))
  }
  return key === undefined ? node : read(isObject(node) ? node[key] : undefined, ...rest)
}

it('says the same time to wait in the header of an answer and in its words', () => {
  const seconds = { second: 1, minute: 60 } as const
  const told = Object.values(answered).flatMap((statuses) =>
    Object.values(statuses).flatMap((named) => Object.values(named)),
  )
  const waits = told.flatMap(({ body, headers }) => {
    const [, count = '', unit = ''] = /please wait (\d+) (second|minute)/.exec(JSON.stringify(body)) ?? []
    return count ? [[headers?.['Retry-After'], String(Number(count) * seconds[unit as keyof typeof seconds])]] : [] // just matched
  })
  expect(waits.length).toBeGreaterThan(3)
  for (const [header, words] of waits) expect(header).toBe(words)
})
