/** How the org refuses a query: the piece of text around the fault, a caret below it, row and column, then the reason. */
import { OrgError } from '../../org/index.ts'

/** Recorded refusals show so many characters on each side of the one above the caret, and the rest of the words cut by that. */
const REACH = 30
const WORD_END = /[\s,]/

function windowStart(line: string, caret: number): number {
  let start = Math.max(caret - REACH, 0)
  while (start > 0 && !WORD_END.test(line[start - 1]!)) start--
  return start
}

function windowEnd(line: string, caret: number): number {
  let end = Math.min(caret + 1 + REACH, line.length)
  while (end < line.length && !WORD_END.test(line[end]!)) end++
  return end
}

/** `\n<fragment>\n   ^\nERROR at Row:1:Column:12\n` for an offset of the query; `shift` is how far the caret stands before it. */
function placeOf(text: string, at: number, shift: 0 | 1): string {
  const lineStart = text.lastIndexOf('\n', at - 1) + 1
  const lineEnd = text.indexOf('\n', at)
  const line = text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd)
  const caret = at - lineStart - shift
  if (caret < 0) return ''
  const row = text.slice(0, lineStart).split('\n').length
  const start = windowStart(line, caret)
  const fragment = line.slice(start, windowEnd(line, caret))
  return `\n${fragment}\n${' '.repeat(caret - start)}^\nERROR at Row:${row}:Column:${caret + 1}\n`
}

/**
 * The refusal of a query whose fault stands at offset `at`; throw it.
 * Shape: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm
 */
export function refusal(text: string, at: number, errorCode: string, message: string): OrgError {
  return new OrgError(errorCode, placeOf(text, at, 0) + message)
}

/**
 * The refusal of a text the grammar does not take. The parser counts columns from 0, so the caret stands one before the
 * token it found, and a fault at the beginning of a line has no place (both as recorded).
 */
export function syntaxRefusal(text: string, at: number, errorCode: string, message: string): OrgError {
  return new OrgError(errorCode, placeOf(text, at, 1) + message)
}
