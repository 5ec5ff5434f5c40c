/** Set-up that lies in rows of set-up objects: found, and written as the system does. */

import type { Row } from '../org/index.ts'
import { dropComponent } from './component-store.ts'
import type { Ground } from './ground.ts'
import { notThere } from './refusals.ts'

const asSystem = { asSystem: true, skipCustomRules: true }

/** Live rows of an object. */
export function rowsOf({ org }: Ground, object: string): Row[] {
  const view = org.as(org.admin.id)
  return view.object(object) ? [...view.table(object).all()].filter((row) => row['IsDeleted'] !== true) : []
}

/** Changes the row, or creates one; answers its id. Throws OrgError. */
export function putRow({ org, userId }: Ground, object: string, row: Row | undefined, values: object): string {
  if (!row) return org.create(userId, object, values, asSystem)
  org.update(userId, object, row.Id, values, asSystem)
  return row.Id
}

/** Throws OrgError. */
export function dropRow({ org, userId }: Ground, object: string, id: string): void {
  org.delete(userId, object, id, asSystem)
}

/** Takes a component away that is a row, with what was deployed of it. Throws OrgError when there is no such row. */
export function dropRowComponent(
  ground: Ground,
  type: string,
  fullName: string,
  row: Row | undefined,
  object = type,
): void {
  if (!row) throw notThere(type, fullName)
  dropRow(ground, object, row.Id)
  dropComponent(ground, type, fullName)
}
