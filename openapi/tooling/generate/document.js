// What every part of the generator does with a node of a bundled document: follow it, name it, find operations in it, print it.

/** @typedef {Record<string, any>} Json any: the document's own shape is checked by `redocly lint`, before this runs */

/**
 * The node itself, or the one that its `$ref` points to.
 * @param {Json} document @param {Json} node @returns {Json}
 */
export function resolve(document, node) {
  if (!node.$ref) return node
  return node.$ref
    .slice(2)
    .split('/')
    .reduce(
      (/** @type {Json} */ at, /** @type {string} */ key) => at[key.replaceAll('~1', '/').replaceAll('~0', '~')],
      document,
    )
}

/**
 * Every operation with its path, method, parameters and responses, those resolved.
 * @param {Json} document
 */
export function operationsOf(document) {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => method !== 'parameters')
      .map(([method, operation]) => {
        const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((parameter) =>
          resolve(document, parameter),
        )
        const responses = Object.entries(operation.responses).map(([status, ref]) => {
          const { headers = {}, content } = resolve(document, ref)
          return {
            status,
            content,
            headers: Object.fromEntries(
              Object.entries(headers).map(([name, header]) => [name, resolve(document, header)]),
            ),
          }
        })
        return { path, method, operation, parameters, responses }
      }),
  )
}

/** @param {string} ref */
export function componentName(ref) {
  return ref.slice('#/components/schemas/'.length)
}

/** @param {unknown} value */
export function literal(value) {
  return JSON.stringify(value)
}
