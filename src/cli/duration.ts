// Lengths of time as people type them.
import { InvalidArgumentError } from 'commander'

const secondsIn: Readonly<Record<string, number>> = { d: 86_400, h: 3_600, m: 60, s: 1 }
const longestSeconds = 365 * 86_400

/** The seconds that `90s`, `16m`, `2h`, `1d` or `1h30m` stand for. Throws commander's InvalidArgumentError for anything else, and for more than 365 days. */
export function parseDuration(text: string): number {
  if (!/^(\d+(\.\d+)?[dhms])+$/.test(text))
    throw new InvalidArgumentError('It is a length of time with its unit, such as 90s, 16m, 2h or 1d.')
  const seconds = [...text.matchAll(/([\d.]+)([dhms])/g)].reduce(
    (sum, [, count, unit = '']) => sum + Number(count) * (secondsIn[unit] ?? 0),
    0,
  )
  if (seconds > longestSeconds) throw new InvalidArgumentError('It is at most 365d.')
  return seconds
}
