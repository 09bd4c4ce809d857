// Holds every source to the rule of who may import whom.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path/posix'
import { describe, expect, test } from 'vitest'
import { violations, type Room, type Sources } from './support/imports.js'

const root = new URL('..', import.meta.url)
const serverSide = [
  'src/contract',
  'src/real-time',
  'src/rules',
  'src/server',
  'src/callbacks',
  'src/stores',
  'src/delivery',
]

// A file stands for a room of its own: the front door, and the interfaces of stores and delivery.
const rooms: Record<string, Room> = {
  generated: { rooms: [], packages: [] },
  'src/real-time': { rooms: [], packages: ['node:timers', 'node:timers/promises'] },
  'src/index': { rooms: ['src/client', 'src/contract'], packages: [] },
  // Runs wherever fetch does: nothing of Node.
  'src/contract': { rooms: ['generated'], packages: [] },
  'src/client': { rooms: ['src/contract'], packages: ['openapi-fetch'] },
  // Pure: no HTTP, no store, no clock. Randomness and digests are the exception that codes need.
  'src/rules': { rooms: ['src/contract'], packages: ['node:crypto'] },
  'src/stores': { rooms: [], types: ['src/rules'] },
  'src/delivery': { rooms: [], types: ['src/rules'] },
  'src/server': { rooms: ['src/contract', 'src/real-time', 'src/rules', 'src/stores/store', 'src/delivery/delivery'] },
  'src/callbacks': {
    rooms: ['src/contract', 'src/real-time', 'src/rules', 'src/stores/store', 'src/delivery/delivery'],
  },
  // As the client, wherever fetch runs.
  'src/control': { rooms: ['src/contract'], packages: ['openapi-fetch'] },
  // Runs in a browser, and is told everything by the control API.
  'src/page': {
    rooms: ['src/control'],
    types: ['src/contract'],
    packages: ['preact', 'preact/hooks', '@preact/signals'],
  },
  'src/sandbox': { rooms: serverSide, types: ['src/page/account'] },
  // What test runners need of a sandbox, and none of the runners.
  'src/runners': { rooms: [...serverSide, 'src/control', 'src/sandbox'], packages: [] },
  'src/cli': { rooms: [...serverSide, 'src/client', 'src/control', 'src/sandbox', 'src/index'] },
}

function sourcesIn(...folders: string[]): Sources {
  const paths = folders.flatMap((folder) =>
    readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  )
  return Object.fromEntries(
    paths.filter((path) => /\.tsx?$/.test(path)).map((path) => [path, readFileSync(new URL(path, root), 'utf8')]),
  )
}

test('every file of src and generated keeps the rule', () => {
  const sources = sourcesIn('src', 'generated')
  expect(Object.keys(sources)).toContain('src/contract/validate.ts')
  expect(violations(sources, rooms)).toEqual([])
})

describe('a wrong import is caught', () => {
  test.each([
    [
      'the client imports the server',
      'src/client/a.ts',
      "import { x } from '../server/x.js'",
      'src/client/a.ts imports src/server/x',
    ],
    ['the client imports Node', 'src/client/a.ts', "import { x } from 'node:fs'", 'src/client/a.ts imports node:fs'],
    [
      'the client imports a type of Node',
      'src/client/a.ts',
      "import type { x } from 'node:fs'",
      'src/client/a.ts imports node:fs',
    ],
    [
      'the client imports generated files',
      'src/client/a.ts',
      "import { x } from '../../generated/types.js'",
      'src/client/a.ts imports generated/types',
    ],
    ['the contract imports Node', 'src/contract/a.ts', "import 'node:crypto'", 'src/contract/a.ts imports node:crypto'],
    [
      'the contract imports another room',
      'src/contract/a.ts',
      "export * from '../rules/code.js'",
      'src/contract/a.ts imports src/rules/code',
    ],
    [
      'the rules do I/O',
      'src/rules/a.ts',
      "import { readFile } from 'node:fs/promises'",
      'src/rules/a.ts imports node:fs/promises',
    ],
    [
      'the rules import a type of the stores',
      'src/rules/a.ts',
      "import type { Store } from '../stores/store.js'",
      'src/rules/a.ts imports src/stores/store',
    ],
    [
      'a store imports more than types of the rules',
      'src/stores/a.ts',
      "import { type A, b } from '../rules/code.js'",
      'src/stores/a.ts imports src/rules/code',
    ],
    [
      'a store imports delivery',
      'src/stores/a.ts',
      "import type { x } from '../delivery/delivery.js'",
      'src/stores/a.ts imports src/delivery/delivery',
    ],
    [
      'the server imports a concrete store',
      'src/server/a.ts',
      "const x = await import('../stores/memory.js')",
      'src/server/a.ts imports src/stores/memory',
    ],
    [
      'the server imports the client',
      'src/server/a.ts',
      "type X = import('../client/x.js').X",
      'src/server/a.ts imports src/client/x',
    ],
    [
      'the sandbox imports the client',
      'src/sandbox/a.ts',
      "export { x } from '../client/x.js'",
      'src/sandbox/a.ts imports src/client/x',
    ],
    [
      'the page imports the sandbox',
      'src/page/a.tsx',
      "import { x } from '../sandbox/clock/clock.js'",
      'src/page/a.tsx imports src/sandbox/clock/clock',
    ],
    [
      'the page imports more than types of the contract',
      'src/page/a.tsx',
      "import { x } from '../contract/sandbox.js'",
      'src/page/a.tsx imports src/contract/sandbox',
    ],
    [
      'the control client imports the sandbox',
      'src/control/a.ts',
      "import { x } from '../sandbox/clock/clock.js'",
      'src/control/a.ts imports src/sandbox/clock/clock',
    ],
    ['the page imports Node', 'src/page/a.tsx', "import 'node:fs'", 'src/page/a.tsx imports node:fs'],
    [
      'a room imports a room whose name it begins',
      'src/server/a.ts',
      "import { x } from '../rules-old/x.js'",
      'src/server/a.ts imports src/rules-old/x',
    ],
    [
      'a generated file imports ours',
      'generated/a.ts',
      "import { x } from '../src/contract/x.js'",
      'generated/a.ts imports src/contract/x',
    ],
  ])('when %s', (_, path, text, line) => {
    expect(violations({ [path]: text }, rooms)).toEqual([line])
  })

  test('when a file is in no room', () => {
    expect(violations({ 'src/helpers/a.ts': '' }, rooms)).toEqual(['src/helpers/a.ts is in no room'])
  })

  test('when files of one room import each other in a circle, by types alone too', () => {
    const circle = {
      'src/rules/a.ts': "import './b.js'",
      'src/rules/b.ts': "import type { C } from './c.js'",
      'src/rules/c.ts': "export type { A } from './a.js'",
    }
    expect(violations(circle, rooms)).toEqual(['cycle: src/rules/a → src/rules/b → src/rules/c → src/rules/a'])
  })
})

test('right imports pass', () => {
  const sources = {
    'src/stores/a.ts':
      "import type { Recipient } from '../rules/recipient.js'\nimport { type Sends } from '../rules/limits.js'",
    'src/server/a.ts': "import type { Store } from '../stores/store.js'\nimport { createServer } from 'node:http'",
    'src/rules/code.ts': "import { randomInt } from 'node:crypto'\nimport { validate } from '../contract/validate.js'",
  }
  expect(violations(sources, rooms)).toEqual([])
})
