/** CSV that cannot be read, in the words of Salesforce's parser. */

import { OrgError } from '../../org/index.ts'

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
