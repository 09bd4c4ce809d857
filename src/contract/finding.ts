// One breach before it is known whose it is, and how the problems of a value become such findings.
import type { Breach } from './breach.js'
import { validate, type Schema } from './validate.js'

/** A breach without its side and its operation. */
export type Finding = Pick<Breach, 'where' | 'rule' | 'message'>

/** As `judgeValue`, of a text that the document may call a number: a header or a parameter. */
export function judgeText(schema: Schema, text: string, where: string): Finding[] {
  const isNumber = (schema.type === 'integer' || schema.type === 'number') && /^-?\d+(?:\.\d+)?$/.test(text)
  return judgeValue(schema, isNumber ? Number(text) : text, where)
}

/** Every problem of `value` as a finding at `where` or below it. */
export function judgeValue(schema: Schema, value: unknown, where: string): Finding[] {
  return validate(schema, value, where).map(({ field, rule, message }) => ({ where: field, rule, message }))
}
