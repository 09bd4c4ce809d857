#!/usr/bin/env node
// The program `bandwidth-2fa`: the only file that touches the process.
import { run } from './run.js'

// A reader that leaves, such as `head`, must neither end the sandbox nor turn an exit code into 0. A command that only reads, and would go on, asks for `untilUnread`.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

process.exitCode = await run(process.argv.slice(2), {
  env: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
  fetch: globalThis.fetch,
  // Loaded then, because few ask for it and all wait for what is loaded at the start.
  openPage: (url) => void import('./serve/browser.js').then(({ openInBrowser }) => openInBrowser(url)),
  untilStopped: () =>
    new Promise((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
    }),
  untilUnread: () => new Promise((resolve) => process.stdout.once('error', () => resolve())),
})
