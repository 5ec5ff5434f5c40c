/** Places in the hierarchy of users (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_role.htm). */

import { type Facts, factText } from '../facts.ts'
import type { Ground } from '../ground.ts'
import { missing } from '../refusals.ts'
import { rowType } from '../row-type.ts'
import { putRow, rowsOf } from '../rows.ts'

const roleNamed = (ground: Ground, name: string) =>
  rowsOf(ground, 'UserRole').find((row) => row['DeveloperName'] === name)

export default rowType({
  name: 'Role',
  prefix: '00E',
  file: { directory: 'roles', suffix: 'role' },
  order: 69,
  object: 'UserRole',
  isOne: () => true,
  values(draft, facts) {
    const label = factText(facts, 'name')
    if (!label) throw missing('name')
    const parent = factText(facts, 'parentRole')
    if (parent) draft.need('Role', parent, roleNamed(draft.ground, parent))
    return { Name: label, RollupDescription: factText(facts, 'description') ?? null }
  },
  facts(ground, row) {
    const parent = rowsOf(ground, 'UserRole').find(({ Id }) => Id === row['ParentRoleId'])
    const facts: Facts = { name: String(row['Name']) }
    return parent ? { ...facts, parentRole: String(parent['DeveloperName']) } : facts
  },
  follow(ground, id, facts) {
    const parent = roleNamed(ground, factText(facts, 'parentRole') ?? '')
    const row = rowsOf(ground, 'UserRole').find(({ Id }) => Id === id)
    if (parent && row) putRow(ground, 'UserRole', row, { ParentRoleId: parent.Id })
  },
})
