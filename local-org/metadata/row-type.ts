/** Types that are rows of a set-up object: named by their DeveloperName, kept as they came besides. */

import type { Row } from '../org/index.ts'
import { storeComponent, storedComponent } from './component-store.ts'
import type { Draft } from './draft.ts'
import { type Facts, toXml } from './facts.ts'
import type { Ground } from './ground.ts'
import type { MetadataType } from './metadata-type.ts'
import { dropRowComponent, putRow, rowsOf } from './rows.ts'

export interface RowType {
  name: string
  prefix: string
  file: { directory: string; suffix: string }
  order: number
  /** The object whose rows they are, and which of them. */
  object: string
  isOne: (row: Row) => boolean
  /** Looks whether the component can be, and says what its row holds. Throws OrgError. */
  values(draft: Draft, facts: Facts): Record<string, unknown>
  /** What a row nobody deployed is in a component. */
  facts(ground: Ground, row: Row): Facts
  /** What follows once the row is there: members, parents. */
  follow?(ground: Ground, id: string, facts: Facts): void
}

export function rowType(told: RowType): MetadataType {
  const { name, prefix, file, order, object } = told
  const all = (ground: Ground) => rowsOf(ground, object).filter(told.isOne)
  const find = (ground: Ground, fullName: string) => all(ground).find((row) => row['DeveloperName'] === fullName)
  return {
    name,
    prefix,
    file,
    order,
    fullNames: (ground) => all(ground).map((row) => String(row['DeveloperName'])),
    read(ground, fullName) {
      const row = find(ground, fullName)
      return row && toXml(storedComponent(ground, name, fullName)?.facts ?? told.facts(ground, row))
    },
    plan(draft, fullName, facts) {
      const { ground } = draft
      const row = find(ground, fullName)
      const values = told.values(draft, facts)
      draft.add(name, fullName, facts)
      return {
        created: !row,
        apply() {
          const id = putRow(ground, object, find(ground, fullName), { ...values, DeveloperName: fullName })
          told.follow?.(ground, id, facts)
          storeComponent(ground, name, fullName, facts)
        },
      }
    },
    remove(ground, fullName) {
      dropRowComponent(ground, name, fullName, find(ground, fullName), object)
    },
  }
}
