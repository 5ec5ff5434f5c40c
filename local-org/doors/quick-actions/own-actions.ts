/** The quick actions that were deployed: those that make a record, change the one of the page, or log a call (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_quickaction.htm). */

import { type DeployedComponent, deployed, factList, factMember, factText } from '../../metadata/index.ts'
import type { Call } from '../wire/index.ts'
import { type Action, actions } from './action.ts'

const types: readonly Action['type'][] = ['Create', 'LogACall', 'Update']

/** All actions: those every org has, and those of this one. */
export function actionsOf(call: Call): Action[] {
  return [...actions, ...deployed(call.instance.org, 'QuickAction').flatMap(actionOf)]
}

/** 'Account.Rename' stands on accounts, 'Note_It' everywhere. Actions with pages, flows or mail do nothing here. */
function actionOf({ fullName, facts }: DeployedComponent): Action[] {
  const type = types.find((one) => one === factText(facts, 'type'))
  const [first = '', second] = fullName.split('.')
  const context = second === undefined || first === 'Global' ? undefined : first
  const target =
    type === 'Update' ? context : (factText(facts, 'targetObject') ?? (type === 'LogACall' ? 'Task' : undefined))
  if (!type || target === undefined) return []
  const layout = factMember(facts, 'quickActionLayout')
  const columns = layout ? factList(layout, 'quickActionLayoutColumns') : []
  const items = columns.flatMap((column) => factList(column, 'quickActionLayoutItems'))
  const given = factList(facts, 'fieldOverrides').flatMap((override) => {
    const [field, value] = [factText(override, 'field'), factText(override, 'literalValue')]
    return field === undefined || value === undefined ? [] : [[field, value] as const]
  })
  return [
    {
      name: second ?? first,
      label: factText(facts, 'label') ?? second ?? first,
      type,
      target,
      fields: items.flatMap((item) => factText(item, 'field') ?? []),
      ...(context === undefined ? {} : { context }),
      ...optional('parentField', factText(facts, 'targetParentField')),
      ...optional('successMessage', factText(facts, 'successMessage')),
      fixed: () => Object.fromEntries(given),
    },
  ]
}

function optional<K extends string>(name: K, value: string | undefined): Partial<Record<K, string>> {
  const found: Partial<Record<K, string>> = {}
  if (value !== undefined) found[name] = value
  return found
}
