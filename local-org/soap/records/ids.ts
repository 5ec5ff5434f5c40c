/** The `ids` of a request. */

import { type Operation, OrgError, to18 } from '../../org/index.ts'
import { textsIn, type XmlElement } from '../xml/element.ts'
import { refuseTooMany } from './read-record.ts'

/** Throws OrgError EXCEEDED_ID_LIMIT. */
export function idsIn(args: XmlElement): string[] {
  const ids = textsIn(args, 'ids')
  refuseTooMany(ids.length)
  return ids
}

/** What is to be done with the row of each id; what is no id is refused in its place, in the words of this API. */
export function wishesFor(args: XmlElement, op: 'delete' | 'undelete' | 'purge'): (Operation | OrgError)[] {
  return idsIn(args).map((id) => (to18(id) === undefined ? new OrgError('MALFORMED_ID', `bad id ${id}`) : { op, id }))
}
