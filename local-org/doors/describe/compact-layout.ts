/** The compact layout of an object: the few fields that tell its records apart (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_compactlayout.htm). */

import { deployed, factText, factTexts } from '../../metadata/index.ts'
import { componentId, type FieldDef, type ObjectDef } from '../../org/index.ts'
import type { Call } from '../wire/index.ts'
import { itemOf, type LayoutItem, labelOf } from './layout-item.ts'

export interface CompactLayout {
  id: string | null
  name: string
  label: string
  items: LayoutItem[]
}

/** Fields of a compact layout, where the object has them. */
const COMPACT = ['Name', 'Subject', 'Title', 'AccountId', 'Phone', 'Email', 'Website', 'Status', 'StageName', 'Amount']

const system = 'SYSTEM'

/** All compact layouts of an object, the one that is shown first. */
export function compactLayoutsOf(call: Call, object: ObjectDef): CompactLayout[] {
  const { org } = call.instance
  const about = deployed(org, 'CustomObject').find(({ fullName }) => fullName === object.name)
  const primary = (about && factText(about.facts, 'compactLayoutAssignment')) ?? system
  const start = `${object.name}.`
  const own = deployed(org, 'CompactLayout').filter(({ fullName }) => fullName.startsWith(start))
  const drawn = own.map(({ fullName, facts }): CompactLayout => {
    const name = fullName.slice(start.length)
    const items = factTexts(facts, 'fields').flatMap((field) => placeOf(object, field) ?? [])
    return { id: componentId('0AH', fullName), name, label: factText(facts, 'label') ?? name, items }
  })
  const all = [...drawn, { id: null, name: system, label: 'System Default', items: systemItems(object) }]
  return all.toSorted((a, b) => Number(b.name === primary) - Number(a.name === primary))
}

/** What the compact layout in use shows. */
export function compactItems(call: Call, object: ObjectDef): LayoutItem[] {
  return compactLayoutsOf(call, object)[0]?.items ?? []
}

function placeOf(object: ObjectDef, name: string): LayoutItem | undefined {
  const field = object.fields.find((one) => one.name === name)
  return field && (field.nameField ? plainItem(field) : itemOf(object, field))
}

/** Every object has one: its name, and what of the usual fields it has. */
function systemItems(object: ObjectDef): LayoutItem[] {
  const names = object.fields.filter(({ nameField, name }) => nameField && !COMPACT.includes(name))
  const fields = COMPACT.flatMap((name) => object.fields.find((field) => field.name === name) ?? [])
  return [...names, ...fields].map(plainItem)
}

function plainItem(field: FieldDef): LayoutItem {
  return {
    label: labelOf(field),
    fields: [field],
    required: false,
    editableForNew: field.createable,
    editableForUpdate: field.updateable,
  }
}
