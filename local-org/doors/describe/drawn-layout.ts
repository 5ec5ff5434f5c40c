/** A layout as it was deployed (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_layouts.htm). */

import { type DeployedComponent, type Facts, factFlag, factList, factText, factTexts } from '../../metadata/index.ts'
import { componentId, type ObjectDef } from '../../org/index.ts'
import { setUpId } from '../../tooling/index.ts'
import {
  itemOf,
  type LayoutItem,
  type LayoutList,
  type LayoutSection,
  type PageLayout,
  systemItems,
} from './layout-item.ts'

export function drawnLayout(object: ObjectDef, { fullName, facts }: DeployedComponent): PageLayout {
  const sections = factList(facts, 'layoutSections').flatMap((section, place): LayoutSection[] => {
    const columns = factList(section, 'layoutColumns').map((column) => itemsOf(object, column))
    const height = Math.max(0, ...columns.map(({ length }) => length))
    const rows = Array.from({ length: height }, (_, row) => columns.flatMap((column) => column[row] ?? []))
    const heading = factText(section, 'label') ?? ''
    const shown = rows.filter(({ length }) => length > 0)
    if (shown.length === 0) return []
    return [
      {
        id: setUpId('01B', fullName, heading, String(place)),
        heading,
        headings: { view: factFlag(section, 'detailHeading'), edit: factFlag(section, 'editHeading') },
        columns: factText(section, 'style') === 'OneColumn' ? 1 : columns.length,
        rows: shown,
        onlyForView: factText(section, 'style') === 'CustomLinks' || shown.flat().every(isStamp),
      },
    ]
  })
  return { id: componentId('00h', fullName), sections, relatedLists: listsOf(facts) }
}

/** Who made a record and when is not asked of those who fill one in. */
function isStamp({ fields }: LayoutItem): boolean {
  return fields[0]?.name === 'CreatedById' || fields[0]?.name === 'LastModifiedById'
}

/** Places that are empty, or hold pages and links, are left out. */
function itemsOf(object: ObjectDef, column: Facts): (LayoutItem | undefined)[] {
  return factList(column, 'layoutItems').map((place) => {
    const name = factText(place, 'field') ?? ''
    const field = object.fields.find((one) => one.name.toLowerCase() === name.toLowerCase())
    const stamp = systemItems(object).find(({ fields }) => fields[0]?.name === field?.name)
    const item = stamp ?? (field && itemOf(object, field))
    return item && behaving(item, factText(place, 'behavior'))
  })
}

function behaving(item: LayoutItem, behavior: string | undefined): LayoutItem {
  if (behavior === 'Readonly') return { ...item, editableForNew: false, editableForUpdate: false, required: false }
  return behavior === 'Required' ? { ...item, required: true } : item
}

function listsOf(facts: Facts): LayoutList[] {
  return factList(facts, 'relatedLists').flatMap((list) => {
    const name = factText(list, 'relatedList')
    return name === undefined ? [] : [{ name, fields: factTexts(list, 'fields') }]
  })
}
