// Starts the page.
import { render } from 'preact'
import { App } from './parts/app.js'
import { Header } from './parts/header.js'
import { listenForShortcuts } from './parts/shortcuts.js'
import { startTicking } from './state/clock.js'
import { follow } from './state/live.js'
import { aimAtOpenThread } from './state/trial.js'

// page.html has the frame and the name: they are painted before the rest is made, which takes several times as long. A page that nobody sees gets no frame.
let started = false
requestAnimationFrame(() => setTimeout(start))
setTimeout(start, 100)

function start() {
  if (started) return
  started = true
  const bar = document.getElementById('bar')
  const view = document.getElementById('view')
  if (!bar || !view) return
  // Which of several sandboxes this is.
  if (location.port) document.title = `bandwidth-2fa sandbox :${location.port}`
  render(<Header />, bar)
  render(<App />, view)
  startTicking()
  aimAtOpenThread()
  listenForShortcuts()
  follow()
}
