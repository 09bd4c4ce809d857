// Starts the page.
import { render } from 'preact'
import { App } from './parts/app.js'
import { listenForShortcuts } from './parts/shortcuts.js'
import { startTicking } from './state/clock.js'
import { follow } from './state/live.js'
import { aimAtOpenThread } from './state/trial.js'

const root = document.getElementById('page')
if (root) render(<App />, root)
startTicking()
aimAtOpenThread()
listenForShortcuts()
follow()
