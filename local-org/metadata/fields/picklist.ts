/** The choices of a picklist field. */

import type { FieldDef, PicklistValue } from '../../org/index.ts'
import { storedComponent } from '../component-store.ts'
import type { Draft } from '../draft.ts'
import { type Facts, factFlag, factList, factMember, factText, factTexts } from '../facts.ts'
import { invalid, notThere } from '../refusals.ts'

/** Characters of a choice (https://help.salesforce.com/s/articleView?id=sf.picklist_limitations.htm). */
const longest = 255

/** Choices of its own, or those of a global value set. Throws OrgError for a set that is not there. */
export function picklist(facts: Facts, draft: Draft): Partial<FieldDef> {
  const set = factMember(facts, 'valueSet') ?? {}
  const shared = factText(set, 'valueSetName')
  const controller = factText(set, 'controllingField')
  const settings = factList(set, 'valueSettings')
  const values =
    shared === undefined ? factList(factMember(set, 'valueSetDefinition') ?? {}, 'value') : sharedValues(draft, shared)
  return {
    restrictedPicklist: shared !== undefined || factFlag(set, 'restricted'),
    picklistValues: values.map((value) => choice(value, controller === undefined ? undefined : settings)),
    ...(controller === undefined ? {} : { controllerName: controller, dependentPicklist: true }),
  }
}

function sharedValues(draft: Draft, name: string): Facts[] {
  const type = 'GlobalValueSet'
  const facts = draft.planned(type, name) ?? storedComponent(draft.ground, type, name)?.facts
  if (!facts) throw notThere(type, name)
  return factList(facts, 'customValue')
}

/** `settings` tell under which controlling values a choice of a dependent picklist is offered. */
function choice(facts: Facts, settings: Facts[] | undefined): PicklistValue {
  const value = factText(facts, 'fullName') ?? ''
  // The words are [K].
  if (value.length > longest)
    throw invalid(`Value too long: a picklist value has at most ${longest} characters`, 'fullName')
  const offered = settings?.filter((setting) => factText(setting, 'valueName') === value)
  return {
    value,
    label: factText(facts, 'label') ?? value,
    active: factText(facts, 'isActive') !== 'false',
    defaultValue: factFlag(facts, 'default'),
    ...(offered ? { validFor: offered.flatMap((setting) => factTexts(setting, 'controllingFieldValue')) } : {}),
  }
}
