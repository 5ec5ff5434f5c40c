/** List views: rows that the list-view doors show, and what they were told to show (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_listview.htm). */

import { storeComponent, storedComponent } from '../component-store.ts'
import { factText } from '../facts.ts'
import type { Ground } from '../ground.ts'
import type { MetadataType } from '../metadata-type.ts'
import { missing, notThere } from '../refusals.ts'
import { dropRow, putRow, rowsOf } from '../rows.ts'
import { splitName } from '../split-name.ts'
import { dropStored, storedType } from '../stored-type.ts'

const type = 'ListView'

export default {
  name: type,
  prefix: '00B',
  parent: { type: 'CustomObject', element: 'listViews' },
  order: 95,
  ...storedType(type),
  idOf: (ground, fullName) => rowOf(ground, fullName)?.Id,
  plan(draft, fullName, facts) {
    const { ground } = draft
    const { object, name } = splitName(fullName)
    if (!draft.hasObject(object)) throw notThere('CustomObject', object)
    const label = factText(facts, 'label')
    if (!label) throw missing('label')
    return {
      created: storedComponent(ground, type, fullName) === undefined,
      apply() {
        const SobjectType = draft.existing(object)?.name ?? object
        putRow(ground, type, rowOf(ground, fullName), { Name: label, DeveloperName: name, SobjectType })
        storeComponent(ground, type, `${SobjectType}.${name}`, facts)
      },
    }
  },
  remove(ground, fullName) {
    dropStored(ground, type, fullName)
    const row = rowOf(ground, fullName)
    if (row) dropRow(ground, type, row.Id)
  },
} satisfies MetadataType

function rowOf(ground: Ground, fullName: string) {
  const { object, name } = splitName(fullName)
  return rowsOf(ground, type).find((row) => row['SobjectType'] === object && row['DeveloperName'] === name)
}
