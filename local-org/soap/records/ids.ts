/** The `ids` of a request. */

import { textsIn, type XmlElement } from '../xml/element.ts'
import { refuseTooMany } from './read-record.ts'

/** Throws OrgError EXCEEDED_ID_LIMIT. */
export function idsIn(args: XmlElement): string[] {
  const ids = textsIn(args, 'ids')
  refuseTooMany(ids.length)
  return ids
}
