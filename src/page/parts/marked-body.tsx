// A JSON body, a line per field, with the fields that broke the contract marked where they are, or where they are missing.
import type { Exchange } from '../../contract/sandbox.js'

/** One way in which a side broke the contract. */
export type Breach = Exchange['breaches'][number]

interface Line {
  readonly depth: number
  readonly text: string
  /** What is wrong here. */
  readonly wrong?: string | undefined
}

/** `breaches` are those of this side; their places begin with `body`. */
export function MarkedBody({ text, breaches, testId }: { text: string; breaches: readonly Breach[]; testId: string }) {
  if (text === '') return <p class="line muted">No body</p>
  const wrong = new Map(breaches.map(({ where, message }) => [where, message.replace(`${where} `, '')]))
  const lines = linesOf(text, wrong)
  return (
    <pre class="code body" tabIndex={0} aria-label="Body" data-testid={testId}>
      {lines.map(({ depth, text, wrong }, index) => (
        // A line has no identity but its place.
        <div
          key={index}
          class={wrong === undefined ? '' : 'marked'}
          data-testid={wrong === undefined ? undefined : 'marked'}
        >
          {'  '.repeat(depth)}
          {text}
          {wrong !== undefined && <span class="wrong"> ← {wrong}</span>}
        </div>
      ))}
    </pre>
  )
}

function linesOf(text: string, wrong: ReadonlyMap<string, string>): Line[] {
  try {
    return valueLines('', JSON.parse(text), 'body', 0, '', wrong)
  } catch {
    return [{ depth: 0, text, wrong: wrong.get('body') }]
  }
}

function valueLines(
  label: string,
  value: unknown,
  place: string,
  depth: number,
  end: string,
  wrong: ReadonlyMap<string, string>,
): Line[] {
  const isList = Array.isArray(value)
  if (typeof value !== 'object' || value === null)
    return [{ depth, text: `${label}${JSON.stringify(value)}${end}`, wrong: wrong.get(place) }]

  const inner: readonly (readonly [label: string, value: unknown, place: string])[] = isList
    ? value.map((item, index) => ['', item, `${place}[${index}]`])
    : Object.entries(value).map(([name, item]) => [`${JSON.stringify(name)}: `, item, `${place}.${name}`])
  const present = new Set(inner.map(([, , at]) => at))
  const missing = isList
    ? []
    : [...wrong].filter(
        ([at]) => at.startsWith(`${place}.`) && !present.has(at) && !/[.[]/.test(at.slice(place.length + 1)),
      )
  return [
    { depth, text: `${label}${isList ? '[' : '{'}`, wrong: wrong.get(place) },
    ...inner.flatMap(([label, item, at], index) =>
      valueLines(label, item, at, depth + 1, index < inner.length - 1 ? ',' : '', wrong),
    ),
    ...missing.map(([at, message]) => ({
      depth: depth + 1,
      text: `${JSON.stringify(at.slice(place.length + 1))}: …`,
      wrong: message,
    })),
    { depth, text: `${isList ? ']' : '}'}${end}` },
  ]
}
