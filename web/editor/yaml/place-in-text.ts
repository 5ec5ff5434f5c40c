/** Where in a document a character of its YAML stands, also while the text is not complete: told by indentation. */
import type { Path } from '../model/document-shape.ts'

export interface TextPlace {
  /** Of the map the line belongs to. */
  path: Path
  /** The key of the line, when its value is being written. */
  key: string | null
  /** What is written of the word, and where it begins. */
  word: string
  from: number
}

const line = /^(\s*)((?:- +)*)(?:([\w$]+):)?/

interface Level {
  indent: number
  key: string | number
}

export function placeInText(text: string, at: number): TextPlace {
  const before = text.slice(0, at)
  const lines = before.split('\n')
  const levels: Level[] = []
  for (const one of lines.slice(0, -1)) take(levels, one)
  const last = lines.at(-1) ?? ''
  const [, blanks = '', dashes = '', key] = line.exec(last) ?? []
  const value = key === undefined ? null : last.slice(last.indexOf(`${key}:`) + key.length + 1)
  const indent = blanks.length + dashes.length
  close(levels, blanks.length)
  if (dashes) enter(levels, blanks.length)
  close(levels, indent)
  const word = /[\w$-]*$/.exec(value ?? last.slice(indent))?.[0] ?? ''
  return {
    path: levels.map((level) => level.key),
    key: value === null ? null : (key ?? null),
    word,
    from: at - word.length,
  }
}

/** Levels that end where something begins at this depth. */
function close(levels: Level[], indent: number): void {
  while (
    (levels.at(-1)?.indent ?? -1) >= indent &&
    !(typeof levels.at(-1)?.key === 'number' && levels.at(-1)?.indent === indent - 2)
  ) {
    levels.pop()
  }
}

/** The next entry of the list at this depth. */
function enter(levels: Level[], indent: number): void {
  const open = levels.at(-1)
  if (typeof open?.key === 'number' && open.indent === indent) open.key += 1
  else levels.push({ indent, key: 0 })
}

function take(levels: Level[], one: string): void {
  if (/^\s*(#|$)/.test(one)) return
  const [, blanks = '', dashes = '', key] = line.exec(one) ?? []
  const depth = blanks.length
  while (
    (levels.at(-1)?.indent ?? -1) > depth ||
    (levels.at(-1)?.indent === depth && typeof levels.at(-1)?.key === 'string')
  )
    levels.pop()
  if (dashes) enter(levels, depth)
  else if (levels.at(-1)?.indent === depth) levels.pop()
  if (key !== undefined) levels.push({ indent: depth + dashes.length, key })
}
