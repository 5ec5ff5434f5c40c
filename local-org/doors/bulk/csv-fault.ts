/** CSV that cannot be read, in the words of Salesforce's parser. */

import { OrgError } from '../../org/index.ts'
import type { lineEndings } from './job.ts'

const words: Record<string, string> = {
  CSV_QUOTE_NOT_CLOSED: 'EOF reached before closing an opened quote',
}
const unescaped = 'Found unescaped quote. A value with quote should be within a quote'

/** The refusal of a whole file for what csv-parse stumbled over; other failures stay as they are. */
export function csvFault(failure: unknown): unknown {
  const code = failure instanceof Error && 'code' in failure ? String(failure.code) : ''
  if (!/^(?:CSV|INVALID)_/.test(code)) return failure
  return new OrgError('InvalidBatch', `InvalidBatch : Failed to parse CSV. ${words[code] ?? unescaped}`)
}

/** Throws ClientInputError when the first line does not end as the job said. `start` is the beginning of the file. */
export function checkLineEnding(start: Buffer, wanted: keyof typeof lineEndings): void {
  const end = firstLineEnd(start)
  if (end < 0 || (start[end - 1] === 0x0d) === (wanted === 'CRLF')) return
  const sentence = `LineEnding is invalid on user data. Current LineEnding setting is ${wanted}`
  throw new OrgError('ClientInputError', `ClientInputError : ${sentence}`)
}

function firstLineEnd(start: Buffer): number {
  let quoted = false
  for (let at = 0; at < start.length; at++) {
    if (start[at] === 0x22) quoted = !quoted
    else if (start[at] === 0x0a && !quoted) return at
  }
  return -1
}
