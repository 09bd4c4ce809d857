// Every pattern of the documents means the same in the regular expressions of other languages.
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import document from '../../generated/openapi.json' with { type: 'json' }
import sandboxDocument from '../../generated/sandbox/openapi.json' with { type: 'json' }
import { isInstalled } from '../support/program.js'

const { CodeRequest, PhoneNumber, MessageTemplate } = document.components.schemas
const longest = 'a'.repeat(255)

/** Right texts, and wrong ones that differ from a right one by a character. */
const texts: { pattern: string; right: string[]; wrong: string[] }[] = [
  {
    pattern: PhoneNumber.pattern,
    right: ['+19195550112', '+12', '+123456789012345'],
    wrong: ['19195550112', '+09195550112', '+1', '+1234567890123456', '+1919555011٢', '+1919555011２', '+1 9195550112'],
  },
  {
    pattern: MessageTemplate.pattern,
    right: [
      '{CODE}',
      'Your code is {CODE}',
      '{CODE} is your code',
      'first\n{CODE}\nlast',
      '\n{CODE}\u2028',
      '{{CODE}}',
      '😀{CODE}',
    ],
    wrong: ['', '{code}', '{CODE', 'CODE}', '{ CODE}', '{CO\nDE}', '{CÓDE}'],
  },
  {
    pattern: CodeRequest.properties.callbackUrl.pattern,
    right: [
      '',
      'https://example.com',
      'HTTP://127.0.0.1:8080/receipts?a=b#c',
      'http://[::1]:8080/',
      'https://example.com/%20',
    ],
    wrong: [
      'https://',
      'https:///receipts',
      'http:/example.com',
      'ftp://example.com',
      'https://example.com/ ',
      'https://example.com/\u00a0',
      'https://example.com/\ufeff',
      'https://example.com/\u001c',
      'https://user@example.com/',
      'https://exämple.com/',
      'https://example.com:/',
      'http://[',
    ],
  },
  {
    pattern: document.components.parameters.IdempotencyKey.schema.pattern,
    right: ['!', '~', longest],
    wrong: ['', ' ', 'a b', 'é', '\u007f', 'a\u0000'],
  },
]

const engines = [
  { engine: 'ECMAScript', judge: ecmascript },
  { engine: 'Python', program: 'python3', flags: ['--version'], command: ['python3', 'judge.py'] },
  { engine: 'Onigmo (Ruby)', program: 'ruby', flags: ['--version'], command: ['ruby', 'judge.rb'] },
  { engine: 'PCRE (PHP)', program: 'php', flags: ['--version'], command: ['php', 'judge.php'] },
  { engine: 'RE2 (Go)', program: 'go', flags: ['version'], command: ['go', 'run', 'judge.go'] },
  { engine: 'Java', program: 'java', flags: ['--version'], command: ['java', 'Judge.java'] },
]

it('are all in this table', () => {
  const found = [...JSON.stringify([document, sandboxDocument]).matchAll(/"pattern":("(?:[^"\\]|\\.)*")/g)]
  const patterns = found.map(([, pattern = '']) => String(JSON.parse(pattern)))
  expect([...new Set(patterns)].sort()).toEqual(texts.map(({ pattern }) => pattern).sort())
})

describe.each(engines)('$engine', ({ program, flags = [], command, judge }) => {
  const rows = texts.flatMap(({ pattern, right, wrong }) => [
    ...right.map((text) => ({ pattern, text, verdict: '1' })),
    ...wrong.map((text) => ({ pattern, text, verdict: '0' })),
  ])
  const run = judge ?? ((pairs: [string, string][]) => foreign(command ?? [], pairs))
  const missing = program && !isInstalled(program, ...flags)

  it.skipIf(missing)(`judges every text alike, searched and as a whole${missing ? ` (needs ${program})` : ''}`, () => {
    const verdicts = run(rows.map(({ pattern, text }) => [pattern, text]))
    expect(rows.map((row, index) => ({ ...row, verdict: verdicts[index] }))).toEqual(
      rows.map((row) => ({ ...row, verdict: row.verdict + row.verdict })),
    )
  })

  // Where `$` is before a last newline too, or ends every line, a search finds a right text in front of one: such an engine has to be asked for the whole text.
  it.skipIf(missing)(
    `takes no text with a line more, asked for the whole${missing ? ` (needs ${program})` : ''}`,
    () => {
      const longer = texts
        .filter(({ pattern }) => pattern !== MessageTemplate.pattern)
        .flatMap(({ pattern, right }) =>
          right.filter(Boolean).flatMap((text): [string, string][] => [
            [pattern, `${text}\n`],
            [pattern, `\n${text}`],
            [pattern, `${text}\n${text}`],
          ]),
        )
      expect(run(longer).map(([, whole]) => whole)).toEqual(longer.map(() => '0'))
    },
  )
})

function ecmascript(pairs: [pattern: string, text: string][]): string[] {
  return pairs.map(([pattern, text]) =>
    [new RegExp(pattern), new RegExp(pattern, 'u')].map((regexp) => (regexp.test(text) ? '1' : '0')).join(''),
  )
}

/** What a program of engines/ says: of each pair a digit for the search and one for the whole text. */
function foreign([program = '', ...parameters]: string[], pairs: [pattern: string, text: string][]): string[] {
  const input = pairs.map((pair) => pair.map((part) => Buffer.from(part).toString('base64')).join(' ') + '\n').join('')
  const cwd = fileURLToPath(new URL('engines/', import.meta.url))
  return execFileSync(program, parameters, { input, cwd, encoding: 'utf8' }).trimEnd().split('\n')
}
