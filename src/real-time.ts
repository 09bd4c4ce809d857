// Real time, as it was when this module was loaded: a test that mocks timers or the Date later would stop a server that runs in its process.
import * as timers from 'node:timers'
import * as promises from 'node:timers/promises'

/** Of Node itself, not of the globals, which some test runners replace before anything is loaded. */
export const { setTimeout, clearTimeout, setImmediate, clearImmediate } = timers
/** A promise that is kept after so many milliseconds. */
export const delay = promises.setTimeout
/** Milliseconds that never go back, from no moment in particular. */
export const elapsedMs = performance.now.bind(performance)
/** Epoch milliseconds. */
export const epochMs = Date.now
