/** The live row an id names, whatever its object. */

import { type ObjectDef, type OrgView, type Row, to18 } from '../../org/index.ts'

/** Undefined for what is no id, for a row that is not there or deleted, and for one the user does not see. */
export function rowOfId({ view }: { view: OrgView }, given: string): { object: ObjectDef; row: Row } | undefined {
  const id = to18(given.trim()) ?? ''
  const object = [...view.objects()].find(({ keyPrefix }) => keyPrefix === id.slice(0, 3))
  const row = object && view.table(object.name).get(id)
  return object && row && row['IsDeleted'] !== true ? { object, row } : undefined
}
