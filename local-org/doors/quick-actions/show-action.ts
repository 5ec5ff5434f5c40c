/** A quick action as lists name it, and as its description tells it (https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_describequickactionresult.htm). */

import type { ObjectDef } from '../../org/index.ts'
import { describeField } from '../describe/index.ts'
import { themeItem } from '../recent/theme-item.ts'
import { objectOf } from '../rows/index.ts'
import type { Call } from '../wire/index.ts'
import type { Action } from './action.ts'

/** Releases from here on say by what id or name an action goes. */
const FIRST_WITH_ENUM = 35
/** Members of a description that came later, and the release that brought them; no action here has anything to say there. */
const LATER: readonly [name: string, first: number][] = [
  ['flowDevName', 41],
  ['flowRecordIdVar', 41],
  ['lightningComponentBundleId', 38],
  ['lightningComponentBundleName', 38],
  ['lightningComponentQualifiedName', 38],
  ['mobileExtensionId', 35],
]

const since = ({ version }: Call, first: number) => Number(version) >= first

/** An entry of the lists. */
export function listedAction(call: Call, { name, label, type }: Action): Record<string, unknown> {
  const place = call.params['object'] === undefined ? '' : `/sobjects/${objectOf(call).name}`
  const quickAction = `/services/data/v${call.version}${place}/quickActions/${name}`
  const defaultValues = `${quickAction}/defaultValues`
  const urls = {
    defaultValues,
    quickAction,
    describe: `${quickAction}/describe`,
    defaultValuesTemplate: `${defaultValues}/{ID}`,
  }
  return { ...(since(call, FIRST_WITH_ENUM) ? { actionEnumOrId: name } : {}), label, name, type, urls }
}

/** The whole description; its members go by their names, as every describe has them. */
export function describedAction(call: Call, action: Action): Record<string, unknown> {
  const target = objectOf(call, action.target)
  const { colors, icons } = themeItem(call.origin, action.target)
  const picture = (width: number) => icons.find((icon) => icon.theme === 'theme3' && icon.width === width)?.url ?? null
  const described = {
    ...listedAction(call, action),
    ...Object.fromEntries(LATER.flatMap(([name, first]) => (since(call, first) ? [[name, null]] : []))),
    accessLevelRequired: null,
    canvasApplicationId: null,
    canvasApplicationName: null,
    colors,
    contextSobjectType: action.context ?? (call.params['object'] === undefined ? null : objectOf(call).name),
    defaultValues: null,
    height: null,
    iconName: null,
    iconUrl: picture(32),
    icons,
    layout: { layoutRows: action.fields.flatMap((name) => layoutRow(target, name)), name: action.name },
    miniIconUrl: picture(16),
    showQuickActionLcHeader: false,
    showQuickActionVfHeader: false,
    targetParentField: action.parentField ?? null,
    targetRecordTypeId: null,
    targetSobjectType: action.target,
    visualforcePageName: null,
    visualforcePageUrl: null,
    width: null,
  }
  return Object.fromEntries(Object.entries(described).sort(([a], [b]) => (a < b ? -1 : 1)))
}

function layoutRow(target: ObjectDef, name: string): Record<string, unknown>[] {
  const field = target.fields.find((candidate) => candidate.name === name)
  if (!field) return []
  const details = describeField(target, field)
  const component = { components: [], details, displayLines: 1, tabOrder: 1, type: 'Field', value: name }
  const item = {
    editableForNew: field.createable,
    editableForUpdate: field.updateable,
    label: field.label,
    layoutComponents: [component],
    placeholder: false,
    required: !field.nillable && !field.defaultedOnCreate,
  }
  return [{ layoutItems: [item], numItems: 1 }]
}
