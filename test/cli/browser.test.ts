// Opening the page: the desktop's own program gets the address, and nothing happens where there is none.
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openInBrowser } from '../../src/cli/serve/browser.js'

function path(content?: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'bandwidth-2fa-'))
  onTestFinished(() => {
    vi.unstubAllEnvs()
    rmSync(folder, { recursive: true })
  })
  for (const name of content ? ['xdg-open', 'open'] : []) {
    writeFileSync(join(folder, name), content!)
    chmodSync(join(folder, name), 0o755)
  }
  vi.stubEnv('PATH', folder)
  return folder
}

test.skipIf(process.platform === 'win32')('the address reaches the program that opens pages', async () => {
  const folder = path('#!/bin/sh\nprintf %s "$1" > "${0%/*}/address"\n')
  openInBrowser('http://127.0.0.1:4010/?token=a')
  await vi.waitFor(() => expect(readFileSync(join(folder, 'address'), 'utf8')).toBe('http://127.0.0.1:4010/?token=a'))
})

test('where no program opens pages, nothing fails', async () => {
  path()
  const failures: unknown[] = []
  const note = (error: unknown) => failures.push(error)
  process.on('uncaughtException', note)
  onTestFinished(() => void process.off('uncaughtException', note))
  openInBrowser('http://127.0.0.1:4010/')
  // The program is missed in a later turn.
  await new Promise((resolve) => setImmediate(resolve))
  expect(failures).toEqual([])
})
