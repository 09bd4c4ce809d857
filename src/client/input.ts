// Turns what a caller passes into the body that the document asks for, or refuses it with every reason.
import { operations, type OperationId } from '../contract/operations.js'
import { validate, type Problem, type Schema } from '../contract/validate.js'
import { defined } from './defined.js'
import { TwoFactorInputError } from './errors.js'
import { missing, type Settings } from './options.js'

/** What the caller passes: unchecked, and nothing in it certain. */
export type Fields = Readonly<Record<string, unknown>>

// Spaces, signs that nobody sees, dashes, dots, brackets and slashes: how people write, and phones paste, a number or a code.
const punctuation = /[\s\p{Cf}\p{Pd}\u2212.()/]+/gu

/**
 * The body: `fields`, and the client's settings for those left out (null means none, whatever the settings say).
 *
 * @throws TwoFactorInputError with every problem, a field that the operation does not have among them; `lacking` are those that are known already.
 */
export function prepare(id: OperationId, fields: Fields, settings: Settings, lacking: readonly Problem[]): Fields {
  const { input, headers }: { input: Schema; headers: Readonly<Record<string, Schema>> } = operations[id]
  const application = id === 'generateVoiceCode' ? 'voiceApplicationId' : 'applicationId'
  const given: Fields = { ...settings, applicationId: settings[application], ...defined(fields) }
  const body: Record<string, unknown> = {}
  for (const name in input.properties) body[name] = tidy(name, given[name])

  const key = headers['Idempotency-Key']
  const known: Schema = { ...input, properties: { ...input.properties, ...(key && { idempotencyKey: key }), signal: {} }, additionalProperties: false }
  const problems = [...lacking, ...validate(known, { ...fields, ...body }).map((problem) => explain(problem, body[problem.field], application))]
  if (problems.length) throw new TwoFactorInputError(problems, id)
  return body
}

/** A number or a code without its punctuation, a URL as text, nothing for null and an empty `callbackUrl`. */
function tidy(name: string, value: unknown): unknown {
  if (value === null || (name === 'callbackUrl' && value === '')) return undefined
  if (value instanceof URL) return value.href
  if (typeof value !== 'string') return value
  if (/^(to|from|code)$/.test(name)) return unpunctuated(value)
  // The document's pattern refuses the space, in place of what no URL parser takes.
  return name === 'callbackUrl' && !URL.canParse(value) ? ' ' : value
}

/** A number or a code as the service wants it, from how people write it. */
export function unpunctuated(text: string): string {
  // (0) is for those who dial at home; no international number has it.
  return text.normalize('NFKC').replace('(0)', '').replace(punctuation, '')
}

/** Adds what this client knows to what the document says. */
function explain(problem: Problem, value: unknown, application: 'applicationId' | 'voiceApplicationId'): Problem {
  const { field, rule, message } = problem
  if (rule === 'required' && field === 'from') return missing(field)
  if (rule === 'required' && field === 'applicationId') return { ...missing(application), field }
  if (field === 'code' && typeof value === 'number') return { ...problem, message: `${message}: a number loses leading zeros` }
  if (rule === 'pattern' && /^(to|from)\d/.test(`${field}${value}`)) return { ...problem, message: `${message}: the + and the country code are missing` }
  return problem
}
