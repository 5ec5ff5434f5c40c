/** List views: rows that the list-view doors show, and what they were told to show (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_listview.htm). */

import { listViews } from '../../objects/index.ts'
import type { Row } from '../../org/index.ts'
import { dropComponent, storeComponent, storedComponent, storedNames } from '../component-store.ts'
import { factText, toXml } from '../facts.ts'
import type { Ground } from '../ground.ts'
import type { MetadataType } from '../metadata-type.ts'
import { missing, notThere } from '../refusals.ts'
import { dropRow, putRow, rowsOf } from '../rows.ts'
import { splitName } from '../split-name.ts'

const type = 'ListView'

export default {
  name: type,
  prefix: '00B',
  parent: { type: 'CustomObject', element: 'listViews' },
  order: 95,
  fullNames: (ground) => [...new Set([...storedNames(ground, type), ...rowsOf(ground, type).map(fullNameOf)])],
  read(ground, fullName) {
    const stored = storedComponent(ground, type, fullName)
    if (stored) return toXml(stored.facts)
    const row = rowOf(ground, fullName)
    return row && { filterScope: isOfOwner(row) ? 'Mine' : 'Everything', label: row['Name'] }
  },
  idOf: (ground, fullName) => rowOf(ground, fullName)?.Id,
  plan(draft, fullName, facts) {
    const { ground } = draft
    const { object, name } = splitName(fullName)
    if (!draft.hasObject(object)) throw notThere('CustomObject', object)
    const label = factText(facts, 'label')
    if (!label) throw missing('label')
    return {
      created: rowOf(ground, fullName) === undefined,
      apply() {
        const SobjectType = draft.existing(object)?.name ?? object
        putRow(ground, type, rowOf(ground, fullName), { Name: label, DeveloperName: name, SobjectType })
        storeComponent(ground, type, `${SobjectType}.${name}`, facts)
      },
    }
  },
  remove(ground, fullName) {
    const row = rowOf(ground, fullName)
    if (!row && !storedComponent(ground, type, fullName)) throw notThere(type, fullName)
    dropComponent(ground, type, fullName)
    if (row) dropRow(ground, type, row.Id)
  },
} satisfies MetadataType

const fullNameOf = (row: Row) => `${row['SobjectType']}.${row['DeveloperName']}`

/** Whether the list is one of those of a new org that show each user the user's own records. */
function isOfOwner(row: Row): boolean {
  return listViews.some((view) => `${view.object}.${view.developerName}` === fullNameOf(row) && view.scope === 'mine')
}

function rowOf(ground: Ground, fullName: string) {
  const { object, name } = splitName(fullName)
  return rowsOf(ground, type).find((row) => row['SobjectType'] === object && row['DeveloperName'] === name)
}
