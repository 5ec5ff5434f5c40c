/** The choices of standard picklists (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_standardvalueset.htm). */

import { storeComponent } from '../component-store.ts'
import { factList } from '../facts.ts'
import type { MetadataType } from '../metadata-type.ts'
import { missing, notThere, unsupported } from '../refusals.ts'
import { changeStandardSet, standardSet, standardSetNames } from '../standard-value-sets.ts'

const type = 'StandardValueSet'

export default {
  name: type,
  prefix: '0Nu',
  file: { directory: 'standardValueSets', suffix: 'standardValueSet' },
  order: 6,
  fullNames: ({ org }) => standardSetNames(org),
  read: ({ org }, fullName) => standardSet(org, fullName),
  plan({ ground }, fullName, facts) {
    if (!standardSet(ground.org, fullName)) throw notThere(type, fullName)
    if (factList(facts, 'standardValue').length === 0) throw missing('standardValue')
    return {
      created: false,
      apply() {
        changeStandardSet(ground, fullName, facts)
        storeComponent(ground, type, fullName, facts)
      },
    }
  },
  remove(_ground, fullName) {
    throw unsupported(`the removal of ${fullName}: standard picklists stay`)
  },
} satisfies MetadataType
