// openapi.lean.json: the document for generators, which make their comments of its prose and their models of what it refers to.

/** @typedef {import('./document.js').Json} Json */

/**
 * The same operations with one sentence each, no samples, no webhooks, and nothing that only these refer to.
 * @param {Json} document
 * @returns {Json}
 */
export function lean({ 'x-webhooks': _, info, paths, components, ...rest }) {
  const operations = JSON.parse(JSON.stringify(paths), (key, value) => {
    if (key === 'x-codeSamples' || key === 'externalDocs') return undefined
    return value?.operationId && value.summary ? { ...value, description: `${value.summary}.` } : value
  })
  const short = { ...rest, info: { ...info, description: firstSentence(info.description) }, paths: operations }
  return { ...short, components: referredTo(short, components) }
}

/** @param {string} text */
function firstSentence(text) {
  return text.replaceAll('\n', ' ').replace(/^(.*?\.)\s.*$/, '$1')
}

/**
 * The components that a document refers to, and those that they refer to; its security schemes as they are.
 * @param {Json} document
 * @param {Json} components
 */
function referredTo(document, { securitySchemes, ...components }) {
  /** @type {Json} */
  const kept = { securitySchemes }
  /** @param {Json} part */
  const keep = (part) => {
    for (const [, kind, name] of JSON.stringify(part).matchAll(/"#\/components\/(\w+)\/([^"]+)"/g)) {
      const component = components[kind ?? '']?.[name ?? '']
      if (!component || kept[kind ?? '']?.[name ?? '']) continue
      ;(kept[kind ?? ''] ??= {})[name ?? ''] = component
      keep(component)
    }
  }
  keep(document)
  return kept
}
