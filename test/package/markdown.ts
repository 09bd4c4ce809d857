// Reads the fenced blocks of a Markdown text.

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
