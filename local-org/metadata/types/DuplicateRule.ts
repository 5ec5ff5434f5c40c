/** Rules against the same person or company twice (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_duplicaterule.htm). What its matching rules compare must be equal: nothing is matched loosely. */

import { type DuplicateRule, matchedFields } from '../../org/index.ts'
import type { Xml } from '../../soap/index.ts'
import { dropComponent, storeComponent, storedComponent } from '../component-store.ts'
import type { Draft } from '../draft.ts'
import { type Facts, factFlag, factList, factText, factTexts, toXml } from '../facts.ts'
import type { Ground } from '../ground.ts'
import type { MetadataType } from '../metadata-type.ts'
import { missing, notThere } from '../refusals.ts'
import { splitName } from '../split-name.ts'

const type = 'DuplicateRule'
const usualText = 'Use one of these records?'

export default {
  name: type,
  prefix: '0Bm',
  file: { directory: 'duplicateRules', suffix: 'duplicateRule' },
  order: 97,
  fullNames: ({ org }) => org.rules.duplicateRules.map(({ object, name }) => `${object}.${name}`),
  read(ground, fullName) {
    const stored = storedComponent(ground, type, fullName)
    if (stored) return toXml(stored.facts)
    const rule = find(ground, fullName)
    return rule && told(rule)
  },
  plan(draft, fullName, facts) {
    const { object } = splitName(fullName)
    if (!draft.hasObject(object)) throw notThere('CustomObject', object)
    if (!factText(facts, 'masterLabel')) throw missing('masterLabel')
    return {
      created: find(draft.ground, fullName) === undefined,
      apply() {
        replace(draft.ground, fullName, [ruleOf(draft, fullName, facts)])
        storeComponent(draft.ground, type, fullName, facts)
      },
    }
  },
  remove(ground, fullName) {
    if (!find(ground, fullName)) throw notThere(type, fullName)
    replace(ground, fullName, [])
    dropComponent(ground, type, fullName)
  },
} satisfies MetadataType

function ruleOf(draft: Draft, fullName: string, facts: Facts): DuplicateRule {
  const { object, name } = splitName(fullName)
  const deployed = factList(facts, 'duplicateRuleMatchRules').flatMap((match) => fieldsOf(draft, object, match))
  // A rule that was not deployed compares what no matching rule tells: put back, it goes on doing so.
  const { matchFields = [], matchingRule } =
    deployed.length > 0 ? { matchFields: deployed } : (standard(object, facts) ?? compared(draft, fullName))
  const blocks = factText(facts, 'actionOnInsert') === 'Block'
  const tells = factTexts(facts, 'operationsOnInsert').includes('Alert')
  return {
    name,
    object,
    active: factFlag(facts, 'isActive') && (matchFields.length > 0 || matchingRule !== undefined) && (blocks || tells),
    matchFields,
    ...(matchingRule === undefined ? {} : { matchingRule }),
    action: blocks ? 'block' : 'alert',
    message: factText(facts, 'alertText') ?? usualText,
  }
}

function find({ org }: Ground, fullName: string): DuplicateRule | undefined {
  return org.rules.duplicateRules.find(({ object, name }) => `${object}.${name}` === fullName)
}

/** The standard matching rule that is named, if one is. */
function standard(object: string, facts: Facts): Pick<DuplicateRule, 'matchFields' | 'matchingRule'> | undefined {
  return factList(facts, 'duplicateRuleMatchRules')
    .filter((match) => factText(match, 'matchRuleSObjectType') === object)
    .map((match) => ({ matchingRule: factText(match, 'matchingRule') ?? '', matchFields: [] }))
    .find((rule) => matchedFields(rule).length > 0)
}

function compared({ ground }: Draft, fullName: string): Partial<Pick<DuplicateRule, 'matchFields' | 'matchingRule'>> {
  return find(ground, fullName) ?? {}
}

/** A rule as a component, where nobody deployed it. */
function told({ name, object, active, action, message, matchingRule = name }: DuplicateRule): Record<string, Xml> {
  const act = action === 'block' ? 'Block' : 'Allow'
  const operations = action === 'block' ? [] : ['Alert', 'Report']
  return {
    actionOnInsert: act,
    actionOnUpdate: act,
    alertText: message,
    duplicateRuleMatchRules: { matchRuleSObjectType: object, matchingRule },
    isActive: active,
    masterLabel: name,
    operationsOnInsert: operations,
    operationsOnUpdate: operations,
    securityOption: 'EnforceSharingRules',
    sortOrder: 1,
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
