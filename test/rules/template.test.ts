// Placeholders are filled in once, exactly, and bring nothing along.
import { expect, test } from 'vitest'
import { render } from '../../src/rules/template.js'

const values = { CODE: '048291', NAME: 'Acme', SCOPE: 'login' }

test.each([
  ['every placeholder, as often as it stands', '{CODE} {NAME} {SCOPE} {CODE}', values, '048291 Acme login 048291'],
  [
    'a placeholder in a name stays as it is written',
    '{NAME}: {CODE}',
    { ...values, NAME: 'a{CODE}b{SCOPE}' },
    'a{CODE}b{SCOPE}: 048291',
  ],
  [
    'a placeholder in a scope stays as it is written',
    '{SCOPE}: {CODE}',
    { ...values, SCOPE: '{CODE}{NAME}' },
    '{CODE}{NAME}: 048291',
  ],
  [
    'patterns of String.replace are plain text',
    '{NAME} {CODE}',
    { ...values, NAME: "$& $1 $$ $` $'" },
    "$& $1 $$ $` $' 048291",
  ],
  ['patterns of String.replace in the template are too', '$& $1 {CODE}', values, '$& $1 048291'],
  [
    'control characters of name and scope are dropped',
    '{NAME}{SCOPE}{CODE}',
    { ...values, NAME: 'A\r\nB\u0000\u007f\u009f', SCOPE: '\tC\u001b' },
    'ABC048291',
  ],
  ['the template keeps its own line breaks', 'one\n{CODE}', values, 'one\n048291'],
  ['letters of other scripts and emoji stay', '{NAME} {CODE}', { ...values, NAME: 'Ünï 🔐 例' }, 'Ünï 🔐 例 048291'],
  [
    'what only looks like a placeholder stays',
    '{code} {OTHER} { CODE } {{CODE}} {toString}',
    values,
    '{code} {OTHER} { CODE } {048291} {toString}',
  ],
])('%s', (_, template, placeholders, text) => {
  expect(render(template, placeholders)).toBe(text)
})
