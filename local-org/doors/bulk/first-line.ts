/** The first line of an upload: it tells how lines end, and the result files begin with it as it was sent. */

import { OrgError } from '../../org/index.ts'
import type { lineEndings } from './job.ts'

/** What stands in the first line, without its end. `start` is the beginning of the file. Throws ClientInputError when it does not end as the job said. */
export function firstLine(start: Buffer, wanted: keyof typeof lineEndings): string {
  const end = firstLineEnd(start)
  if (end < 0) return start.toString('utf8')
  const withReturn = start[end - 1] === 0x0d
  if (withReturn === (wanted === 'CRLF')) return start.toString('utf8', 0, withReturn ? end - 1 : end)
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
