/** Rules against the same person or company twice (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_duplicaterule.htm). What its matching rules compare must be equal: nothing is matched loosely. */

import type { DuplicateRule } from '../../org/index.ts'
import { dropComponent, storeComponent, storedComponent } from '../component-store.ts'
import type { Draft } from '../draft.ts'
import { type Facts, factFlag, factList, factText, factTexts } from '../facts.ts'
import type { Ground } from '../ground.ts'
import type { MetadataType } from '../metadata-type.ts'
import { missing, notThere } from '../refusals.ts'
import { splitName } from '../split-name.ts'
import { storedType } from '../stored-type.ts'

const type = 'DuplicateRule'
const usualText = 'Use one of these records?'

export default {
  name: type,
  prefix: '0Bm',
  file: { directory: 'duplicateRules', suffix: 'duplicateRule' },
  order: 97,
  ...storedType(type),
  plan(draft, fullName, facts) {
    const { object } = splitName(fullName)
    if (!draft.hasObject(object)) throw notThere('CustomObject', object)
    if (!factText(facts, 'masterLabel')) throw missing('masterLabel')
    return {
      created: storedComponent(draft.ground, type, fullName) === undefined,
      apply() {
        replace(draft.ground, fullName, [ruleOf(draft, fullName, facts)])
        storeComponent(draft.ground, type, fullName, facts)
      },
    }
  },
  remove(ground, fullName) {
    if (!storedComponent(ground, type, fullName)) throw notThere(type, fullName)
    replace(ground, fullName, [])
    dropComponent(ground, type, fullName)
  },
} satisfies MetadataType

function ruleOf(draft: Draft, fullName: string, facts: Facts): DuplicateRule {
  const { object, name } = splitName(fullName)
  const matchFields = factList(facts, 'duplicateRuleMatchRules').flatMap((match) => fieldsOf(draft, object, match))
  const blocks = factText(facts, 'actionOnInsert') === 'Block'
  const tells = factTexts(facts, 'operationsOnInsert').includes('Alert')
  return {
    name,
    object,
    active: factFlag(facts, 'isActive') && matchFields.length > 0 && (blocks || tells),
    matchFields,
    action: blocks ? 'block' : 'alert',
    message: factText(facts, 'alertText') ?? usualText,
  }
}

/** What a matching rule of the object itself compares. */
function fieldsOf({ ground }: Draft, object: string, match: Facts): string[] {
  if (factText(match, 'matchRuleSObjectType') !== object) return []
  const rule = storedComponent(ground, 'MatchingRule', `${object}.${factText(match, 'matchingRule')}`)
  return factList(rule?.facts ?? {}, 'matchingRuleItems').flatMap((item) => factText(item, 'fieldName') ?? [])
}

function replace({ org }: Ground, fullName: string, rules: DuplicateRule[]): void {
  const others = org.rules.duplicateRules.filter(({ object, name }) => `${object}.${name}` !== fullName)
  org.setRules({ duplicateRules: [...others, ...rules] })
}
