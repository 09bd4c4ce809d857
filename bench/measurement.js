// @ts-check
// What a measurement is, how it is judged, and how it reads as Markdown.

/**
 * A figure that the product promises.
 * @typedef {object} Target
 * @property {string} promise What is promised, such as `startup: answers within`
 * @property {'at most' | 'at least'} bound
 * @property {number} limit
 * @property {number} measured In the unit of `limit`
 * @property {string} unit Follows the figures, space included
 */

/**
 * What one measurement found.
 * @typedef {object} Measurement
 * @property {string} title
 * @property {string} method How it was measured, in one or two sentences
 * @property {readonly string[]} columns Headings, the first one over the subjects
 * @property {readonly (readonly string[])[]} rows One cell for each column
 * @property {readonly Target[]} targets
 */

/**
 * @param {number} value
 * @param {number} [decimals] 0 when absent
 * @returns {string} With commas between thousands
 */
export function figure(value, decimals = 0) {
  return value.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
}

/**
 * @param {Target} target
 * @returns {boolean} Whether the promise is kept; a figure that is none keeps nothing
 */
export function isMet({ bound, limit, measured }) {
  return bound === 'at most' ? measured <= limit : measured >= limit
}

/**
 * @param {Target} target
 * @returns {string} One sentence without its full stop
 */
export function verdict(target) {
  const { promise, bound, limit, measured, unit } = target
  const promised = `${figure(limit, Number.isInteger(limit) ? 0 : 1)}${unit}`
  return `${isMet(target) ? 'met' : 'MISSED'}: ${promise} ${bound} ${promised}, measured ${figure(measured, limit < 100 ? 2 : 0)}${unit}`
}

/**
 * @param {Measurement} measurement
 * @returns {string} A section with a table and a verdict for each target
 */
export function markdown({ title, method, columns, rows, targets }) {
  const line = (/** @type {readonly string[]} */ cells) => `| ${cells.join(' | ')} |`
  const rule = columns.map((_, index) => (index === 0 ? '---' : '---:'))
  return [
    `### ${title}`,
    '',
    method,
    '',
    line(columns),
    line(rule),
    ...rows.map(line),
    '',
    ...targets.map((target) => `- ${verdict(target)}`),
    '',
  ].join('\n')
}
