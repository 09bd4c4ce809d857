// Reads what source files import, and says which imports break the rule of rooms.
import { dirname, join } from 'node:path/posix'
import ts from 'typescript'

/** Sources by path from the root of the repository, such as `src/client/client.ts`. */
export type Sources = Readonly<Record<string, string>>

/** What one room may import, besides its own files. */
export interface Room {
  /** Rooms, or single files without their ending, such as `src/stores/store`. */
  readonly rooms: readonly string[]
  /** As `rooms`, for imports of types alone. Absent: none. */
  readonly types?: readonly string[]
  /** Packages, and modules of Node by their `node:` name. Absent: any. */
  readonly packages?: readonly string[]
}

interface Import {
  readonly from: string
  /** A path from the root without its ending, or the name of a package. */
  readonly to: string
  readonly isOurs: boolean
  readonly isType: boolean
}

/** Every import that its room may not have, and every cycle, as lines to read; empty when the rule holds. A file in no room breaks it too. */
export function violations(sources: Sources, rooms: Readonly<Record<string, Room>>): string[] {
  const imports = Object.entries(sources).flatMap(([path, text]) => importsOf(path, text))
  const strangers = Object.keys(sources)
    .filter((path) => !roomOf(path, rooms))
    .map((path) => `${path} is in no room`)
  const wrong = imports.filter((each) => !isAllowed(each, rooms)).map(({ from, to }) => `${from} imports ${to}`)
  return [...strangers, ...wrong, ...cycles(imports).map((cycle) => `cycle: ${cycle.join(' → ')}`)]
}

function isAllowed({ from, to, isOurs, isType }: Import, rooms: Readonly<Record<string, Room>>): boolean {
  const home = roomOf(from, rooms)
  const room = home === undefined ? undefined : rooms[home]
  if (home === undefined || !room) return false
  if (!isOurs) return !room.packages || room.packages.includes(to)
  return [home, ...room.rooms, ...(isType ? (room.types ?? []) : [])].some((allowed) => isWithin(to, allowed))
}

function roomOf(path: string, rooms: Readonly<Record<string, Room>>): string | undefined {
  return Object.keys(rooms).find((room) => isWithin(stem(path), room))
}

function isWithin(path: string, room: string): boolean {
  return path === room || path.startsWith(`${room}/`)
}

/** Imports, re-exports, dynamic imports and `import('…')` types. */
function importsOf(path: string, text: string): Import[] {
  const found: Import[] = []
  const add = (specifier: ts.Node | undefined, isType: boolean) => {
    if (!specifier || !ts.isStringLiteralLike(specifier)) return
    const isOurs = specifier.text.startsWith('.')
    found.push({ from: path, to: isOurs ? stem(join(dirname(path), specifier.text)) : specifier.text, isOurs, isType })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeImport(node.importClause))
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly)
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true)
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest))
  return found
}

function isTypeImport(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false
  const names = clause.namedBindings
  return (
    clause.isTypeOnly ||
    (!clause.name && names !== undefined && ts.isNamedImports(names) && names.elements.every((name) => name.isTypeOnly))
  )
}

/** Each cycle once, from the file that was met first. */
function cycles(imports: readonly Import[]): string[][] {
  const targets = new Map<string, string[]>()
  for (const { from, to, isOurs } of imports)
    if (isOurs) targets.set(stem(from), [...(targets.get(stem(from)) ?? []), to])
  const found: string[][] = []
  const done = new Set<string>()
  const visit = (file: string, trail: readonly string[]): void => {
    if (trail.includes(file)) found.push([...trail.slice(trail.indexOf(file)), file])
    if (trail.includes(file) || done.has(file)) return
    for (const to of targets.get(file) ?? []) visit(to, [...trail, file])
    done.add(file)
  }
  for (const file of targets.keys()) visit(file, [])
  return found
}

function stem(path: string): string {
  return path.replace(/\.(?:[jt]sx?|json)$/, '')
}
