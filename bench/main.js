// @ts-check
// `npm run bench [name…]`: runs all measurements, or those named, prints Markdown, and fails when a promised figure is missed.
import { availableParallelism, cpus } from 'node:os'
import { isMet, markdown, verdict } from './measurement.js'

/** @type {Record<string, () => Promise<{ measure: () => Promise<import('./measurement.js').Measurement> }>>} */
const measurements = {
  size: () => import('./size.js'),
  loading: () => import('./loading.js'),
  overhead: () => import('./overhead.js'),
  throughput: () => import('./throughput.js'),
  startup: () => import('./startup.js'),
  memory: () => import('./memory.js'),
  'sandbox-first-code': () => import('./sandbox-first-code.js'),
  'sandbox-throughput': () => import('./sandbox-throughput.js'),
  'sandbox-memory': () => import('./sandbox-memory.js'),
  'sandbox-waiters': () => import('./sandbox-waiters.js'),
  'sandbox-page': () => import('./sandbox-page.js'),
}

const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(measurements)
const unknown = names.filter((name) => !Object.hasOwn(measurements, name))
if (unknown.length > 0) {
  console.error(`There is no measurement ${unknown.join(', ')}; there are ${Object.keys(measurements).join(', ')}.`)
  process.exit(2)
}

console.log(`Measured on ${cpus()[0]?.model.trim()}, ${availableParallelism()} cores, Node ${process.versions.node}.\n`)
const missed = []
for (const name of names) {
  const measurement = await (await measurements[name]?.())?.measure()
  if (!measurement) continue
  console.log(markdown(measurement))
  missed.push(...measurement.targets.filter((target) => !isMet(target)))
}
for (const target of missed) console.error(verdict(target))
process.exitCode = missed.length > 0 ? 1 : 0
