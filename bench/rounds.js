// @ts-check
// Takes the same measure of several contestants by turns, so that a noisy moment of the machine hits all of them alike.

/**
 * @template {string} Name
 * @param {Record<Name, () => number | Promise<number>>} measures One for each contestant
 * @param {{ rounds: number, warmups: number }} options `warmups` are rounds beforehand that do not count
 * @returns {Promise<Record<Name, number>>} The median over the rounds
 */
export async function medians(measures, { rounds, warmups }) {
  /** @type {Map<string, number[]>} */
  const taken = new Map(Object.keys(measures).map((name) => [name, []]))
  for (let round = -warmups; round < rounds; round += 1) {
    for (const [name, values] of taken) {
      const value = await measures[/** @type {Name} its names are the keys of `measures` */ (name)]()
      if (round >= 0) values.push(value)
    }
  }
  // One entry for each key of `measures`.
  return /** @type {Record<Name, number>} */ (
    Object.fromEntries([...taken].map(([name, values]) => [name, median(values)]))
  )
}

/**
 * The middle value, or the mean of the two middle ones. NaN when there is none.
 * @param {Iterable<number>} values
 * @returns {number}
 */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length / 2
  return (Number(sorted[Math.ceil(half) - 1]) + Number(sorted[Math.floor(half)])) / 2
}
