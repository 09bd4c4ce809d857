// examples.ts: what each status of each operation can look like, under the names that the document gives.
import { literal, operationsOf, resolve } from './document.js'

/**
 * Every example of every response.
 * @param {import('./document.js').Json} document
 */
export function examplesSource(document) {
  const operations = operationsOf(document)
  const everywhere = inEveryOne(
    operations.flatMap(({ responses }) => responses.map(({ headers }) => Object.keys(headers))),
  )
  const entries = operations.map(({ operation, responses }) => {
    const statuses = responses.map(({ status, headers, content }) => {
      const own = Object.entries(headers)
        .filter(([name]) => !everywhere.has(name))
        .map(([name, { example }]) => [name, String(example)])
      const rest = own.length > 0 ? `, headers: ${literal(Object.fromEntries(own))}` : ''
      const named = Object.entries(content['application/json'].examples).map(([name, example]) => {
        const { value } = resolve(document, example)
        return `      ${name}: { body: ${literal(value)}${rest} },`
      })
      return `    ${status}: {\n${named.join('\n')}\n    },`
    })
    return `  ${operation.operationId}: {\n${statuses.join('\n')}\n  },`
  })
  return `import type { operations } from './operations.js'

/** What one documented answer can look like. */
export interface Example {
  readonly body: object
  /** Headers that not every answer has. Absent: none. */
  readonly headers?: Readonly<Record<string, string>>
}

/** By operation, status and name, in the document's order. */
export const examples: Readonly<Record<keyof typeof operations, Readonly<Record<number, Readonly<Record<string, Example>>>>>> = {
${entries.join('\n')}
}
`
}

/** @param {string[][]} lists */
function inEveryOne([first = [], ...others]) {
  return new Set(first.filter((name) => others.every((list) => list.includes(name))))
}
