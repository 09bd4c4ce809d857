// The reader of Markdown that holds the pages to their word.
import { expect, test } from 'vitest'
import { anchors, blocks, commands, links } from './markdown.js'

test('a block has a language, words, its text and its line', () => {
  expect(blocks('# Title\n\n```ts file=a.ts run\nconst a = 1\n```\n\n````md\n```\nx\n```\n````\n')).toEqual([
    { language: 'ts', words: ['file=a.ts', 'run'], text: 'const a = 1\n', line: 3 },
    { language: 'md', words: [], text: '```\nx\n```\n', line: 7 },
  ])
})

test('an indented block loses its indent', () => {
  expect(blocks('- item\n\n  ```sh\n  npm test\n    more\n  ```\n')[0]?.text).toBe('npm test\n  more\n')
})

test('what is given in a comment begins the next block, and no other', () => {
  const markdown =
    '<!-- given: declare const a: string -->\n```ts\na\n```\n```ts\nb\n```\n<!-- given:\nlet c\nlet d\n-->\n\ntext\n```ts\nc\n```'
  expect(blocks(markdown).map(({ text }) => text)).toEqual(['declare const a: string\na\n', 'b\n', 'c\n'])
})

test('a fence that never closes is an error', () => {
  expect(() => blocks('text\n```ts\n')).toThrow('line 2')
})

test('links to other files have a path and an anchor, and those in code or to other hosts are none', () => {
  const markdown =
    '[a](docs/a.md#two-words) [b](#b) ![c](c.png) [d](https://x.example/y)\n\n`[e](e.md)`\n```ts\n[f](f.md)\n```\n'
  expect(links(markdown)).toEqual([
    { path: 'docs/a.md', anchor: 'two-words' },
    { path: '', anchor: 'b' },
    { path: 'c.png', anchor: '' },
  ])
})

test('a heading has the anchor that GitHub gives it, and a comment in a block is no heading', () => {
  expect(anchors('# One\n\n## What `send()` does, and why\n```sh\n# no\n```\n')).toEqual([
    'one',
    'what-send-does-and-why',
  ])
})

test('commands are split at operators, with comments, quotes, continuations and assignments understood', () => {
  expect(
    commands('npm ci && npm test # both\n# nothing\nPORT=1 npx x --a "b && c" \\\n  --d | head\nexport A=1 B=2'),
  ).toEqual([
    ['npm', 'ci'],
    ['npm', 'test'],
    ['npx', 'x', '--a', '"b && c"', '--d'],
    ['head'],
    ['export', 'A=1', 'B=2'],
  ])
})
