// What Redocly does for this project beyond its own rules: attaches code samples, and asks for descriptions, bodies, file names and patterns that every engine reads alike.
import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'node:path'

/** @typedef {Record<string, any>} Node any: Redocly hands over parsed YAML of whatever shape the author gave it */
/**
 * @typedef {object} Context
 * @property {(problem: { message: string, location: Location }) => void} report
 * @property {Location} location
 * @property {string | number} key
 */
/** @typedef {{ pointer: string, key(): Location, child(path: string[]): Location, source: { absoluteRef: string } }} Location */

/** The plugin, which Redocly calls once for each run. */
export default function twoFactorPlugin() {
  return {
    id: 'two-factor',
    decorators: { oas3: { 'code-samples': codeSamples } },
    rules: {
      oas3: {
        'property-description': propertyDescription,
        'response-body': responseBody,
        'file-names': fileNames,
        'portable-pattern': portablePattern,
      },
    },
  }
}

/** Gives each operation the files of code_samples/<language>/<operationId>.<extension>: a new language needs a new folder only. */
function codeSamples() {
  const samples = readSamples(new URL('../code_samples/', import.meta.url))
  const left = new Set(samples)
  return {
    Paths: {
      Operation: {
        /** @param {Node} operation */
        leave(operation) {
          const own = samples.filter(({ operationId }) => operationId === operation.operationId)
          if (own.length > 0) operation['x-codeSamples'] = own.map(({ lang, source }) => ({ lang, source }))
          for (const sample of own) left.delete(sample)
        },
      },
      /** @param {Node} paths @param {Context} context */
      leave(paths, { report, location }) {
        for (const { lang, operationId } of left)
          report({ message: `code_samples/${lang} has a sample of ${operationId}, which is no operation.`, location })
      },
    },
  }
}

/** @param {URL} folder */
function readSamples(folder) {
  return visible(folder)
    .sort()
    .flatMap((lang) => {
      const files = new URL(`${lang}/`, folder)
      return visible(files).map((file) => ({
        lang,
        operationId: parse(file).name,
        source: readFileSync(new URL(file, files), 'utf8'),
      }))
    })
}

/** What is in a folder, but for what file managers leave there. @param {URL} folder */
function visible(folder) {
  return readdirSync(folder).filter((name) => !name.startsWith('.'))
}

/** Every property says what it is, in place or in the component it refers to. */
function propertyDescription() {
  return {
    SchemaProperties: {
      Schema: {
        /** @param {Node} schema @param {Context} context */
        leave(schema, { report, location, key }) {
          if (!schema.description)
            report({ message: `The property "${key}" needs a description.`, location: location.key() })
        },
      },
    },
  }
}

/** Every answer of ours has a body, whose examples other rules ask for, unless its status has none. What answers a callback or a webhook is not ours. */
function responseBody() {
  return {
    Response: {
      /** @param {Node} response @param {Context} context */
      leave(response, { report, location, key }) {
        const isOurs = !location.pointer.includes('/callbacks/') && !location.source.absoluteRef.includes('/webhook_')
        if (isOurs && key !== '204' && !response.content)
          report({ message: 'A response needs a body, with examples of it.', location })
      },
    },
  }
}

/** A path's file is named after the path, a component's file in PascalCase, for the bundle names the component after it. */
function fileNames() {
  return {
    Paths: {
      /** @param {Node} paths @param {Context} context */
      enter(paths, { report, location }) {
        for (const [path, item] of Object.entries(paths)) {
          const expected = `paths/${path.slice(1).replaceAll('/', '_')}.yaml`
          if (item.$ref !== expected)
            report({ message: `${path} belongs into ${expected}.`, location: location.child([path]) })
        }
      },
    },
    ref: {
      /** @param {{ $ref: string }} reference @param {Context} context */
      enter({ $ref }, { report, location }) {
        const file = new URL($ref, `file://${location.source.absoluteRef}`).pathname
        if (/\/components\/[^/]+\/[^/]+$/.test(file) && !/\/[A-Z][A-Za-z0-9]*\.yaml$/.test(file)) {
          report({
            message: `${$ref} needs a name in PascalCase that ends in .yaml.`,
            location: location.child(['$ref']),
          })
        }
      },
    },
  }
}

/** What ECMAScript, RE2, Rust, Java, .NET, Python, PCRE and Onigmo read alike: the whole text from `^` to `$`, ASCII, classes and groups; of the escapes with a letter only `[\s\S]`. */
const portable = (() => {
  const anything = String.raw`\[\\s\\S\]`
  const members = String.raw`\[\^?(?:[ -%'-Z_-~]|\\[\\\][^-])+\]`
  const escape = String.raw`\\[\\^$.*+?()[\]{}|]`
  const literal = String.raw`(?![\\^$.*+?()[\]{}|])[ -~]`
  const count = String.raw`(?:(?:[*+?]|\{\d+(?:,\d*)?\})\??)?`
  return new RegExp(String.raw`^\^(?:\((?:\?:)?|\||(?:\)|${anything}|${members}|${escape}|${literal})${count})*\$$`)
})()

/** A pattern means the same to every engine, whether it searches or matches from the start or as a whole. */
function portablePattern() {
  return {
    Schema: {
      /** @param {Node} schema @param {Context} context */
      leave(schema, { report, location }) {
        if (schema.pattern !== undefined && !portable.test(schema.pattern))
          report({
            message: `The pattern ${schema.pattern} is not read alike by every engine: from ^ to $, ASCII and classes, no \\d, \\w, \\s or dot.`,
            location: location.child(['pattern']),
          })
      },
    },
  }
}
