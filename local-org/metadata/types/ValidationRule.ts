/** Rules that refuse records (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_validationformulas.htm). */

import { judgeFormula, type ValidationRule } from '../../org/index.ts'
import { dropComponent, storeComponent, storedComponent } from '../component-store.ts'
import type { Draft } from '../draft.ts'
import { type Facts, factFlag, factText, toXml } from '../facts.ts'
import type { Ground } from '../ground.ts'
import type { MetadataType } from '../metadata-type.ts'
import { invalid, missing, notThere } from '../refusals.ts'
import { splitName } from '../split-name.ts'

const type = 'ValidationRule'

export default {
  name: type,
  prefix: '03d',
  parent: { type: 'CustomObject', element: 'validationRules' },
  order: 40,
  fullNames: ({ org }) => org.rules.validationRules.map(({ object, name }) => `${object}.${name}`),
  read(ground, fullName) {
    const rule = find(ground, fullName)
    if (!rule) return undefined
    const stored = storedComponent(ground, type, fullName)
    if (stored) return toXml(stored.facts)
    const { active, errorCondition, errorField, message } = rule
    return {
      active,
      errorConditionFormula: errorCondition,
      errorDisplayField: errorField,
      errorMessage: message,
    }
  },
  plan(draft, fullName, facts) {
    const rule = define(draft, fullName, facts)
    return {
      created: !find(draft.ground, fullName),
      apply() {
        replace(draft.ground, fullName, [rule])
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

function define(draft: Draft, fullName: string, facts: Facts): ValidationRule {
  const { object, name } = splitName(fullName)
  if (!draft.hasObject(object)) throw notThere('CustomObject', object)
  const errorCondition = factText(facts, 'errorConditionFormula')
  const message = factText(facts, 'errorMessage')
  if (!errorCondition) throw missing('errorConditionFormula')
  if (!message) throw missing('errorMessage')
  judgeFormula(errorCondition, object, draft.fields, 'boolean')
  const errorField = factText(facts, 'errorDisplayField')
  if (errorField && !draft.field(object, errorField)) {
    throw invalid(`Field ${errorField} does not exist. Check spelling.`, 'errorDisplayField')
  }
  const rule = { name, object: draft.existing(object)?.name ?? object, active: factFlag(facts, 'active') }
  return { ...rule, errorCondition, message, ...(errorField ? { errorField } : {}) }
}

function find({ org }: Ground, fullName: string): ValidationRule | undefined {
  return org.rules.validationRules.find((rule) => nameOf(rule) === fullName)
}

/** Puts the rules in the place of the one of that name. */
function replace({ org }: Ground, fullName: string, rules: ValidationRule[]): void {
  const others = org.rules.validationRules.filter((rule) => nameOf(rule) !== fullName)
  org.setRules({ validationRules: [...others, ...rules] })
}

function nameOf({ object, name }: ValidationRule): string {
  return `${object}.${name}`
}
