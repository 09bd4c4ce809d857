// Turns what a caller passes into the body that the document asks for, or refuses it with every reason.
import { operations, type Input, type OperationId } from '../contract/operations.js'
import { isObject, problem, validatePlain, type Problem, type PlainSchema } from '../contract/validate.js'
import { TwoFactorInputError } from './errors.js'
import { meant } from './meant.js'
import { href, missing, type Application, type Settings } from './options.js'
import { typedCode, typedNumber } from './number-and-code.js'

type Fields = Readonly<Record<string, unknown>>

/** A helper of the client. */
export interface Helper<Id extends OperationId> {
  /** The operation that it calls. */
  readonly id: Id
  readonly name: string
  /** Which option is its `applicationId`. */
  readonly application: Application
}

/** What openapi-fetch takes for a call: a type, for it lets no interface pass. */
export type Prepared<Id extends OperationId> = {
  readonly params: { readonly path: { readonly accountId: string } }
  readonly headers: Record<string, string>
  readonly body: Input<Id>
  readonly signal: AbortSignal | null
}

/**
 * Makes the request of a helper: its `input`, which nobody has checked, and the client's settings for the fields that are left out (null means none, whatever
 * the settings say).
 *
 * @throws TwoFactorInputError with every problem, a field that the operation does not have among them; `lacking` are those of the client.
 */
export function preparer(settings: Settings, lacking: readonly Problem[]) {
  const defaults: Fields = { ...settings }
  return function prepare<Id extends OperationId>(
    { id, name: helper, application }: Helper<Id>,
    input: unknown,
  ): Prepared<Id> {
    // What is no object, which only plain JavaScript passes, has no fields.
    const given: Fields = isObject(input) ? input : {}
    const { signal, idempotencyKey } = given
    const body: Record<string, unknown> = {}
    const mistyped: Problem[] = []
    const { properties = {}, ...schema }: PlainSchema = operations[id].input
    for (const name in properties) {
      const value = given[name] === undefined ? defaults[name === 'applicationId' ? application : name] : given[name]
      const typed = read(name, value)
      body[name] = typed.value
      if (typed.wrong) mistyped.push(...problem(name, 'pattern', typed.wrong))
    }

    const { 'Idempotency-Key': key }: Partial<Record<string, PlainSchema>> = operations[id].headers
    const known = { ...properties, ...(key && { idempotencyKey: key }) }
    const { signal: _, ...fields } = given
    const problems = [
      ...lacking,
      ...mistyped,
      ...validatePlain({ ...schema, properties: known, additionalProperties: false }, { ...fields, ...body })
        .filter(({ field }) => !mistyped.some((one) => one.field === field))
        .flatMap((wrong) => explain(wrong, body[wrong.field], application, helper, [...Object.keys(known), 'signal'])),
    ]
    // Not instanceof: it may come from another realm.
    if (signal != null && !Object(signal).throwIfAborted)
      problems.push(...problem('signal', 'type', 'must be an AbortSignal'))
    if (problems.length > 0) throw new TwoFactorInputError(problems, id)
    return {
      params: { path: { accountId: settings.accountId ?? '' } },
      headers: typeof idempotencyKey === 'string' ? { 'Idempotency-Key': idempotencyKey } : {},
      body: body as Input<Id>, // judged by its schema
      signal: (signal ?? null) as AbortSignal | null, // just looked at
    }
  }
}

/** A field as the document has it: a number or a code in digits, a URL as a Request writes it, nothing for null and an empty `callbackUrl`. */
function read(name: string, value: unknown): { readonly value: unknown; readonly wrong?: string } {
  if (value === null || (name === 'callbackUrl' && value === '')) return { value: undefined }
  if (value instanceof URL) return { value: value.href }
  if (typeof value !== 'string') return { value }
  switch (name) {
    case 'to':
    case 'from':
      return typedNumber(value)
    case 'code':
      return typedCode(value)
    case 'callbackUrl':
      return { value: href(value) }
    default:
      return { value }
  }
}

/** Adds what this client knows to what the document says. */
function explain(wrong: Problem, value: unknown, application: Application, helper: string, names: string[]): Problem[] {
  const { field, rule, message } = wrong
  if (rule === 'undocumented')
    return [{ ...wrong, message: `${field} is not a field of ${helper}${meant(field, names)}` }]
  const option = field === 'applicationId' ? application : field
  if (rule === 'required' && (option === 'from' || option === application)) return missing(option, field)
  if (rule === 'pattern' && /^(to|from)[\s(]*\d/.test(`${field}${value}`))
    return [{ ...wrong, message: `${message}: it begins with + and the country code` }]
  return [wrong]
}
