/** Sharing rules of an object, by owner and by criteria (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_sharingrules.htm). */

import type { Sharee, SharingRule } from '../../org/index.ts'
import { dropComponent, storeComponent, storedComponent } from '../component-store.ts'
import { type Facts, factList, factMember, factText, factTexts } from '../facts.ts'
import type { Ground } from '../ground.ts'
import type { MetadataType } from '../metadata-type.ts'
import { notThere } from '../refusals.ts'
import { storedType } from '../stored-type.ts'

const type = 'SharingRules'

/** Elements of `sharedTo` and `sharedFrom`, and what they name. Portals and territories are not there. */
const sharees: Record<string, Sharee['kind']> = {
  group: 'group',
  queue: 'group',
  role: 'role',
  roleAndSubordinates: 'roleAndBelow',
  roleAndSubordinatesInternal: 'roleAndBelow',
  allInternalUsers: 'everyone',
}

export default {
  name: type,
  prefix: '02c',
  file: { directory: 'sharingRules', suffix: 'sharingRules' },
  order: 76,
  ...storedType(type),
  plan(draft, fullName, facts) {
    const { ground } = draft
    if (!draft.hasObject(fullName)) throw notThere('CustomObject', fullName)
    return {
      created: storedComponent(ground, type, fullName) === undefined,
      apply() {
        putRules(ground, fullName, rulesIn(fullName, facts))
        storeComponent(ground, type, fullName, facts)
      },
    }
  },
  remove(ground, fullName) {
    if (!storedComponent(ground, type, fullName)) throw notThere(type, fullName)
    putRules(ground, fullName, [])
    dropComponent(ground, type, fullName)
  },
} satisfies MetadataType

function putRules({ org }: Ground, object: string, rules: SharingRule[]): void {
  const others = org.rules.sharingRules.filter((rule) => rule.object !== object)
  org.setRules({ sharingRules: [...others, ...rules] })
}

/** Rules for those the org has not are kept without effect. */
function rulesIn(object: string, facts: Facts): SharingRule[] {
  const all = [...factList(facts, 'sharingCriteriaRules'), ...factList(facts, 'sharingOwnerRules')]
  return all.flatMap((one) => {
    const to = shareeIn(factMember(one, 'sharedTo'))
    const from = shareeIn(factMember(one, 'sharedFrom'))
    const criteria = factList(one, 'criteriaItems').map((item) => ({
      field: factText(item, 'field') ?? '',
      operation: factText(item, 'operation') ?? '',
      values: factTexts(item, 'value').flatMap((value) => value.split(',').map((word) => word.trim())),
    }))
    if (!to || (!from && criteria.length === 0)) return []
    const access = factText(one, 'accessLevel') === 'Edit' ? 'Edit' : 'Read'
    const logic = factText(one, 'booleanFilter')
    const more = { ...(from ? { from } : {}), ...(logic ? { booleanFilter: logic } : {}) }
    return { name: factText(one, 'fullName') ?? '', object, access, to, criteria, ...more }
  })
}

function shareeIn(facts: Facts | undefined): Sharee | undefined {
  const [element = ''] = Object.keys(facts ?? {})
  const kind = sharees[element]
  return facts && kind ? { kind, name: factText(facts, element) ?? '' } : undefined
}
