/** Rules that give new leads and cases an owner (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_assignmentrule.htm). */

import { type AssignmentRule, componentId, judgeFormula } from '../../org/index.ts'
import { dropComponent, storeComponent, storedComponent } from '../component-store.ts'
import { criteriaFormula } from '../criteria.ts'
import type { Draft } from '../draft.ts'
import { type Facts, factFlag, factList, factText } from '../facts.ts'
import type { Ground } from '../ground.ts'
import type { MetadataType } from '../metadata-type.ts'
import { invalid, notThere } from '../refusals.ts'
import { rowsOf } from '../rows.ts'
import { splitName } from '../split-name.ts'
import { storedType } from '../stored-type.ts'

const type = 'AssignmentRule'
const prefix = '01Q'
/** Whose records are assigned. */
const objects = ['Lead', 'Case'] as const

export default {
  name: type,
  prefix,
  parent: { type: 'AssignmentRules', element: 'assignmentRule' },
  order: 93,
  ...storedType(type),
  plan(draft, fullName, facts) {
    const { object: given, name } = splitName(fullName)
    const object = objects.find((one) => one === given)
    if (!object) throw notThere('CustomObject', given)
    const entries = factList(facts, 'ruleEntry').map((entry) => ({ ...conditionOf(draft, object, entry), entry }))
    return {
      created: storedComponent(draft.ground, type, fullName) === undefined,
      apply() {
        const { ground } = draft
        const owned = entries.map(({ entry, ...rest }) => ({ ...rest, ownerId: ownerOf(ground, entry) }))
        const rule = { id: componentId(prefix, fullName), name, object, active: factFlag(facts, 'active') }
        replace(ground, rule.id, [{ ...rule, entries: owned }])
        storeComponent(ground, type, fullName, facts)
      },
    }
  },
  remove(ground, fullName) {
    if (!storedComponent(ground, type, fullName)) throw notThere(type, fullName)
    replace(ground, componentId(prefix, fullName), [])
    dropComponent(ground, type, fullName)
  },
} satisfies MetadataType

function conditionOf(draft: Draft, object: string, entry: Facts): { condition?: string } {
  const condition = criteriaFormula(draft, entry)
  if (condition === undefined) return {}
  judgeFormula(condition, object, draft.fields, 'boolean')
  return { condition }
}

/** The user or queue a rule names. Throws OrgError when there is none. */
function ownerOf(ground: Ground, entry: Facts): string {
  const name = factText(entry, 'assignedTo') ?? ''
  const isQueue = factText(entry, 'assignedToType') === 'Queue'
  const rows = rowsOf(ground, isQueue ? 'Group' : 'User')
  const found = rows.find((row) => row[isQueue ? 'DeveloperName' : 'Username'] === name)
  if (!found) throw invalid(`In field: assignedTo - no ${isQueue ? 'Queue' : 'User'} named ${name} found`, 'assignedTo')
  return found.Id
}

/** Puts the rules in the place of the one with that id; one of an object is active. */
function replace({ org }: Ground, id: string, rules: AssignmentRule[]): void {
  const others = org.rules.assignmentRules.filter((rule) => rule.id !== id)
  const [added] = rules
  const quiet = others.map((rule) =>
    added?.active && rule.object === added.object ? { ...rule, active: false } : rule,
  )
  org.setRules({ assignmentRules: [...quiet, ...rules] })
}
