// Finds the libraries in the reference page by what they leave there, and those of them that THIRD_PARTY_LICENSES does not name.

/** Text of libraries that Redoc compiles into its page with neither a notice nor the name of a file. Looked up by hand: a new Redoc needs a new look. */
export const marks: Readonly<Record<string, string>> = {
  '@babel/helpers': 'Invalid attempt to destructure non-iterable instance',
  '@markdoc/markdoc': 'tag-selfclosing-has-children',
  '@tanstack/highlight': 'th-decoration',
  'allof-merge': 'mergeCombinarySibling',
  'copy-to-clipboard': 'unable to copy using clipboardData',
  entities: 'BRANCH_LENGTH',
  'fast-xml-builder': 'suppressBooleanAttributes',
  'file-saver': 'could not download file',
  foreach: 'iterator must be a function',
  graphql: '"directives" must be Array if provided',
  'hotkeys-js': 'window.hotkeys',
  htmlparser2: 'InProcessingInstruction',
  jotai: '__JOTAI_DEFAULT_STORE__',
  'jotai-family': 'unstable_listen',
  'json-pointer': 'Invalid JSON pointer: ',
  'jsonpath-rfc9535': 'jsonpath_query',
  'lodash.debounce': 'maxWait',
  'lodash.throttle': 'Expected a function',
  'openapi-sampler': 'OpenAPI Sampler: ',
  OpenTelemetry: 'opentelemetry.js.api',
  'path-browserify': 'The "pathObject" argument must be of type Object',
  'path-expression-matcher': '_matchWithDeepWildcard',
  slugify: 'slugify: string argument expected',
  'styled-components': 'REACT_APP_SC_DISABLE_SPEEDY',
  stylis: 'grid-column-align',
  'toggle-selection': 'rangeCount',
  ulid: 'PRNG_DETECT',
  'web-vitals': 'PerformanceEventTiming',
  'xml-naming': 'qName',
}

/** The libraries that are in the page by these marks or by paths such as `node_modules/mdurl/encode.js`, and have no line of their own in the licences. */
export function unnamed(page: string, licences: string): string[] {
  const found = new Set(Object.keys(marks).filter((name) => page.includes(marks[name]!)))
  for (const [, name] of page.matchAll(/node_modules\/((?:@[^/"`]+\/)?[^/"`]+)\//g)) found.add(name!)
  const named = new Set(licences.split('\n').flatMap((line) => /^(\S[^:]*): /.exec(line)?.[1]?.split(', ') ?? []))
  return [...found].filter((name) => !named.has(name)).sort()
}
