/** What profiles and permission sets open beside objects and fields, as SetupEntityAccess rows: custom permissions, Apex classes and pages. */

import type { Draft } from './draft.ts'
import { type Facts, factFlag, factList, factText } from './facts.ts'
import type { Ground } from './ground.ts'
import { invalid } from './refusals.ts'
import { dropRow, putRow, rowsOf } from './rows.ts'

/** Something opened: its object, which is also the type of metadata, and its name. */
export interface EntityAccess {
  object: string
  name: string
  enabled: boolean
}

/** Element of the component, member that names, member that opens, object, and the column of names there. */
const kinds = [
  ['customPermissions', 'name', 'enabled', 'CustomPermission', 'DeveloperName'],
  ['classAccesses', 'apexClass', 'enabled', 'ApexClass', 'Name'],
  ['pageAccesses', 'apexPage', 'enabled', 'ApexPage', 'Name'],
] as const

/** Throws OrgError for custom permissions that are not there; programs may be those of packages the org has not. */
export function entityAccessesIn(draft: Draft, facts: Facts): EntityAccess[] {
  return kinds.flatMap(([element, member, flag, object]) =>
    factList(facts, element).map((one) => {
      const name = factText(one, member) ?? ''
      const known = draft.planned(object, name) ?? find(draft.ground, object, name)
      if (!known && object === 'CustomPermission') {
        throw invalid(`In field: customPermission - no CustomPermission named ${name} found`)
      }
      return { object, name, enabled: factFlag(one, flag) }
    }),
  )
}

/** `replace`: what is not named is closed, as of permission sets; `merge`: it stays, as of profiles. */
export function applyEntityAccesses(
  ground: Ground,
  setId: string,
  wish: EntityAccess[],
  mode: 'replace' | 'merge',
): void {
  const named = wish.flatMap(({ object, name, enabled }) => {
    const row = find(ground, object, name)
    return row ? [{ id: row.Id, type: object, enabled }] : []
  })
  const isNamed = (id: unknown) => named.some((one) => one.id === id)
  // Who opens nothing leaves the table unread.
  if (wish.length === 0 && mode === 'merge') return
  for (const row of rowsOf(ground, 'SetupEntityAccess')) {
    const isOwn = row['ParentId'] === setId && kinds.some(([, , , object]) => object === row['SetupEntityType'])
    if (isOwn && (mode === 'replace' || isNamed(row['SetupEntityId']))) dropRow(ground, 'SetupEntityAccess', row.Id)
  }
  for (const { id, type, enabled } of named) {
    const values = { ParentId: setId, SetupEntityId: id, SetupEntityType: type }
    if (enabled) putRow(ground, 'SetupEntityAccess', undefined, values)
  }
}

function find(ground: Ground, object: string, name: string) {
  const column = kinds.find(([, , , kind]) => kind === object)?.[4] ?? 'Name'
  return rowsOf(ground, object).find((row) => row[column] === name)
}
