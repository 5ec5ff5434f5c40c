/** Permission sets, with what they allow of objects and fields (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_permissionset.htm). */

import type { Row } from '../../org/index.ts'
import { storeComponent, storedComponent } from '../component-store.ts'
import { factText, toXml } from '../facts.ts'
import type { Ground } from '../ground.ts'
import type { MetadataType } from '../metadata-type.ts'
import { applyPermissions, permissionsIn } from '../permissions.ts'
import { missing } from '../refusals.ts'
import { dropRowComponent, putRow, rowsOf } from '../rows.ts'

const type = 'PermissionSet'

export default {
  name: type,
  prefix: '0PS',
  file: { directory: 'permissionsets', suffix: 'permissionset' },
  order: 80,
  fullNames: (ground) =>
    rowsOf(ground, type).flatMap((row) => (row['IsOwnedByProfile'] === true ? [] : String(row['Name']))),
  read(ground, fullName) {
    const row = find(ground, fullName)
    if (!row) return undefined
    const stored = storedComponent(ground, type, fullName)
    if (stored) return toXml(stored.facts)
    return { description: row['Description'] ?? undefined, hasActivationRequired: false, label: row['Label'] }
  },
  plan(draft, fullName, facts) {
    const label = factText(facts, 'label')
    if (!label) throw missing('label')
    const wish = permissionsIn(draft, facts)
    const row = find(draft.ground, fullName)
    const description = factText(facts, 'description') ?? null
    draft.add(type, fullName)
    return {
      created: !row,
      apply() {
        const own = { Label: label, Description: description, ...(row ? {} : { Name: fullName, IsCustom: true }) }
        const id = putRow(draft.ground, type, row, { ...own, ...wish.system })
        applyPermissions(draft.ground, { setId: id, visibilityHolder: id }, wish, 'replace')
        storeComponent(draft.ground, type, fullName, facts)
      },
    }
  },
  remove(ground, fullName) {
    dropRowComponent(ground, type, fullName, find(ground, fullName))
  },
} satisfies MetadataType

function find(ground: Ground, fullName: string): Row | undefined {
  return rowsOf(ground, type).find((row) => row['Name'] === fullName)
}
