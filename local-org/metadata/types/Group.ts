/** Public groups (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_group.htm). Members are rows, not metadata. */

import { factFlag, factText } from '../facts.ts'
import { missing } from '../refusals.ts'
import { rowType } from '../row-type.ts'

export default rowType({
  name: 'Group',
  prefix: '00G',
  file: { directory: 'groups', suffix: 'group' },
  order: 70,
  object: 'Group',
  isOne: (row) => row['Type'] === 'Regular',
  values(_draft, facts) {
    const label = factText(facts, 'name')
    if (!label) throw missing('name')
    return { Name: label, Type: 'Regular', DoesIncludeBosses: factFlag(facts, 'doesIncludeBosses') }
  },
  facts: (_ground, row) => ({
    doesIncludeBosses: String(row['DoesIncludeBosses'] === true),
    name: String(row['Name']),
  }),
})
