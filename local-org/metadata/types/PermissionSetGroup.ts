/** Groups of permission sets: who is assigned one has the rights of all its sets (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_permissionsetgroup.htm). Muting permission sets take nothing away. */

import { factText, factTexts } from '../facts.ts'
import type { Ground } from '../ground.ts'
import { missing } from '../refusals.ts'
import { rowType } from '../row-type.ts'
import { dropRow, putRow, rowsOf } from '../rows.ts'

const [group, member] = ['PermissionSetGroup', 'PermissionSetGroupComponent']

export default rowType({
  name: group,
  prefix: '0PG',
  file: { directory: 'permissionsetgroups', suffix: 'permissionsetgroup' },
  order: 85,
  object: group,
  isOne: () => true,
  values(draft, facts) {
    const label = factText(facts, 'label')
    if (!label) throw missing('label')
    for (const name of factTexts(facts, 'permissionSets')) {
      draft.need('PermissionSet', name, setNamed(draft.ground, name))
    }
    return { MasterLabel: label, Description: factText(facts, 'description') ?? null, Status: 'Updated' }
  },
  facts: (ground, row) => ({
    description: row['Description'] ? String(row['Description']) : null,
    label: String(row['MasterLabel']),
    permissionSets: membersOf(ground, row.Id).flatMap(({ PermissionSetId }) => {
      const set = rowsOf(ground, 'PermissionSet').find(({ Id }) => Id === PermissionSetId)
      return set ? [String(set['Name'])] : []
    }),
    status: 'Updated',
  }),
  follow(ground, id, facts) {
    const wanted = factTexts(facts, 'permissionSets').map((name) => setNamed(ground, name)?.Id)
    const known = membersOf(ground, id)
    for (const row of known) if (!wanted.some((set) => set === row['PermissionSetId'])) dropRow(ground, member, row.Id)
    for (const set of wanted) {
      if (known.some((row) => row['PermissionSetId'] === set)) continue
      putRow(ground, member, undefined, { PermissionSetGroupId: id, PermissionSetId: set })
    }
  },
})

function membersOf(ground: Ground, id: string) {
  return rowsOf(ground, member).filter((row) => row['PermissionSetGroupId'] === id)
}

function setNamed(ground: Ground, name: string) {
  return rowsOf(ground, 'PermissionSet').find((row) => row['Name'] === name)
}
