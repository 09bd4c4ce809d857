// Turns what a caller passes into the body that the document asks for, or refuses it with every reason.
import { operations, type OperationId } from '../contract/operations.js'
import { problem, validatePlain, type Problem, type PlainSchema } from '../contract/validate.js'
import { defined } from './defined.js'
import { TwoFactorInputError } from './errors.js'
import { href, missing, type Settings } from './options.js'
import { typedCode, typedNumber } from './number-and-code.js'

/** What the caller passes: unchecked, and nothing in it certain. */
export type Fields = Readonly<Record<string, unknown>>

const readers: Partial<Record<string, typeof typedCode>> = { to: typedNumber, from: typedNumber, code: typedCode }

/**
 * The body: `fields`, and the client's settings for those left out (null means none, whatever the settings say).
 *
 * @throws TwoFactorInputError with every problem, a field that the operation does not have among them; `lacking` are those that are known already.
 */
export function prepare(id: OperationId, fields: Fields, settings: Settings, lacking: readonly Problem[]): Fields {
  const { input, headers }: { input: PlainSchema; headers: Readonly<Record<string, PlainSchema>> } = operations[id]
  const application = id === 'generateVoiceCode' ? 'voiceApplicationId' : 'applicationId'
  const given: Fields = { ...settings, applicationId: settings[application], ...defined(fields) }
  const body: Record<string, unknown> = {}
  const mistyped: Problem[] = []
  for (const name in input.properties) {
    const value = given[name]
    const read = readers[name]
    const typed: { value: unknown; wrong?: string } =
      read && typeof value === 'string' ? read(value) : { value: tidy(name, value) }
    body[name] = typed.value
    if (typed.wrong) mistyped.push(...problem(name, 'pattern', typed.wrong))
  }

  const { signal, ...others } = fields
  const key = headers['Idempotency-Key']
  const known: PlainSchema = {
    ...input,
    properties: { ...input.properties, ...(key && { idempotencyKey: key }) },
    additionalProperties: false,
  }
  const problems = [
    ...lacking,
    ...mistyped,
    ...validatePlain(known, { ...others, ...body })
      .filter(({ field }) => !mistyped.some((one) => one.field === field))
      .flatMap((wrong) => explain(wrong, body[wrong.field], application)),
  ]
  // Not instanceof: it may come from another realm.
  if (signal != null && !Object(signal).throwIfAborted)
    problems.push(...problem('signal', 'type', 'must be an AbortSignal'))
  if (problems.length) throw new TwoFactorInputError(problems, id)
  return body
}

/** A URL as a Request writes it, nothing for null and an empty `callbackUrl`. */
function tidy(name: string, value: unknown): unknown {
  const isCallback = name === 'callbackUrl'
  if (value === null || (isCallback && value === '')) return undefined
  if (value instanceof URL) return value.href
  if (typeof value !== 'string') return value
  return isCallback ? href(value) : value
}

/** Adds what this client knows to what the document says. */
function explain(wrong: Problem, value: unknown, application: 'applicationId' | 'voiceApplicationId'): Problem[] {
  const { field, rule, message } = wrong
  const option = field === 'applicationId' ? application : field
  if (rule === 'required' && (option === 'from' || option === application)) return missing(option, field)
  if (rule === 'pattern' && /^(to|from)[\s(]*\d/.test(`${field}${value}`))
    return [{ ...wrong, message: `${message}: it begins with + and the country code` }]
  return [wrong]
}
