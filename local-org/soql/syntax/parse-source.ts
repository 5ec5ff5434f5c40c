/** Parses an entry of FROM: `Account`, `Account a`, `c.Account AS a`. */
import type { SourceNode } from './ast.ts'
import type { Cursor } from './cursor.ts'
import { parsePath } from './parse-operand.ts'

/** Words that are names unless what follows makes them the beginning of a clause. */
const BEGINNINGS: readonly (readonly [word: string, next: (cursor: Cursor) => boolean])[] = [
  ['GROUP', (cursor) => cursor.isWord('BY', 1)],
  ['ORDER', (cursor) => cursor.isWord('BY', 1)],
  ['ALL', (cursor) => cursor.isWord('ROWS', 1)],
  ['SET', (cursor) => cursor.isWord('OPTIONS', 1)],
  ['OFFSET', (cursor) => cursor.peek(1).kind === 'number'],
]

const isClause = (cursor: Cursor) => BEGINNINGS.some(([word, next]) => cursor.isWord(word) && next(cursor))

/** One entry of FROM. Throws the cursor's refusal. */
export function parseSource(cursor: Cursor): SourceNode {
  const path = parsePath(cursor)
  const named = cursor.words('AS')
  return Object.freeze(named || (cursor.isName() && !isClause(cursor)) ? { path, alias: cursor.alias() } : { path })
}
