/** Choices that several picklists share (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_globalvalueset.htm). */

import { dropComponent, storeComponent, storedComponent, storedNames } from '../component-store.ts'
import { Draft } from '../draft.ts'
import { factList, factMember, factText } from '../facts.ts'
import { defineField } from '../fields/define-field.ts'
import type { Ground } from '../ground.ts'
import type { MetadataType } from '../metadata-type.ts'
import { invalid, missing, notThere } from '../refusals.ts'
import { splitName } from '../split-name.ts'
import { storedType } from '../stored-type.ts'

const type = 'GlobalValueSet'

export default {
  name: type,
  prefix: '0Nt',
  file: { directory: 'globalValueSets', suffix: 'globalValueSet' },
  order: 5,
  ...storedType(type),
  plan(draft, fullName, facts) {
    if (!factText(facts, 'masterLabel')) throw missing('masterLabel')
    if (factList(facts, 'customValue').length === 0) throw missing('customValue')
    const created = storedComponent(draft.ground, type, fullName) === undefined
    draft.add(type, fullName, facts)
    return {
      created,
      apply() {
        storeComponent(draft.ground, type, fullName, facts)
        for (const name of fieldsWith(draft.ground, fullName)) refresh(draft.ground, name)
      },
    }
  },
  remove(ground, fullName) {
    if (!storedComponent(ground, type, fullName)) throw notThere(type, fullName)
    const [user] = fieldsWith(ground, fullName)
    if (user) throw invalid(`This global value set is used by the field ${user}.`)
    dropComponent(ground, type, fullName)
  },
} satisfies MetadataType

/** Fields whose choices are those of the set. */
function fieldsWith(ground: Ground, set: string): string[] {
  return storedNames(ground, 'CustomField').filter((name) => {
    const facts = storedComponent(ground, 'CustomField', name)?.facts ?? {}
    return factText(factMember(facts, 'valueSet') ?? {}, 'valueSetName') === set
  })
}

function refresh(ground: Ground, fullName: string): void {
  const { object, name } = splitName(fullName)
  const facts = storedComponent(ground, 'CustomField', fullName)?.facts ?? {}
  ground.org.changeCustomField(object, defineField(new Draft(ground), object, name, facts))
}
