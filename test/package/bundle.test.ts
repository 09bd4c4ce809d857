// The sandbox compiled into one file of somebody's own, far from the package.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'tsdown'
import { afterAll, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'bundle-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('a bundle of the sandbox serves the API, and answers 404 with the reason for the page that it left out', async () => {
  writeFileSync(
    join(folder, 'app.js'),
    `import { createSandbox } from ${JSON.stringify(join(root, 'dist/sandbox/index.js'))}
const sandbox = createSandbox()
const get = async (path) => { const response = await sandbox.fetch('http://sandbox' + path); return [response.status, await response.json()] }
console.log(JSON.stringify([await get('/sandbox/messages'), await get('/')]))
`,
  )
  await build({
    config: false,
    cwd: folder,
    entry: { app: join(folder, 'app.js') },
    outDir: join(folder, 'out'),
    platform: 'node',
    dts: false,
    logLevel: 'silent',
    deps: { alwaysBundle: [/./], onlyBundle: false },
  })
  const file = readdirSync(join(folder, 'out')).find((name) => name.startsWith('app.')) ?? ''
  const printed = execFileSync(process.execPath, [join(folder, 'out', file)], { cwd: folder, encoding: 'utf8' })
  const [messages, page] = JSON.parse(printed)
  expect(messages).toEqual([200, expect.objectContaining({ messages: [] })])
  expect(page).toEqual([
    404,
    { error: expect.stringContaining('a bundle leaves it out'), requestId: expect.any(String) },
  ])
})
