/** Permissions of one's own, which formulas ask for as $Permission (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_custompermission.htm). */

import { factFlag, factText } from '../facts.ts'
import { missing } from '../refusals.ts'
import { rowType } from '../row-type.ts'

export default rowType({
  name: 'CustomPermission',
  prefix: '0CP',
  file: { directory: 'customPermissions', suffix: 'customPermission' },
  order: 75,
  object: 'CustomPermission',
  isOne: () => true,
  values(_draft, facts) {
    const label = factText(facts, 'label')
    if (!label) throw missing('label')
    const description = factText(facts, 'description') ?? null
    return { MasterLabel: label, Description: description, IsLicensed: factFlag(facts, 'isLicensed') }
  },
  facts: (_ground, row) => ({
    description: row['Description'] ? String(row['Description']) : null,
    isLicensed: String(row['IsLicensed'] === true),
    label: String(row['MasterLabel']),
  }),
})
