/** The choices of a picklist field. */

import type { FieldDef, PicklistValue } from '../../org/index.ts'
import { type Facts, factFlag, factList, factMember, factText, factTexts } from '../facts.ts'
import { unsupported } from '../refusals.ts'

/** Throws OrgError for value sets that lie elsewhere. */
export function picklist(facts: Facts): Partial<FieldDef> {
  const set = factMember(facts, 'valueSet') ?? {}
  const shared = factText(set, 'valueSetName')
  if (shared !== undefined) throw unsupported(`global value sets (${shared})`)
  const controller = factText(set, 'controllingField')
  const settings = factList(set, 'valueSettings')
  const values = factList(factMember(set, 'valueSetDefinition') ?? {}, 'value')
  return {
    restrictedPicklist: factFlag(set, 'restricted'),
    picklistValues: values.map((value) => choice(value, controller === undefined ? undefined : settings)),
    ...(controller === undefined ? {} : { controllerName: controller, dependentPicklist: true }),
  }
}

/** `settings` tell under which controlling values a choice of a dependent picklist is offered. */
function choice(facts: Facts, settings: Facts[] | undefined): PicklistValue {
  const value = factText(facts, 'fullName') ?? ''
  const offered = settings?.filter((setting) => factText(setting, 'valueName') === value)
  return {
    value,
    label: factText(facts, 'label') ?? value,
    active: factText(facts, 'isActive') !== 'false',
    defaultValue: factFlag(facts, 'default'),
    ...(offered ? { validFor: offered.flatMap((setting) => factTexts(setting, 'controllingFieldValue')) } : {}),
  }
}
