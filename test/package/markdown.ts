// Reads the fenced blocks, the links and the headings of a Markdown text.

/** One fenced block. */
export interface Block {
  /** The first word after the fence; empty when there is none. */
  readonly language: string
  /** The other words, such as `run` and `file=first-example.ts`. */
  readonly words: readonly string[]
  readonly text: string
  /** Of the opening fence, counted from 1. */
  readonly line: number
}

/**
 * Every block, in order. A comment `<!-- given: … -->` right above a block holds what the reader knows already, such as the declaration of a variable: its lines begin the block's text.
 * Throws for a fence that is never closed.
 */
export function blocks(markdown: string): Block[] {
  const found: Block[] = []
  const lines = markdown.split('\n')
  let given = ''
  for (let index = 0; index < lines.length; index++) {
    const start = lines[index] ?? ''
    if (start.startsWith('<!-- given:')) {
      const end = lines.findIndex((line, at) => at >= index && line.includes('-->'))
      given = `${lines
        .slice(index, end + 1)
        .join('\n')
        .replace('<!-- given:', '')
        .replace('-->', '')
        .trim()}\n`
      index = end
      continue
    }
    const fence = /^( *)(`{3,})(.*)$/.exec(start)
    if (fence) {
      const [, indent = '', ticks = '', info = ''] = fence
      const end = lines.findIndex((line, at) => at > index && line.trim() === ticks)
      if (end < 0) throw new Error(`the block that begins in line ${index + 1} never ends`)
      const [language = '', ...words] = info.trim().split(/\s+/)
      const text = lines
        .slice(index + 1, end)
        .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line))
      found.push({ language, words, text: `${given}${text.join('\n')}\n`, line: index + 1 })
      index = end
    }
    if (start.trim()) given = ''
  }
  return found
}

/** A link that leads to a file of the same folder tree. */
export interface Link {
  /** As it is written, relative to the page; empty for a place in the page itself. */
  readonly path: string
  /** What follows the `#`; empty when there is none. */
  readonly anchor: string
}

/** Every link and image of the text outside of blocks, but for those to other hosts. */
export function links(markdown: string): Link[] {
  return [...prose(markdown).matchAll(/\]\((?!\w+:)([^)#]*)#?([^)]*)\)/g)].map(([, path = '', anchor = '']) => ({
    path,
    anchor,
  }))
}

/** The anchors of the headings, as GitHub makes them; of two alike only the first. */
export function anchors(markdown: string): string[] {
  return [...prose(markdown).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

/** The text without its blocks and code. */
function prose(markdown: string): string {
  return markdown.replace(/^ *(`{3,})[^]*?^ *\1$/gm, '').replace(/`[^`\n]*`/g, (code) => code.replace(/[()[\]]/g, ''))
}

/** The commands of a block in shell language, one each, without comments; a line that ends in a backslash goes on in the next. */
export function commands(text: string): string[][] {
  return text
    .replaceAll('\\\n', ' ')
    .split('\n')
    .flatMap((line) => words(line.replace(/(^|\s)#.*$/, '')))
}

/** Words of one line, quotes respected, split into commands at `&&`, `||`, `|`, `;` and `&`. Assignments before a command are left out. */
function words(line: string): string[][] {
  const parts: string[][] = [[]]
  for (const [word] of line.matchAll(/&&|\|\||[|;&]|(?:"[^"]*"|'[^']*'|[^\s|;&"'])+/g)) {
    if (/^[|;&]+$/.test(word)) parts.push([])
    else parts.at(-1)?.push(word)
  }
  return parts
    .map((part) => part.slice(part.findIndex((word) => !/^[A-Z]\w*=/.test(word))))
    .filter((part) => part.length > 0)
}
