/** The list view a request names. */

import { listViewNamed } from '../../doors/list-views/results.ts'
import { type ObjectDef, OrgError, type Row } from '../../org/index.ts'
import { objectNamed } from '../records/read-record.ts'
import type { SoapCall } from '../soap-call.ts'
import { textIn, type XmlElement } from '../xml/element.ts'

/** Reads `sobjectType` and `developerNameOrId`. Throws OrgError INVALID_TYPE, NOT_FOUND. */
export function listViewIn(call: SoapCall, wish: XmlElement): { object: ObjectDef; row: Row } {
  const object = objectNamed(call, textIn(wish, 'sobjectType') ?? '')
  const name = textIn(wish, 'developerNameOrId')?.trim() ?? ''
  const row = listViewNamed(call, object.name, name)
  if (!row) throw new OrgError('NOT_FOUND', `List view ${name} of ${object.name} does not exist`)
  return { object, row }
}
