/** Record types of an object (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_recordtype.htm). */

import type { Row } from '../../org/index.ts'
import { dropComponent, storeComponent, storedComponent } from '../component-store.ts'
import { factFlag, factText, toXml } from '../facts.ts'
import type { Ground } from '../ground.ts'
import type { MetadataType } from '../metadata-type.ts'
import { missing, notThere } from '../refusals.ts'
import { dropRow, putRow, rowsOf } from '../rows.ts'
import { splitName } from '../split-name.ts'

const type = 'RecordType'

export default {
  name: type,
  prefix: '012',
  parent: { type: 'CustomObject', element: 'recordTypes' },
  order: 30,
  fullNames: (ground) => rowsOf(ground, type).map((row) => `${row['SobjectType']}.${row['DeveloperName']}`),
  read(ground, fullName) {
    const row = find(ground, fullName)
    if (!row) return undefined
    const stored = storedComponent(ground, type, fullName)
    if (stored) return toXml(stored.facts)
    return {
      active: row['IsActive'] !== false,
      description: row['Description'] ?? undefined,
      label: row['Name'],
    }
  },
  plan(draft, fullName, facts) {
    const { object, name } = splitName(fullName)
    if (!draft.hasObject(object)) throw notThere('CustomObject', object)
    const label = factText(facts, 'label')
    if (!label) throw missing('label')
    const row = find(draft.ground, fullName)
    const values = {
      Name: label,
      Description: factText(facts, 'description') ?? null,
      IsActive: factFlag(facts, 'active'),
    }
    const place = row ? {} : { DeveloperName: name, SobjectType: object }
    return {
      created: !row,
      apply() {
        putRow(draft.ground, type, row, { ...values, ...place })
        storeComponent(draft.ground, type, fullName, facts)
      },
    }
  },
  remove(ground, fullName) {
    const row = find(ground, fullName)
    if (!row) throw notThere(type, fullName)
    dropRow(ground, type, row.Id)
    dropComponent(ground, type, fullName)
  },
} satisfies MetadataType

function find(ground: Ground, fullName: string): Row | undefined {
  const { object, name } = splitName(fullName)
  return rowsOf(ground, type).find((row) => row['SobjectType'] === object && row['DeveloperName'] === name)
}
