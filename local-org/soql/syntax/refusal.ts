/** How the org refuses a query: the piece of text around the fault, a caret below it, row and column, then the reason. */
import { OrgError } from '../../org/index.ts'

// Recorded refusals show at most about this much on each side, cut at whole words.
const BEFORE = 46
const AFTER = 45
const WORD_END = /[\s,]/

/** The offset of the first whole word at or after `from`, unless that is the start of the line. */
function windowStart(line: string, column: number): number {
  const from = column - BEFORE
  if (from <= 0) return 0
  let start = from
  while (start < column && !WORD_END.test(line[start - 1] ?? '')) start++
  while (start < column && WORD_END.test(line[start] ?? '')) start++
  return start
}

function windowEnd(line: string, column: number): number {
  const limit = column + AFTER
  if (limit >= line.length) return line.length
  let end = limit
  while (end > column && !WORD_END.test(line[end] ?? '')) end--
  return end > column ? end : limit
}

/** `\n<fragment>\n   ^\nERROR at Row:1:Column:12\n` for an offset of the query. */
function placeOf(text: string, at: number): string {
  const lineStart = text.lastIndexOf('\n', at - 1) + 1
  const lineEnd = text.indexOf('\n', at)
  const line = text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd)
  const column = at - lineStart
  const row = text.slice(0, lineStart).split('\n').length
  const start = windowStart(line, column)
  const fragment = line.slice(start, windowEnd(line, column))
  return `\n${fragment}\n${' '.repeat(column - start)}^\nERROR at Row:${row}:Column:${column + 1}\n`
}

/**
 * The refusal of a query whose fault stands at offset `at`; throw it.
 * Shape: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm
 */
export function refusal(text: string, at: number, errorCode: string, message: string): OrgError {
  return new OrgError(errorCode, placeOf(text, at) + message)
}
