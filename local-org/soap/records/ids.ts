/** The `ids` of a request. */

import type { Operation } from '../../org/index.ts'
import { textsIn, type XmlElement } from '../xml/element.ts'
import { refuseTooMany } from './read-record.ts'

/** Throws OrgError EXCEEDED_ID_LIMIT. */
export function idsIn(args: XmlElement): string[] {
  const ids = textsIn(args, 'ids')
  refuseTooMany(ids.length)
  return ids
}

/** What is to be done with the row of each id. */
export function wishesFor(args: XmlElement, op: 'delete' | 'undelete' | 'purge'): Operation[] {
  return idsIn(args).map((id) => ({ op, id }))
}
