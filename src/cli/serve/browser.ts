// Opens a page in the browser that this person uses.
import { spawn } from 'node:child_process'
import { platform } from 'node:os'

/** Asks the desktop to show `url`. Says nothing and does nothing where there is none. */
export function openInBrowser(url: string): void {
  const [program, ...args] = opener(url)
  try {
    // A program that is not there is an event and no exception.
    spawn(program, args, { stdio: 'ignore', detached: true, windowsVerbatimArguments: true })
      .on('error', () => {})
      .unref()
  } catch {
    // Nothing depends on it: the address is printed, too.
  }
}

function opener(url: string): [string, ...string[]] {
  if (platform() === 'darwin') return ['open', url]
  // `start` takes what is quoted first for a title.
  if (platform() === 'win32') return ['cmd', '/c', 'start', '""', `"${url}"`]
  return ['xdg-open', url]
}
