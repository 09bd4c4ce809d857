// @ts-check
// `npm run bench [name…]`: runs all measurements, or those named, prints Markdown, and fails when a promised figure is missed or one cannot be taken.
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
const failures = []
for (const name of names) {
  try {
    const measurement = await (await measurements[name]?.())?.measure()
    if (!measurement) continue
    console.log(markdown(measurement))
    failures.push(...measurement.targets.filter((target) => !isMet(target)).map(verdict))
  } catch (error) {
    // What the others found is not lost, and this one counts as missed.
    failures.push(`NOT MEASURED: ${name}: ${error instanceof Error ? error.message : String(error)}`)
  }
}
for (const failure of failures) console.error(failure)
process.exitCode = failures.length > 0 ? 1 : 0
