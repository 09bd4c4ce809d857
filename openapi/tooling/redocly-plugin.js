// What Redocly does for this project beyond its own rules: attaches code samples, and asks for descriptions and file names.
import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'node:path'

/** @typedef {Record<string, any>} Node any: Redocly hands over parsed YAML of whatever shape the author gave it */
/**
 * @typedef {object} Context
 * @property {(problem: { message: string, location: Location }) => void} report
 * @property {Location} location
 * @property {string | number} key
 */
/** @typedef {{ key(): Location, child(path: string[]): Location, source: { absoluteRef: string } }} Location */

/** The plugin, which Redocly calls once for each run. */
export default function twoFactorPlugin() {
  return {
    id: 'two-factor',
    decorators: { oas3: { 'code-samples': codeSamples } },
    rules: { oas3: { 'property-description': propertyDescription, 'file-names': fileNames } },
  }
}

/** Gives each operation the files of code_samples/<language>/<operationId>.<extension>: a new language needs a new folder only. */
function codeSamples() {
  const samples = readSamples(new URL('../code_samples/', import.meta.url))
  return {
    Paths: {
      Operation: {
        /** @param {Node} operation */
        leave(operation) {
          const own = samples.filter(({ operationId }) => operationId === operation.operationId)
          if (own.length > 0) operation['x-codeSamples'] = own.map(({ lang, source }) => ({ lang, source }))
        },
      },
    },
  }
}

/** @param {URL} folder */
function readSamples(folder) {
  return readdirSync(folder).sort().flatMap((lang) => {
    const files = new URL(`${lang}/`, folder)
    return readdirSync(files).map((file) => ({ lang, operationId: parse(file).name, source: readFileSync(new URL(file, files), 'utf8') }))
  })
}

/** Every property says what it is, in place or in the component it refers to. */
function propertyDescription() {
  return {
    SchemaProperties: {
      Schema: {
        /** @param {Node} schema @param {Context} context */
        leave(schema, { report, location, key }) {
          if (!schema.description) report({ message: `The property "${key}" needs a description.`, location: location.key() })
        },
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
          if (item.$ref !== expected) report({ message: `${path} belongs into ${expected}.`, location: location.child([path]) })
        }
      },
    },
    ref: {
      /** @param {{ $ref: string }} reference @param {Context} context */
      enter({ $ref }, { report, location }) {
        const file = new URL($ref, `file://${location.source.absoluteRef}`).pathname
        if (/\/components\/[^/]+\/[^/]+$/.test(file) && !/\/[A-Z][A-Za-z0-9]*\.yaml$/.test(file)) {
          report({ message: `${$ref} needs a name in PascalCase that ends in .yaml.`, location: location.child(['$ref']) })
        }
      },
    },
  }
}
