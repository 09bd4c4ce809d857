// What the strict check does around an exchange: what it leaves alone, what it can be told, and what it never shows.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { judgeHeaders } from '../../src/contract/headers.js'
import { ContractBreachError, judgeRequest, strictFetch, type Breach } from '../../src/contract/index.js'
import { accountId, credentials, exchanges, requestTo, responseOf } from '../support/exchange.js'

const { input, output } = exchanges.verifyCode
const url = `http://127.0.0.1:4010/api/v1/accounts/${accountId}/code/verify`
const init = {
  method: 'POST',
  headers: { authorization: credentials, 'content-type': 'application/json' },
  body: JSON.stringify(input),
}
const answer = async () => responseOf(output)

async function breachesOf(exchange: Promise<unknown>): Promise<readonly Breach<string>[]> {
  const error = await exchange.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (!(error instanceof ContractBreachError)) throw new Error('expected a ContractBreachError', { cause: error })
  return error.breaches
}

describe('the exchange itself', () => {
  test('takes a text, a URL and a Request, and hands the same request on', async () => {
    for (const [target, options] of [
      [url, init],
      [new URL(url), init],
      [new Request(url, init), undefined],
      [new Request(url), init],
    ] as const) {
      let seen: unknown
      const fetch = strictFetch(async (request) => {
        if (!(request instanceof Request)) throw new Error('expected a Request')
        seen = [request.url, request.method, request.headers.get('authorization'), await request.json()]
        return responseOf(output)
      })
      expect(await (await fetch(target, options)).json()).toEqual(output)
      expect(seen).toEqual([url, 'POST', credentials, input])
    }
  })

  test('leaves the request of the caller and the response readable', async () => {
    const request = requestTo('verifyCode')
    const response = await strictFetch(answer)(request)
    expect([request.bodyUsed, response.bodyUsed]).toEqual([false, false])
    expect([await request.json(), await response.json()]).toEqual([input, output])
  })

  test('judges the fetch of the platform on a real connection, compressed and in chunks', async () => {
    const server = createServer((_, response) => {
      const { headers } = responseOf(output)
      response.writeHead(200, { ...Object.fromEntries(headers), 'content-encoding': 'gzip' })
      response.write(gzipSync(JSON.stringify(output)))
      response.end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    try {
      const { port } = server.address() as AddressInfo // it listens on TCP
      const response = await strictFetch(fetch)(url.replace('4010', String(port)), init)
      expect(await response.json()).toEqual(output)
    } finally {
      server.close()
    }
  })

  test('throws on what the wrapped fetch throws', async () => {
    const failure = new TypeError('fetch failed')
    await expect(strictFetch(() => Promise.reject(failure))(url, init)).rejects.toBe(failure)
  })

  test('gives the abort, not a breach, to a caller who aborts while the body arrives', async () => {
    const controller = new AbortController()
    const reason = new Error('enough')
    const body = new ReadableStream({
      pull(stream) {
        controller.abort(reason)
        stream.error(reason)
      },
    })
    const fetch = strictFetch(async () => new Response(body, { headers: responseOf('').headers }))
    await expect(fetch(url, { ...init, signal: controller.signal })).rejects.toBe(reason)
  })

  test('is a breach when a body is not UTF-8, as JSON has to be (RFC 8259)', async () => {
    const bytes = (text: string) => Buffer.from(text, 'latin1')
    const answer = new Response(bytes('{"messageId":"caf\xe9"}'), { headers: responseOf('').headers })
    expect(await breachesOf(strictFetch(async () => answer)(url, init))).toMatchObject([
      { side: 'response', where: 'body', rule: 'malformed' },
    ])
    const body = bytes(JSON.stringify({ ...input, scope: 'caf\xe9' }))
    expect(
      await breachesOf(strictFetch(async () => expect.unreachable('it must not leave'))(url, { ...init, body })),
    ).toMatchObject([{ side: 'request', where: 'body', rule: 'malformed' }])
  })

  test('is a breach when the wrapped fetch has read the response already', async () => {
    const read = async () => {
      const response = responseOf(output)
      await response.text()
      return response
    }
    expect(await breachesOf(strictFetch(read)(url, init))).toMatchObject([
      { side: 'response', where: 'body', rule: 'malformed' },
    ])
  })
})

describe('onBreach', () => {
  test('hears of each side once, and the exchange goes on', async () => {
    const heard: string[][] = []
    const fetch = strictFetch(async () => responseOf({}, { status: 200 }), {
      onBreach: ({ breaches }) => heard.push(breaches.map(({ side, where }) => `${side} ${where}`)),
    })
    const response = await fetch(url, { ...init, headers: { 'content-type': 'application/json' }, body: '{}' })
    expect(await response.json()).toEqual({})
    expect(heard).toEqual([
      ['request auth', 'request body.to', 'request body.code', 'request body.expirationTimeInMinutes'],
      ['response body.valid'],
    ])
  })

  test('hears nothing of a right exchange', async () => {
    const heard: unknown[] = []
    await strictFetch(answer, { onBreach: (error) => heard.push(error) })(url, init)
    expect(heard).toEqual([])
  })

  test('lets an unknown path through, with nothing to judge the response by', async () => {
    const heard: Breach<string>[] = []
    const fetch = strictFetch(async () => new Response('nothing here', { status: 404 }), {
      onBreach: ({ breaches }) => heard.push(...breaches),
    })
    expect((await fetch('http://127.0.0.1:4010/sandbox/messages')).status).toBe(404)
    expect(heard).toEqual([
      { side: 'request', where: 'path', rule: 'undocumented', message: 'the path is not in the document' },
    ])
  })
})

describe('options', () => {
  const at = (url: string, baseUrl: string) => strictFetch(answer, { baseUrl })(url, init)

  test('baseUrl, with or without a trailing slash, is where the API must be', async () => {
    for (const baseUrl of ['http://127.0.0.1:4010/api/v1', 'http://127.0.0.1:4010/api/v1/'])
      expect((await at(url, baseUrl)).ok).toBe(true)
  })

  test.each([
    'http://127.0.0.1:4010',
    'http://127.0.0.1:4010/api',
    'http://127.0.0.1:4010/api/v1/v1',
    'http://127.0.0.1:4011/api/v1',
    'https://127.0.0.1:4010/api/v1',
  ])('a request that is not right below %s is a breach', async (baseUrl) => {
    expect(await breachesOf(at(url, baseUrl))).toMatchObject([{ where: 'path', rule: 'undocumented' }])
  })

  test('a baseUrl that is no URL is refused at once', () => {
    expect(() => strictFetch(answer, { baseUrl: '/api/v1' })).toThrow(TypeError)
  })

  test('allowHeaders lets those names pass on both sides, and no others', async () => {
    const headers = { ...init.headers, Prefer: 'code=200' }
    const mock = async () => responseOf(output, { headers: { 'sl-violations': '[]', 'x-other': '1' } })
    expect(
      await breachesOf(strictFetch(mock, { allowHeaders: ['prefer', 'SL-Violations'] })(url, { ...init, headers })),
    ).toMatchObject([{ where: 'header.x-other' }])
  })
})

describe('the judges', () => {
  test('a header that the document requires must be there', () => {
    const documented = { headers: { 'Retry-After': { type: 'integer' } }, requiredHeaders: ['Retry-After'] } as const
    const json = { 'content-type': 'application/json' }
    expect(judgeHeaders(new Map(Object.entries(json)), documented, [])).toEqual([
      { where: 'header.retry-after', rule: 'required', message: 'header.retry-after is required' },
    ])
    expect(judgeHeaders(new Map(Object.entries({ ...json, 'retry-after': '30' })), documented, [])).toEqual([])
  })

  test('a URL that is not absolute is a breach, not an exception', () => {
    expect(
      judgeRequest({ method: 'POST', url: '/accounts/1/code/verify', headers: new Headers(), body: '{}' }).breaches,
    ).toMatchObject([{ where: 'path' }])
  })

  test('a request whose body could not be read is a breach', () => {
    const { method, url, headers } = requestTo('verifyCode')
    expect(judgeRequest({ method, url, headers, body: undefined }).breaches).toMatchObject([
      { where: 'body', rule: 'malformed' },
    ])
  })
})

describe('a breach never shows a value', () => {
  const secrets = [
    's3cret-user',
    's3cret-pass',
    '19195550187',
    '731',
    '048291',
    'tok3n',
    's3cret-header',
    's3cret-query',
    's3cret-field',
    's3cret-path',
  ]
  const errors: ContractBreachError[] = []
  const fetch = strictFetch(
    async () =>
      responseOf(
        { valid: 's3cret-field', '048291': '+19195550187' },
        { headers: { 'x-code': 's3cret-header', 'content-type': 'text/tok3n', 'retry-after': 'tok3n' } },
      ),
    { onBreach: (error) => errors.push(error) },
  )

  test('in its message, as JSON or inspected', async () => {
    const headers = {
      authorization: `Basic ${btoa('s3cret-user')}`,
      'x-code': 's3cret-header',
      'content-type': 'text/tok3n',
    }
    const body = JSON.stringify({
      to: '19195550187+',
      code: ['048291'],
      scope: 's3cret-field'.repeat(3),
      expirationTimeInMinutes: 731,
      's3cret-field': 1,
    })
    await fetch(`${url}?code=s3cret-query`, { method: 'POST', headers, body })
    await fetch(url, {
      method: 'POST',
      headers: { authorization: 'Bearer tok3n s3cret-pass' },
      body: 'to=+19195550187&code=048291',
    })
    await fetch('http://127.0.0.1:4010/s3cret-path', { method: 'POST', headers, body })

    expect(errors.flatMap(({ breaches }) => breaches).length).toBeGreaterThan(15)
    const shown = errors
      .map((error) =>
        [error.message, JSON.stringify(error), inspect(error, { depth: null, showHidden: true })].join('\n'),
      )
      .join('\n')
    for (const secret of [...secrets, btoa('s3cret-user')]) expect(shown).not.toContain(secret)
  })
})
